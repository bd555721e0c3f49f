/** What a request costs: counts of storage and Jira calls, and their order. Never times. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  AUDIT,
  BATCH,
  BUDGETS,
  COMMENT,
  ISSUE,
  json,
  OWNER,
  SECRET,
  STANDING,
  TRANSACTION,
} from './support/budgets';
import { garble, partsOf, reforge } from './support/forge-token';
import { expectRefusal } from './support/problem';
import { PROJECT_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';
import { isCounting } from './support/counting';

let site: Site;
let token: string;
/** Every scope and effect, bound to ABC. */
let wide: string;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  token = (await site.issueToken('member', WRITER)).token;
  wide = (await site.issueToken('member', PROJECT_WIDE)).token;
});
afterAll(() => site.close());
beforeEach(async () => {
  // Warm: code is loaded and the tag keys are remembered.
  await site.gateway('/token/self', { token });
  await site.forgetCalls();
});

const comment = (): GatewayCall => ({ method: 'POST', json: { body: 'counted' }, token });
/** What storage and Jira were asked, in the order they were. Counting is beside it: usage.test.ts says what that costs. */
async function costOf(path: string, call: GatewayCall = {}): Promise<readonly string[]> {
  await site.gateway(path, call);
  return asked();
}

async function asked(): Promise<readonly string[]> {
  const kvs = (await site.kvsCalls())
    .filter((call) => !isCounting(call))
    .map(({ seq, path, keys }) => ({ seq, text: `kvs ${path} (${keys})` }));
  const jira = (await site.jiraCalls()).map(({ seq, method, path }) => ({
    seq,
    text: `jira ${method} ${path}`,
  }));
  await site.forgetCalls();
  return [...kvs, ...jira].sort((one, other) => one.seq - other.seq).map(({ text }) => text);
}

/** In a container that knows the tag keys and nothing of Jira; and again, when it has just been told. */
async function costsOf(
  path: string,
  call: GatewayCall,
): Promise<{ cold: readonly string[]; warm: readonly string[] }> {
  await site.coldStart();
  await site.gateway('/token/self', { token });
  await site.forgetCalls();
  return { cold: await costOf(path, call), warm: await costOf(path, call) };
}

describe.each(BUDGETS)('$what', ({ path, call, before, always = [], after = [], sent }) => {
  it('costs what it must when nothing is known, and one Jira call more than what must be asked when it is', async () => {
    const costs = await costsOf(path, { ...call, token: wide });
    // Questions that go out together stand in the order in which they were begun.
    expect(costs.cold).toEqual([BATCH, ...before, sent, ...after]);
    expect(costs.warm).toEqual([BATCH, ...always, sent]);
  });
});

describe('in a warm container', () => {
  it('what is known of one issue’s project and owner is not asked for the next', async () => {
    await costsOf(`${ISSUE}?fields=summary`, { token });
    const next = '/rest/api/3/issue/ABC-3?fields=summary';
    expect(await costOf(next, { token })).toEqual([BATCH, `jira GET ${next}%2Cproject`, STANDING]);
    expect(await costOf(next, { token })).toEqual([BATCH, `jira GET ${next}%2Cproject`]);
  });

  it('everything is asked again after 60 seconds', async () => {
    const { cold } = await costsOf(ISSUE, { token });
    await site.clock({ advanceMs: 60_000 });
    expect((await costOf(ISSUE, { token })).toSorted()).toEqual(
      // The issue's own permission can be asked for beside the project's now.
      expect.arrayContaining([...new Set(cold)]),
    );
    await site.clock({ reset: true });
  });

  it.each(['', '?fields=summary', '?fields=-description'])(
    'a site-wide token costs no question for the project either: %j',
    async (query) => {
      const admin = await site.issueToken('admin', { ...PROJECT_WIDE, reach: 'site' });
      await site.gateway(ISSUE + query, { token: admin.token });
      await site.forgetCalls();
      expect(await costOf(ISSUE + query, { token: admin.token })).toEqual([
        BATCH,
        expect.stringContaining(`jira GET ${ISSUE}`) as string,
      ]);
    },
  );

  it('GET /token/self costs one batch read and no Jira call', async () => {
    expect(await costOf('/token/self', { token })).toEqual([BATCH]);
  });

  it.each([
    ['/token/revoke', { json: { reason: 'not-needed' } }],
    ['/token/leaked', {}],
  ])('%s costs one batch read, one transaction of record and event, and no Jira call', async (path, call) => {
    const ended = (await site.issueToken('member', WRITER)).token;
    await site.forgetCalls();
    expect(await costOf(path, { ...call, method: 'POST', token: ended })).toEqual([BATCH, TRANSACTION]);
    expect(await costOf(path, { ...call, method: 'POST', token: ended })).toEqual([BATCH, AUDIT]);
  });

  it('a hundred reads of one token cost a hundred batch reads, a hundred Jira calls and no write', async () => {
    // Its usage is counted, and not due for a minute.
    await site.clock({ advanceMs: 3_600_000 });
    await site.gateway('/rest/api/3/serverInfo', { token });
    await site.forgetCalls();
    for (let count = 0; count < 100; count += 1) await site.gateway('/rest/api/3/serverInfo', { token });
    const calls = await site.kvsCalls();
    expect(new Set(calls.map(({ path }) => path))).toEqual(new Set(['/api/v1/batch/get']));
    expect(calls).toHaveLength(100);
    expect(await site.jiraCalls()).toHaveLength(100);
    await site.clock({ reset: true });
  });
});

describe('without a storage or Jira call', () => {
  it.each([
    ['no token', []],
    ['junk', ['Authorization', 'Bearer junk']],
    [
      'a token-like string whose check digits do not fit',
      ['Authorization', `Bearer stj_${'a'.repeat(16)}_${'b'.repeat(61)}`],
    ],
    ['another scheme', ['Authorization', 'Digest username="x"']],
  ])('%s is refused', async (_, headers) => {
    expect(await costOf('/rest/api/3/serverInfo', { headers })).toEqual([]);
  });

  it('a well-formed forgery is refused in a warm container', async () => {
    const { locator, tag } = partsOf(token);
    const forgeries = [
      reforge(token, { locator: garble(locator) }),
      reforge(token, { tag: `1${garble(tag.slice(1))}` }),
    ];
    for (const forgery of forgeries)
      expect(await costOf('/rest/api/3/serverInfo', { token: forgery })).toEqual([]);
  });

  it('a request that can be read in two ways is refused', async () => {
    expect(await costOf('/rest/api/3/issue/..', { token })).toEqual([]);
    expect(await costOf('/rest/api/3/issue/ABC-2?token=x', { token })).toEqual([]);
  });
});

it('forgeries with made-up key versions cause at most one secret read a second, however many', async () => {
  const forgery = reforge(token, { tag: `Z${partsOf(token).tag.slice(1)}` });
  // The clock stands at the start of a second that nobody asked in.
  await site.clock({ advanceMs: 10_000 });
  for (let count = 0; count < 20; count += 1)
    await site.gateway('/rest/api/3/serverInfo', { token: forgery });
  const calls = await site.kvsCalls();
  const [first, last] = [calls.at(0)!.at, calls.at(-1)!.at];
  expect(new Set(calls.map(({ path }) => path))).toEqual(new Set(['/api/v1/secret/get']));
  expect(calls.length).toBeLessThanOrEqual(1 + Math.floor((last - first) / 1_000));
  await site.clock({ reset: true });
});

describe('a denial', () => {
  it('by scope causes no Jira call', async () => {
    const reader = await site.issueToken('member', { ...WRITER, scopes: ['read:jira-work'] });
    await site.forgetCalls();
    expect(await costOf(COMMENT, { ...comment(), token: reader.token })).toEqual([BATCH, AUDIT]);
  });

  it('by effect causes no Jira call', async () => {
    expect(await costOf('/rest/api/3/issue/ABC-2', { token, method: 'DELETE' })).toEqual([BATCH, AUDIT]);
  });

  it('by a foreign key causes no Jira call, wherever it stands', async () => {
    expect(await costOf('/rest/api/3/issue/DEF-1', { token })).toEqual([BATCH, AUDIT]);
    const put = json('PUT', { fields: { parent: { key: 'DEF-1' } } });
    expect(await costOf(ISSUE, { ...put, token: wide })).toEqual([BATCH, AUDIT]);
  });

  it('by a power that its query asks for causes no Jira call', async () => {
    const silent = { ...json('PUT', { fields: { summary: 'x' } }), token };
    const fresh = (await site.issueToken('member', WRITER)).token;
    await site.forgetCalls();
    expect(await costOf(`${ISSUE}?notifyUsers=false`, { ...silent, token: fresh })).toEqual([BATCH, AUDIT]);
  });

  it('of what is out of reach causes no question about its owner', async () => {
    await site.coldStart();
    await site.gateway('/token/self', { token });
    await site.forgetCalls();
    const board = '/rest/agile/1.0/board/2';
    expect(await costOf(board, { token: wide })).not.toContain(STANDING);
  });

  it('repeated within a minute writes one audit event', async () => {
    const reader = await site.issueToken('member', { ...WRITER, effects: ['read'] });
    await site.forgetCalls();
    await site.clock({ advanceMs: 3_600_000 });
    for (let count = 0; count < 10; count += 1)
      expectRefusal(await site.gateway(COMMENT, { ...comment(), token: reader.token }), 'read-only');
    expect((await asked()).filter((text) => text === AUDIT)).toHaveLength(1);
    await site.clock({ advanceMs: 60_000 });
    expect(await costOf(COMMENT, { ...comment(), token: reader.token })).toContain(AUDIT);
    await site.clock({ reset: true });
  });

  it('of an unproven token writes no audit event', async () => {
    const wrong = reforge(token, { secret: garble(partsOf(token).secret) });
    expect(await costOf('/rest/api/3/serverInfo', { token: wrong })).toEqual([BATCH]);
  });
});

it('the first request after a cold start adds exactly one secret read, the second none', async () => {
  await site.coldStart();
  const path = '/rest/api/3/serverInfo';
  expect(await costOf(path, { token })).toEqual([SECRET, BATCH, OWNER, `jira GET ${path}`]);
  expect(await costOf(path, { token })).toEqual([BATCH, `jira GET ${path}`]);
});
