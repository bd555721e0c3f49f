import { describe, expect, it } from 'vitest';
import { findTarget } from '../../src/gateway/find-target';
import type { Reach } from '../../src/policy/grant';
import type { Standing } from '../../src/policy/standing';
import { aRequest } from '../support/a-request';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { NOW } from '../support/fixed-times';
import { standingPorts } from '../support/gateway-world';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
const EDIT = 'PUT /rest/api/3/issue/';

async function find(line: string, reach: Reach, script: JiraScript = {}) {
  const ports = standingPorts(script);
  const found = await findTarget(aRequest(line), reach, ports, NOW);
  return { found, jira: ports.jira };
}

describe('the owner’s standing', () => {
  const standingOf = async (
    line: string,
    reach: Reach,
    script: JiraScript = {},
  ): Promise<Standing | undefined> => {
    const { found } = await find(line, reach, script);
    return found.ok ? found.value.findings.standing : undefined;
  };
  const held = (...needs: readonly string[]): Standing => ({ kind: 'known', held: new Set(needs) });

  it.each<[string, string, Reach, Standing]>([
    [
      'on an issue is asked by its id',
      `${EDIT}ABC-1`,
      IN_ABC,
      held('BROWSE_PROJECTS issue 501', 'EDIT_ISSUES issue 501'),
    ],
    [
      'on a project is asked by its id',
      'GET /rest/api/3/project/ABC/statuses',
      IN_ABC,
      held('BROWSE_PROJECTS project 10001'),
    ],
    [
      'for a search is asked of the token’s projects',
      'GET /rest/api/3/search/jql',
      BOTH,
      held('BROWSE_PROJECTS project 10001', 'BROWSE_PROJECTS project 10002'),
    ],
    [
      'for anything site-wide is to administer Jira',
      'GET /rest/api/3/announcementBanner',
      SITE_WIDE,
      held('ADMINISTER'),
    ],
    ['for site metadata is to be active', 'GET /rest/api/3/priority', IN_ABC, held()],
  ])('%s', async (_what, line, reach, standing) => {
    expect(await standingOf(line, reach)).toEqual(standing);
  });

  it('is not asked for what is out of reach', async () => {
    const { jira } = await find('GET /rest/api/3/announcementBanner', IN_ABC);
    expect(jira.calls).toEqual([]);
  });

  it('is asked of the issue that Jira means, not of the id that its key had lately', async () => {
    const ports = standingPorts();
    const edit = aRequest(`${EDIT}ABC-1`);
    await findTarget(edit, IN_ABC, ports, NOW);
    ports.jira.become({
      issues: [{ id: '777', key: 'ABC-1', project: ABC }],
      lacking: ['EDIT_ISSUES issue 777'],
    });
    const found = await findTarget(edit, IN_ABC, ports, NOW + 1);
    expect(found.ok && found.value.findings).toEqual({
      target: { kind: 'places', projects: [], issues: [{ id: '777', projectId: ABC.id }] },
      standing: held('BROWSE_PROJECTS issue 777'),
    });
  });

  it('costs no second question where its guess was right', async () => {
    const ports = standingPorts();
    await findTarget(aRequest(`${EDIT}501`), IN_ABC, ports, NOW);
    expect([...ports.jira.asked()].sort()).toEqual(['check', 'issue', 'user']);
    await findTarget(aRequest(`${EDIT}ABC-1`), IN_ABC, ports, NOW + 1);
    expect([...ports.jira.asked()].sort()).toEqual(['check', 'issue', 'issue', 'user']);
  });

  const guessed = async (line: string, script: JiraScript) => {
    const { found, jira } = await find(line, IN_ABC, script);
    return { standing: found.ok && found.value.findings.standing, asked: [...jira.asked()].sort() };
  };
  it.each<[string, string, JiraScript, Standing, readonly string[]]>([
    [
      'what the owner may',
      `${EDIT}501`,
      { faults: { check: { status: 500 } } },
      { kind: 'unknown', why: 'no-answer' },
      ['check', 'issue', 'user'],
    ],
    [
      'whether the owner is still there',
      `${EDIT}ABC-1`,
      { faults: { user: { fault: 'timeout' } } },
      { kind: 'unknown', why: 'no-answer' },
      ['issue', 'user'],
    ],
    [
      'whether the app may ask',
      'GET /rest/api/3/issue/501',
      { faults: { check: { status: 403 } } },
      { kind: 'unknown', why: 'not-allowed-to-ask' },
      ['check', 'user'],
    ],
    ['who has gone', `${EDIT}501`, { owner: 'deleted' }, { kind: 'inactive' }, ['check', 'issue', 'user']],
  ])('is not asked again, where the guess did not learn %s', async (...[, line, script, standing, asked]) => {
    expect(await guessed(line, script)).toEqual({ standing, asked });
  });

  it('fails only where Jira limits the rate', async () => {
    const { found } = await find(`${EDIT}ABC-1`, IN_ABC, { faults: { check: { status: 429 } } });
    expect(found).toMatchObject({ error: { code: 'jira-rate-limited' } });
    expect(await standingOf(`${EDIT}ABC-1`, IN_ABC, { faults: { check: { status: 500 } } })).toEqual({
      kind: 'unknown',
      why: 'no-answer',
    });
  });
});
