/**
 * Every storage and Jira call of a request through the gateway goes wrong in every way: the questions before, the trace, the call
 * itself, the questions about its reply. Nothing is shown or done that was not decided, each failure has its name, and doing it again
 * works.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssuedTokenView } from '../../src/console/contract';
import { codeOf } from './support/problem';
import { PROJECT_WIDE, WIDE } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';
import { auditEvents, expectNo, rowsOf, under, type Mishap, type Place } from './support/workflows';
import type { Answer } from './support/wire';

let site: Site;
let held: IssuedTokenView;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.switchOn(WIDE);
  // Who sees secured issues, so that all questions are asked.
  held = await site.issueToken('lead', PROJECT_WIDE);
});

const ask = (path: string, call: GatewayCall = {}): Promise<Answer> =>
  site.gateway(path, { ...call, token: held.token });
const traces = (): Promise<number> => auditEvents(site, 'request.allowed', held.view.locator);

/** A call of the platform on the way of a request, and what its failure is called. */
type Step = Place & { readonly code: string };
const cold = true;
const kvs = (what: string, match: string): Step => ({
  target: 'kvs',
  what,
  match,
  cold,
  code: 'storage-unavailable',
});
const standing = (what: string, match: string, after = 0): Step => ({
  ...{ target: 'jira', what, match, after, cold },
  code: 'owner-standing-unknown',
});
const jira = (what: string, match: string): Step => ({
  target: 'jira',
  what,
  match,
  cold,
  code: 'jira-error',
});

const TAG_KEYS = kvs('the read of the tag keys', '/secret/get');
const AUTHORITY = kvs('the read of record and policy', '/batch/get');
const lasting = true;
const OWNER: Step = { ...standing('the question who the owner is', 'user?accountId'), lasting };
const STANDING: Step = { ...standing('the question what the owner may do', 'permissions/check'), lasting };
const BEGIN = [TAG_KEYS, AUTHORITY, OWNER, STANDING];
const TRACE = kvs('the audit event', '/entity/set');
const RESOLVE = jira('the question for the issue’s project', '?fields=project');

const codeAt = ({ code }: Step, mishap: Mishap, found: string): void => expectNo(found, mishap, [code]);
const steps = (...list: readonly Step[]): readonly (readonly [string, Step, Mishap])[] =>
  rowsOf(list) as readonly (readonly [string, Step, Mishap])[];

const SEARCH: GatewayCall = {
  method: 'POST',
  json: { jql: 'labels in (voice, security)', fields: ['summary'] },
};
const READS = [
  {
    name: 'a plain read',
    read: () => ask('/rest/api/3/issue/ABC-2'),
    shows: 'Vowels are pronounced',
    rows: steps(
      ...BEGIN,
      jira('the reading itself', 'GET /rest/api/3/issue/ABC-2'),
      jira('the question where linked issues are', 'issue/bulkfetch'),
      standing('the question whether the owner may see them', 'permissions/check', 1),
    ),
  },
  {
    name: 'a read of an issue’s parts',
    read: () => ask('/rest/api/3/issue/ABC-2/comment'),
    shows: 'Please begin with A',
    rows: steps(STANDING, RESOLVE, jira('the reading itself', 'ABC-2/comment')),
  },
  {
    name: 'a search',
    read: () => ask('/rest/api/3/search/jql', SEARCH),
    shows: 'Signing key was committed',
    rows: steps(
      OWNER,
      STANDING,
      jira('the question for secured issues', 'level+is+not+EMPTY'),
      standing('the question which of them the owner sees', 'permissions/check', 1),
      jira('the search itself', 'POST /rest/api/3/search/jql'),
      standing('the question whether the owner sees what was found', 'permissions/check', 2),
    ),
  },
  {
    name: 'a list of projects',
    read: () => ask('/rest/api/3/project'),
    shows: '"key":"ABC"',
    rows: steps(STANDING, jira('the reading itself', 'GET /rest/api/3/project')),
  },
] as const;

describe.each(READS)('$name', ({ read, shows, rows }) => {
  it.each(rows)(
    '%s: nothing is shown, it is refused by name, and works again at once',
    async (_, step, mishap) => {
      const answer = await under(site, [step, mishap], read);
      expect(answer.body).not.toContain(shows);
      codeAt(step, mishap, codeOf(answer));
      expect((await read()).body).toContain(shows);
      expect(await traces()).toBe(0);
    },
  );
});

const summaryOf = async (): Promise<string> => (await ask('/rest/api/3/issue/ABC-2?fields=summary')).body;
const editing = (summary: string, query = ''): Promise<Answer> =>
  ask(`/rest/api/3/issue/ABC-2${query}`, { method: 'PUT', json: { fields: { summary } } });
const EDIT = jira('the change itself', 'PUT /rest/api/3/issue/ABC-2');

const ATTRIBUTION = jira('the attribution', 'PUT /rest/api/3/issue/10101/properties');

describe.each([
  { attributeInJira: false, rows: steps(...BEGIN, RESOLVE, TRACE, EDIT) },
  { attributeInJira: true, rows: steps(TRACE, ATTRIBUTION, EDIT) },
])('a change (policy.attributeInJira $attributeInJira)', ({ attributeInJira, rows }) => {
  beforeEach(() => site.changeRules({ attributeInJira }));

  it.each(rows)(
    '%s: nothing is changed without its trace, and changing again works',
    async (name, step, mishap) => {
      const answer = await under(site, [step, mishap], () => editing(name));
      codeAt(step, mishap, codeOf(answer));
      const isChanged = (await summaryOf()).includes(JSON.stringify(name));
      expect(isChanged).toBe(step === EDIT && mishap.applied);
      if (isChanged) expect(await traces()).toBe(1);
      if (BEGIN.includes(step) || step === RESOLVE) expect(await traces()).toBe(0);
      expect(codeOf(await editing(`${name}, again`))).toBe('bare 204');
      expect(await summaryOf()).toContain(`${name}, again`);
    },
  );
});

it('an issue bears the name of no change that was never let through', async () => {
  await site.changeRules({ attributeInJira: true });
  await site.forgetCalls();
  await site.fault({ target: 'kvs', match: '/entity/set', times: 1, status: 500 });
  expect(codeOf(await editing('not traced'))).toBe('storage-unavailable');
  const changes = (await site.jiraCalls()).filter(({ method }) => method === 'PUT');
  expect(changes.map(({ path }) => path)).toEqual([]);
});

describe('a change that was made and whose reply nobody can judge', () => {
  const RETURN = '?returnIssue=true';
  const later = steps(
    jira('the question where linked issues are', 'issue/bulkfetch'),
    standing('the question whether the owner may see them', 'permissions/check', 1),
  );
  it.each(later)('%s: it is told as made, without the reply', async (name, step, mishap) => {
    const { status, body } = await under(site, [step, mishap], () => editing(name, RETURN));
    expect([status, body]).toEqual([mishap.dies ? 424 : 200, '']);
    expect(await summaryOf()).toContain(JSON.stringify(name));
    expect(await traces()).toBe(1);
    expect((await editing(name, RETURN)).body).toContain('"key":"ABC-2"');
  });

  it.each([
    ['a rate limit of Jira', 429],
    ['a question that is not the app’s to ask', 403],
    ['a question that Jira does not take', 400],
  ])('%s: it is told as made, without what cannot be judged', async (name, status) => {
    await site.coldStart();
    await site.fault({ target: 'jira', match: 'permissions/check', after: 1, status });
    const answer = await editing(name, RETURN);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('DEF-3');
    expect(await auditEvents(site, 'request.denied', held.view.locator)).toBe(0);
  });

  it('a reply that is no JSON: it is told as made, without it', async () => {
    const fault = { target: 'jira', match: 'PUT /rest/api/3/issue/ABC-2', effect: 'applied' } as const;
    await site.fault({ ...fault, status: 200, body: '<html>' });
    expect(await editing('html')).toMatchObject({ status: 200, body: '' });
  });
});

it.each([
  ['fails', { status: 500 }],
  ['does not answer', { timeout: true, timeoutMs: 5 }],
])('a denial whose event %s stays a denial', async (_, plan) => {
  await site.fault({ target: 'kvs', match: '/entity/set', ...plan });
  expect(codeOf(await ask('/rest/api/3/issue/DEF-1'))).toBe('project-outside');
});

it.each(steps(TAG_KEYS, AUTHORITY))('%s: a revoked token gets nothing', async (_, step, mishap) => {
  await site.revoke('lead', held.view.locator);
  await site.forgetCalls();
  await under(site, [step, mishap], () => ask('/rest/api/3/issue/ABC-2'));
  expect(await site.jiraCalls()).toEqual([]);
  expect(codeOf(await ask('/rest/api/3/issue/ABC-2'))).toBe('token-revoked');
});
