import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { anEvent, type EventChange } from '../support/builders';
import type { JiraScript } from '../support/fake-jira';
import { gatewayWorld, type GatewayWorld } from '../support/gateway-world';

const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';
const COMMENTS = 'POST /rest/api/3/comment/list';
const WORKLOGS = 'POST /rest/api/3/worklog/list';
const ADMINS = { type: 'role', value: 'Administrators' };
const entries = (more: object, issue = '501'): JiraScript => ({
  answers: {
    [COMMENTS]: { values: [{ id: '7', self: `https://x/rest/api/3/issue/${issue}/comment/7`, ...more }] },
    [WORKLOGS]: [{ id: '7', issueId: issue, ...more }],
  },
});
const ask = (world: GatewayWorld, change: EventChange): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);

const CHANGES: readonly (readonly [string, EventChange])[] = (['comment', 'worklog'] as const).flatMap(
  (kind) => [
    [`PUT ${kind}`, { method: 'PUT', path: `/rest/api/3/issue/ABC-1/${kind}/7`, body: '{}' }] as const,
    [`DELETE ${kind}`, { method: 'DELETE', path: `/rest/api/3/issue/ABC-1/${kind}/7` }] as const,
  ],
);

describe('a comment or work log is changed', () => {
  it.each(CHANGES)('where it is for all who see the issue: %s', async (_what, change) => {
    const world = gatewayWorld({ jira: entries({}) });
    expect((await ask(world, change)).statusCode).toBe(200);
    expect(world.jira.forwarded()).toHaveLength(1);
  });

  // Who is in a role or group, the app cannot ask: its owner may not even see it.
  it.each(CHANGES)('never where it is for a role or group alone: %s', async (_what, change) => {
    const world = gatewayWorld({ jira: entries({ visibility: ADMINS }) });
    expect(codeOf(await ask(world, change))).toBe('project-outside');
    expect(world.jira.forwarded()).toEqual([]);
  });

  it.each(CHANGES)('never where Jira knows no such one, or another project’s: %s', async (_what, change) => {
    for (const jira of [{}, entries({}, '502')]) {
      const world = gatewayWorld({ jira });
      expect(codeOf(await ask(world, change))).toBe('project-outside');
      expect(world.jira.forwarded()).toEqual([]);
    }
  });

  it('and read without a question about it: its reply says whether it is restricted', async () => {
    const self = 'https://x.atlassian.net/rest/api/3/issue/501/comment/7';
    const reply = { id: '7', self, visibility: ADMINS, body: 'confidential' };
    const world = gatewayWorld({ jira: { reply: { body: JSON.stringify(reply) } } });
    const answer = await ask(world, { path: '/rest/api/3/issue/ABC-1/comment/7' });
    expect(codeOf(answer)).toBe('target-unresolved');
    expect(answer.body).not.toContain('confidential');
    expect(world.jira.asked()).not.toContain('other');
  });
});

describe('a request that names more than a thousand issues', () => {
  it('touches what nobody can place: it is refused, and Jira asked nothing about them', async () => {
    const world = gatewayWorld();
    const selected = Array.from({ length: 1_001 }, (_, at) => String(30_000 + at));
    const body = JSON.stringify({ selectedIssueIdsOrKeys: selected });
    const change = { method: 'POST', path: '/rest/api/3/bulk/issues/delete', body };
    expect(codeOf(await ask(world, change))).toBe('project-outside');
    expect(world.jira.questions('bulkfetch')).toEqual([]);
    expect(world.jira.forwarded()).toEqual([]);
  });
});
