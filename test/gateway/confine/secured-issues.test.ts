import { describe, expect, it } from 'vitest';
import { boundSecured } from '../../../src/gateway/confine/secured-issues';
import { ABC } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const within = (...ids: readonly string[]) => ({ kind: 'in', ids }) as const;

describe('secured issues', () => {
  const bound = async (script: JiraScript, projects: readonly string[] = ['10001']) => {
    const ports = standingPorts(script);
    const one = await boundSecured(within(...projects), ports, NOW);
    return { bound: one.ok ? one.value : one.error, jira: ports.jira };
  };

  it.each<[string, JiraScript, readonly string[] | undefined]>([
    ['bind nothing where there are none', {}, undefined],
    ['bind nothing where the owner sees all', { secured: ['501', '511'] }, undefined],
    [
      'bind to those that the owner sees',
      { secured: ['501', '511'], lacking: ['BROWSE_PROJECTS issue 511'] },
      ['501'],
    ],
    ['bind to none where the owner sees none', { secured: ['501'], lacking: ['BROWSE_PROJECTS'] }, []],
    ['bind to none where Jira does not show them', { faults: { secured: { status: 403 } } }, []],
  ])('%s', async (_what, script, expected) => {
    expect((await bound(script)).bound).toEqual(expected);
  });

  it.each<[string, JiraScript, object]>([
    [
      'nobody knows what the owner sees',
      { faults: { check: { status: 500 } } },
      { code: 'owner-standing-unknown', why: 'no-answer' },
    ],
    [
      'the app may not ask',
      { faults: { check: { status: 403 } } },
      { code: 'owner-standing-unknown', why: 'not-allowed-to-ask' },
    ],
    ['the owner has gone', { owner: 'deactivated' }, { code: 'owner-inactive' }],
    [
      'Jira limits the rate',
      { faults: { check: { status: 429, headers: { 'retry-after': '3' } } } },
      { code: 'jira-rate-limited', retryAfter: '3' },
    ],
    [
      'Jira is silent about them',
      { faults: { secured: { fault: 'timeout' } } },
      { code: 'jira-error', fault: 'timeout' },
    ],
  ])('are not left out in silence: a refusal where %s', async (_what, script, refusal) => {
    expect((await bound({ secured: ['501'], ...script })).bound).toMatchObject(refusal);
  });

  it('bind to those seen, where there are more than were told', async () => {
    const body = JSON.stringify({ issues: [{ id: '501' }], nextPageToken: 'x' });
    expect((await bound({ faults: { secured: { body } } })).bound).toEqual(['501']);
  });

  it('bind to two hundred at most', async () => {
    const issues = Array.from({ length: 300 }, (_, at) => ({
      id: String(40_000 + at),
      key: `ABC-${40_000 + at}`,
      project: ABC,
    }));
    const secured = issues.map(({ id }) => id);
    const { bound: ids } = await bound({ issues, secured, lacking: ['BROWSE_PROJECTS issue 40299'] });
    expect(ids).toEqual(secured.slice(0, 200));
  });

  it('are asked for by the ids of the projects, and remembered for a minute by site and projects', async () => {
    const ports = standingPorts();
    await boundSecured(within('10001', '10002'), ports, NOW);
    const [question] = ports.jira.questions('secured');
    expect(new URLSearchParams(question?.path.split('?')[1]).get('jql')).toBe(
      'project in (10001, 10002) AND level is not EMPTY',
    );
    ports.jira.become({ secured: ['501'], lacking: ['BROWSE_PROJECTS issue 501'] });
    expect(await boundSecured(within('10001', '10002'), ports, NOW + 59_999)).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await boundSecured(within('10001'), ports, NOW + 59_999)).toEqual({ ok: true, value: [] });
    expect(await boundSecured(within('10001', '10002'), ports, NOW + 60_000)).toEqual({
      ok: true,
      value: [],
    });
  });
});
