/** One request must not cost hundreds of questions: what names too much is refused before the first. */
import { describe, expect, it } from 'vitest';
import { findTarget } from '../../../src/gateway/find-target';
import { placeProjects } from '../../../src/gateway/target/place-projects';
import { aRequest } from '../../support/a-request';
import { ABC } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const reach = { kind: 'projects', projects: [ABC] } as const;
const ids = (count: number) => Array.from({ length: count }, (_, at) => String(10_000 + at));

describe('a request that names more than Jira takes', () => {
  it.each([
    ['POST /rest/api/3/search/jql', { jql: 'x = 1', reconcileIssues: ids(20_000).map(Number) }],
    ['POST /rest/api/3/issue/bulkfetch', { issueIdsOrKeys: ids(20_000) }],
    ['POST /rest/api/3/bulk/issues/delete', { selectedIssueIdsOrKeys: ids(5_000) }],
    [
      'POST /rest/api/3/permissions/check',
      { projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: ids(20_000).map(Number) }] },
    ],
  ])('%s costs no question', async (operation, json) => {
    const ports = standingPorts();
    const found = await findTarget(aRequest(operation, { json }), reach, ports, NOW);
    expect(found).toMatchObject({ ok: true, value: { findings: { target: { kind: 'unresolved' } } } });
    expect(ports.jira.asked()).toEqual([]);
  });

  it('reconciles up to a hundred issues with one question for all of them', async () => {
    const ports = standingPorts();
    const json = { jql: 'x = 1', reconcileIssues: ids(100).map(Number) };
    await findTarget(aRequest('POST /rest/api/3/search/jql', { json }), reach, ports, NOW);
    expect(ports.jira.questions('bulkfetch')).toHaveLength(1);
  });
});

describe('project keys', () => {
  it('are one question each, however often and in whatever case they are written', async () => {
    const ports = standingPorts();
    expect(await placeProjects(['ABC', 'abc', 'aBc', 'ABC'], ports, NOW)).toEqual({
      ok: true,
      value: [ABC.id],
    });
    expect(ports.jira.asked()).toEqual(['project']);
  });

  it('are placed by nobody where there are more than fifty', async () => {
    const ports = standingPorts();
    const keys = Array.from({ length: 51 }, (_, at) => `K${at}`);
    expect(await placeProjects(keys, ports, NOW)).toEqual({ ok: true, value: undefined });
    expect(ports.jira.asked()).toEqual([]);
  });
});
