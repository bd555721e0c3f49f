import { describe, expect, it } from 'vitest';
import { boundProjects } from '../../../src/gateway/confine/bound-projects';
import { askStanding } from '../../../src/gateway/standing/ask-standing';
import type { Reach } from '../../../src/policy/grant';
import type { Need, Standing } from '../../../src/policy/standing';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };
/** A token's own projects were asked about before; the site's are asked about here. */
async function bound(reach: Reach, script: JiraScript = {}) {
  const ports = standingPorts(script);
  const projects = reach.kind === 'projects' ? reach.projects : [];
  const needs = projects.map(({ id }): Need => ({
    permission: 'BROWSE_PROJECTS',
    subject: { kind: 'project', id },
  }));
  const standing = await askStanding(needs, ports, NOW);
  if (!standing.ok) return standing.error;
  const one = await boundProjects(reach, standing.value, ports, NOW);
  return one.ok ? one.value : one.error;
}
const NOTHING_ASKED: Standing = { kind: 'known', held: new Set() };
const site = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(20_000 + at), key: `P${at}` }));
const hiding = (count: number) => site(count).map(({ id }) => `BROWSE_PROJECTS project ${id}`);

describe('a search finds', () => {
  it.each<[string, Reach, JiraScript, unknown]>([
    ['what is in the token’s project', IN_ABC, {}, { kind: 'in', ids: ['10001'] }],
    ['what is in all of its projects', BOTH, {}, { kind: 'in', ids: ['10001', '10002'] }],
    [
      'what is in those that the owner sees',
      BOTH,
      { lacking: ['BROWSE_PROJECTS project 10001'] },
      { kind: 'in', ids: ['10002'] },
    ],
    ['everything, site-wide, where the owner sees all projects', SITE_WIDE, {}, undefined],
    [
      'nothing of what the owner does not see, site-wide',
      SITE_WIDE,
      { lacking: ['BROWSE_PROJECTS project 10002'] },
      { kind: 'not-in', ids: ['10002'] },
    ],
    [
      'what the owner sees, where that is the shorter list',
      SITE_WIDE,
      { projects: site(203), lacking: hiding(201) },
      { kind: 'in', ids: ['20201', '20202'] },
    ],
  ])('%s', async (_what, reach, script, expected) => {
    expect(await bound(reach, script)).toEqual(expected);
  });

  it.each<[string, Reach, JiraScript, object]>([
    [
      'the owner sees none of the token’s projects',
      IN_ABC,
      { lacking: ['BROWSE_PROJECTS'] },
      { code: 'owner-lost-permission' },
    ],
    [
      'the owner sees no project of the site',
      SITE_WIDE,
      { lacking: ['BROWSE_PROJECTS'] },
      { code: 'owner-lost-permission' },
    ],
    ['the owner has gone', SITE_WIDE, { owner: 'deactivated' }, { code: 'owner-inactive' }],
    [
      'nobody knows what the owner sees',
      SITE_WIDE,
      { faults: { check: { status: 500 } } },
      { code: 'owner-standing-unknown', why: 'no-answer' },
    ],
    [
      'Jira does not show the projects',
      SITE_WIDE,
      { faults: { projects: { status: 403 } } },
      { code: 'owner-lost-permission' },
    ],
    [
      'Jira is silent about the projects',
      SITE_WIDE,
      { faults: { projects: { fault: 'timeout' } } },
      { code: 'jira-error' },
    ],
    [
      'neither list is short',
      SITE_WIDE,
      { projects: site(402), lacking: hiding(201) },
      { code: 'target-unresolved', where: 'jql' },
    ],
  ])('nothing where %s', async (_what, reach, script, refusal) => {
    expect(await bound(reach, script)).toMatchObject(refusal);
  });

  it('what is in the projects that there were within the last minute, site-wide', async () => {
    const ports = standingPorts();
    await boundProjects(SITE_WIDE, NOTHING_ASKED, ports, NOW);
    await boundProjects(SITE_WIDE, NOTHING_ASKED, ports, NOW + 59_999);
    expect(ports.jira.questions('projects')).toHaveLength(1);
    await boundProjects(SITE_WIDE, NOTHING_ASKED, ports, NOW + 60_000);
    expect(ports.jira.questions('projects')).toHaveLength(2);
  });
});
