/** A token does no more than its owner may do now. What a warm container was told of that is believed for 60 seconds, and no longer. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from './support/problem';
import { PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';

let site: Site;
let token: string;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
  token = (await site.issueToken('member', WRITER)).token;
});

const READ = '/rest/api/3/issue/ABC-2?fields=summary';
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const SEARCH = '/rest/api/3/search/jql';
const comment: GatewayCall = { method: 'POST', json: { body: 'said' } };
const search: GatewayCall = { method: 'POST', json: { jql: 'labels = voice' } };
const ask = async (path: string, call: GatewayCall = {}): Promise<string> =>
  codeOf(await site.gateway(path, { ...call, token }));

const post = (route: string, body: object) => (): Promise<unknown> => site.control(`POST ${route}`, body);
const role = (name: string | null): (() => Promise<unknown>) =>
  post('/people/member/roles', { project: 'ABC', role: name });
const grant = (permission: string, granted: boolean): (() => Promise<unknown>) =>
  post('/projects/ABC/grants', { permission, to: { kind: 'role', role: 'Developers' }, granted });
const active = (is: boolean): (() => Promise<unknown>) => post('/people/member', { active: is });
const secured = (level: string | null): (() => Promise<unknown>) =>
  post('/issues/ABC-2', { security: level });

interface Loss {
  readonly what: string;
  readonly act: () => Promise<string>;
  readonly passes: string;
  readonly lose: () => Promise<unknown>;
  readonly code: string;
  readonly regain?: () => Promise<unknown>;
}

const reading = { act: () => ask(READ), passes: 'jira 200' };
const lost = { code: 'owner-lost-permission' };
const gone = { code: 'owner-inactive' };

const LOSSES: readonly Loss[] = [
  { what: 'the project, at a plain read', ...reading, lose: role(null), ...lost, regain: role('Developers') },
  {
    what: 'the project, at a search',
    act: () => ask(SEARCH, search),
    passes: 'jira 200',
    lose: role(null),
    ...lost,
    regain: role('Developers'),
  },
  {
    what: 'one permission, at a change',
    act: () => ask(COMMENT, comment),
    passes: 'jira 201',
    lose: grant('ADD_COMMENTS', false),
    ...lost,
    regain: grant('ADD_COMMENTS', true),
  },
  {
    what: 'one issue, by a security level',
    ...reading,
    lose: secured('Admins only'),
    ...lost,
    regain: secured(null),
  },
  { what: 'the account, at a plain read', ...reading, lose: active(false), ...gone, regain: active(true) },
  {
    what: 'the account, at site metadata',
    act: () => ask('/rest/api/3/field'),
    passes: 'jira 200',
    lose: active(false),
    ...gone,
    regain: active(true),
  },
  { what: 'the account for good', ...reading, lose: () => site.control('DELETE /people/member'), ...gone },
];

describe.each(LOSSES)('the owner loses $what', ({ act, passes, lose, code }) => {
  it('it bites when 60 seconds are over, at the latest', async () => {
    expect(await act()).toBe(passes);
    await lose();
    await site.clock({ advanceMs: 59_900 });
    // Until then either is right; nothing else is.
    expect([passes, code]).toContain(await act());
    await site.clock({ advanceMs: 100 });
    expect(await act()).toBe(code);
  });

  it('it bites at once in a container that was never told', async () => {
    expect(await act()).toBe(passes);
    await lose();
    await site.coldStart();
    expect(await act()).toBe(code);
  });

  it('reading on does not keep what was told alive', async () => {
    for (let count = 0; count < 4; count += 1) {
      await act();
      await site.clock({ advanceMs: 20_000 });
      if (count === 0) await lose();
    }
    expect(await act()).toBe(code);
  });
});

const REGAINED = LOSSES.flatMap(({ regain, ...loss }) => (regain ? [{ ...loss, regain }] : []));

describe.each(REGAINED)('the owner is given back $what', ({ act, passes, lose, code, regain }) => {
  it('it counts when 60 seconds are over, at the latest', async () => {
    await lose();
    expect(await act()).toBe(code);
    await regain();
    await site.clock({ advanceMs: 60_000 });
    expect(await act()).toBe(passes);
  });
});

it('a clock that was set back makes nothing remembered older than it is, and nothing younger', async () => {
  await site.clock({ advanceDays: 2 });
  expect(await ask(READ)).toBe('jira 200');
  await role(null)();
  await site.clock({ reset: true });
  expect(await ask(READ)).toBe('owner-lost-permission');
});

it('what one owner may do is never remembered for another', async () => {
  const lead = await site.issueToken('lead', PROJECT_WIDE);
  const secret = '/rest/api/3/issue/ABC-13?fields=summary';
  expect(codeOf(await site.gateway(secret, { token: lead.token }))).toBe('jira 200');
  expect(await ask(secret)).toBe('owner-lost-permission');
  expect(codeOf(await site.gateway(secret, { token: lead.token }))).toBe('jira 200');
});

it('what a search found for one owner is judged anew for the next', async () => {
  const lead = await site.issueToken('lead', PROJECT_WIDE);
  const call: GatewayCall = { method: 'POST', json: { jql: 'level is not EMPTY', fields: ['summary'] } };
  const found = async (by: string): Promise<string> =>
    (await site.gateway(SEARCH, { ...call, token: by })).body;
  expect(await found(lead.token)).toContain('ABC-13');
  expect(await found(token)).toBe('{"issues":[],"isLast":true}');
  expect(await found(lead.token)).toContain('ABC-13');
});

it('a token of two projects whose owner lost one works in the other, and searches that alone', async () => {
  const two = (await site.issueToken('member', { ...WRITER, projectIds: ['10001'] })).token;
  const json = { jql: 'project in (ABC, DEF)', fields: ['summary'], maxResults: 100 };
  const projects = async (): Promise<readonly string[]> => {
    const { body } = await site.gateway(SEARCH, { token: two, method: 'POST', json });
    return [...new Set([...body.matchAll(/"key":"([A-Z]+)-/g)].map(([, key = '']) => key))].sort();
  };
  expect(await projects()).toEqual(['ABC', 'DEF']);
  await site.control('POST /people/member/roles', { project: 'DEF', role: null });
  await site.clock({ advanceMs: 60_000 });
  expect(await projects()).toEqual(['ABC']);
  expect(codeOf(await site.gateway('/rest/api/3/issue/DEF-1', { token: two }))).toBe('owner-lost-permission');
  expect(codeOf(await site.gateway(READ, { token: two }))).toBe('jira 200');
});

it('a site-wide token ends at what its owner may see: an admin who is no admin any more', async () => {
  const admin = (await site.issueToken('admin', SITE_WIDE)).token;
  const workflows = { token: admin };
  const read = async (): Promise<string> =>
    codeOf(await site.gateway('/rest/api/3/permissionscheme', workflows));
  const before = await read();
  expect(before).toMatch(/^jira /);
  await site.control('POST /people/admin', { admin: false });
  await site.clock({ advanceMs: 60_000 });
  expect(await read()).toBe('owner-lost-permission');
});
