/** Tokens for others, for bots and for many, over HTTP: claimed by their owners alone, handed over, and every row once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkView, ClaimedView, OrderFor, Reply } from '../../src/console/contract';
import { codeOf, expectRefusal } from './support/problem';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
let people: Readonly<Record<string, string>>;
let abc: string;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
  const { view } = await site.issueToken('member', WRITER);
  const admins = await site.issueToken('admin', WRITER);
  people = { member: view.ownerId, admin: admins.view.ownerId };
  abc = view.reach.kind === 'projects' ? (view.reach.projects[0]?.id ?? '') : '';
});

const READ = '/rest/api/3/issue/ABC-2?fields=summary';
const call = async (token: string): Promise<string> => codeOf(await site.gateway(READ, { token }));
const order = () => ({
  name: 'nightly',
  scopes: ['read:jira-work', 'write:jira-work'],
  effects: ['read', 'write'] as const,
  projectIds: [abc],
});
const forMember = (): OrderFor => ({
  ownerId: people['member']!,
  justification: 'for the bot',
  order: order(),
});
const placed = async (payload: OrderFor): Promise<string> =>
  valueOf(await site.invoke('admin-page', 'order/place-for', { user: 'admin', payload })).orderId;
const claim = (user: string, id: string): Promise<Reply<ClaimedView>> =>
  site.invoke('project-page', 'order/claim', { user, payload: { id }, project: 'ABC' });
async function claimed(payload: OrderFor) {
  const view = valueOf(await claim('member', await placed(payload)));
  if (view.kind !== 'issued') throw new Error(view.kind);
  return { token: view.token, locator: view.view.locator, header: view.header };
}
const sweep = () => site.control('POST /run/sweep');
const active = (is: boolean) => site.control('POST /people/member', { active: is });

async function stored<Value>(name: string): Promise<readonly Value[]> {
  const { entities } = await site.dump();
  return entities.filter(({ entity }) => entity === name).map(({ value }) => value as Value);
}
const events = async (type: string): Promise<number> =>
  (await stored<{ type: string }>('audit')).filter((event) => event.type === type).length;

describe('an order for somebody else', () => {
  it('becomes a token that works for its owner, and for nobody before they claim it', async () => {
    const id = await placed(forMember());
    expect(await claim('admin', id)).toMatchObject({ refusal: { code: 'order-unknown' } });
    expect(await stored('token')).toHaveLength(2);
    const view = valueOf(await claim('member', id));
    expect(view.kind === 'issued' && (await call(view.token))).toBe('jira 200');
    expect(await claim('member', id)).toMatchObject({ refusal: { code: 'order-claimed' } });
  });

  it('is taken back by any Jira admin until its owner claims it', async () => {
    const id = await placed(forMember());
    const payload = { id, note: 'ordered by mistake' };
    valueOf(await site.invoke('admin-page', 'order/take-back', { user: 'admin', payload }));
    expect(await claim('member', id)).toMatchObject({ refusal: { code: 'order-denied' } });
    expect(await events('order.taken-back')).toBe(1);
  });
});

describe('a bot’s token', () => {
  const forBot = (): OrderFor => ({ ...forMember(), backupId: people['admin']! });

  it('goes to its backup when its owner left, works for them once they accept it, and goes once', async () => {
    await site.changeRules({ ownerLeft: 'hand-over' });
    const { token, locator } = await claimed(forBot());
    expect(await call(token)).toBe('jira 200');
    await active(false);
    // The first counts who left, the second acts.
    await sweep();
    await sweep();
    await sweep();
    expect(expectRefusal(await site.gateway(READ, { token }), 'token-paused')).toBeTruthy();
    expect(await events('token.handed-over')).toBe(1);
    const call1 = { user: 'admin', payload: { locator }, project: 'ABC' };
    valueOf(await site.invoke('project-page', 'token/resume', call1));
    expect(await call(token)).toBe('jira 200');
    await active(true);
    expect(await site.invoke('project-page', 'token/read', { ...call1, user: 'member' })).toMatchObject({
      refusal: { code: 'token-unknown' },
    });
  });

  it('is handed over by an admin: the next call is refused as paused', async () => {
    const { token, locator } = await claimed(forBot());
    const payload = { locator, ownerId: people['admin']!, backupId: people['member']! };
    valueOf(await site.invoke('admin-page', 'token/hand-over', { user: 'admin', payload }));
    expectRefusal(await site.gateway(READ, { token }), 'token-paused');
  });

  it('is held to the limits of its order; no limit that is not known is dropped', async () => {
    const limits = { header: { name: 'X-Bot-Key' }, budgets: { requestsPerDay: 1 } };
    const { token, header } = await claimed({ ...forBot(), order: { ...order(), limits } });
    const headers = ['X-Bot-Key', header!.value];
    expectRefusal(await site.gateway(READ, { token }), 'header-required');
    expect(codeOf(await site.gateway(READ, { token, headers }))).toBe('jira 200');
    expectRefusal(await site.gateway(READ, { token, headers }), 'budget-exceeded');

    const unknown = { ...forBot(), order: { ...order(), limits: { weekdays: ['mon'] } } };
    const call1 = { user: 'admin', payload: unknown as OrderFor };
    expect(await site.invoke('admin-page', 'order/place-for', call1)).toMatchObject({
      problems: [{ path: 'order.limits.weekdays', code: 'unknown-key' }],
    });
  });

  it('replaces itself where its order and the policy say so', async () => {
    await site.changeRules({ selfRotation: true });
    const { token } = await claimed({ ...forBot(), order: { ...order(), mayRotate: true } });
    const answer = await site.gateway('/token/rotate', { token, method: 'POST' });
    const { token: successor } = JSON.parse(answer.body) as { token: string };
    expect(await call(successor)).toBe('jira 200');
    const { token: other } = await claimed(forBot());
    expectRefusal(
      await site.gateway('/token/rotate', { token: other, method: 'POST' }),
      'rotation-not-allowed',
    );
  });

  it('is looked at and paused by its backup, who can neither resume, rotate nor revoke it', async () => {
    const { token, locator } = await claimed(forBot());
    const asBackup = { user: 'admin', payload: { locator }, project: 'ABC' };
    valueOf(await site.invoke('project-page', 'token/read', asBackup));
    valueOf(await site.invoke('project-page', 'token/pause', asBackup));
    expectRefusal(await site.gateway(READ, { token }), 'token-paused');
    for (const key of ['token/resume', 'token/rotate', 'token/revoke'] as const)
      expect((await site.invoke('project-page', key, asBackup)).ok).toBe(false);
    valueOf(await site.invoke('project-page', 'token/resume', { ...asBackup, user: 'member' }));
    expect(await call(token)).toBe('jira 200');
  });

  it('is listed as orphaned from the moment on that Jira holds its owner or its backup for inactive', async () => {
    const { view: leads } = await site.issueToken('lead', WRITER);
    const { locator } = await claimed({ ...forBot(), backupId: leads.ownerId });
    const orphans = async () => {
      const search = { user: 'admin', payload: { list: 'orphaned' } } as const;
      const found = valueOf(await site.invoke('admin-page', 'tokens/search', search));
      return found.tokens.map((each) => each.locator);
    };
    expect(await orphans()).toEqual([]);
    for (const user of ['member', 'lead']) {
      await site.control(`POST /people/${user}`, { active: false });
      expect([user, await orphans()]).toEqual([user, [locator]]);
      await site.control(`POST /people/${user}`, { active: true });
    }
  });
});

describe('a list whose page was closed', () => {
  const ID = 'BulkOfClosedPageBulkOfCl';
  const ref = { user: 'admin', payload: { id: ID } };
  const outcomes = async () => {
    const { rows, bulk } = valueOf(await site.invoke('admin-page', 'bulk/read', ref));
    return [bulk.state, rows.map(({ outcome }) => outcome)];
  };
  const start = async () => {
    const { view } = await site.issueToken('lead', WRITER);
    const rows = [people['member']!, 'nobody-of-this-name', view.ownerId].map((accountId) => ({ accountId }));
    const payload = { id: ID, mode: 'possible' as const, justification: 'each', order: order(), rows };
    valueOf(await site.invoke('admin-page', 'bulk/start', { user: 'admin', payload }));
  };

  it('is finished by the schedule, row by row as it was judged', async () => {
    await start();
    for (let run = 0; run < 2; run += 1) await sweep();
    expect(await outcomes()).toEqual(['finished', ['placed', 'refused', 'placed']]);
    expect(await stored('order')).toHaveLength(2);
    expect([await events('order.placed-for'), await events('bulk.finished')]).toEqual([2, 1]);
  });

  it('orders nothing more once it was cancelled, by page or by schedule', async () => {
    await start();
    valueOf(await site.invoke('admin-page', 'bulk/cancel', ref));
    await sweep();
    valueOf(await site.invoke('admin-page', 'bulk/step', ref));
    expect((await outcomes())[0]).toBe('cancelled');
    expect(await stored('order')).toEqual([]);
  });
});

describe('a list with limits', () => {
  it('gives each of its people a header value of their own, which opens their token alone', async () => {
    const { view } = await site.issueToken('lead', WRITER);
    const owners = { member: people['member']!, lead: view.ownerId };
    const payload = {
      ...{ id: 'BulkWithLimitsBulkWithLi', mode: 'all' as const, justification: 'each' },
      order: { ...order(), limits: { header: { name: 'X-Bot-Key' } } },
      rows: Object.values(owners).map((accountId) => ({ accountId })),
    };
    valueOf(await site.invoke('admin-page', 'bulk/start', { user: 'admin', payload }));
    await sweep();
    const made = [];
    for (const user of ['member', 'lead'] as const) {
      const asUser = { user, payload: {}, project: 'ABC' };
      const [open] = valueOf(await site.invoke('project-page', 'order/list', asUser)).orders;
      const issued = valueOf(await claim(user, open!.id));
      if (issued.kind !== 'issued') throw new Error(issued.kind);
      made.push({ token: issued.token, value: issued.header!.value });
    }
    const [one, other] = made;
    const read = async (token: string, value: string) =>
      codeOf(await site.gateway(READ, { token, headers: ['X-Bot-Key', value] }));
    expect(await read(one!.token, one!.value)).toBe('jira 200');
    expect(await read(other!.token, other!.value)).toBe('jira 200');
    expect(await read(one!.token, other!.value)).toBe('header-required');
  });
});

describe('a bulk of 1,000', () => {
  const ID = 'BulkOverHttpBulkOverHttp';
  const ref = { user: 'admin', payload: { id: ID } };
  const rows = (accounts: readonly string[]) => accounts.map((accountId) => ({ accountId }));

  it('places every row’s order once, though storage fails and processes die on the way', async () => {
    const others = Array.from({ length: 1_000 }, (_none, row) => `bulk-account-${row}`);
    // The local Jira knows a handful of people; here it says of a thousand that they are active.
    const values = others.map((accountId) => ({ accountId, active: true }));
    const jira = { target: 'jira', match: 'user/bulk', status: 200, body: { values } } as const;
    await site.fault(jira);
    const payload = {
      id: ID,
      mode: 'all' as const,
      justification: 'each',
      order: order(),
      rows: rows(others),
    };
    await site.fault({ target: 'kvs', match: 'transaction', status: 503, code: 'DOWN', times: 1 });
    expect((await site.invoke('admin-page', 'bulk/start', { user: 'admin', payload })).ok).toBe(false);
    valueOf(await site.invoke('admin-page', 'bulk/start', { user: 'admin', payload }));
    const kinds = [
      { die: 'after' },
      { die: 'before' },
      { status: 503, code: 'DOWN' },
      { status: 503, code: 'DOWN', effect: 'applied' },
    ];
    let state = 'running';
    for (let calls = 0; state === 'running' && calls < 60; calls += 1) {
      const kind = kinds[calls % 5];
      if (kind)
        await site.fault({ target: 'kvs', match: 'transaction', after: calls % 7, times: 1, ...kind });
      const answer = await site.invokeRaw('admin-page', 'bulk/step', ref);
      await site.clearFaults();
      const reply = (answer.status === 200 ? JSON.parse(answer.body) : { ok: false }) as Reply<BulkView>;
      if (reply.ok) ({ state } = reply.value);
    }
    expect(state).toBe('finished');
    const owners = (await stored<{ ownerId: string }>('order')).map(({ ownerId }) => ownerId);
    expect(owners.sort()).toEqual([...others].sort());
    expect([await events('order.placed-for'), await events('bulk.finished')]).toEqual([1_000, 1]);
    const report = valueOf(await site.invoke('admin-page', 'bulk/read', ref));
    expect(report.rows.filter(({ outcome }) => outcome === 'placed')).toHaveLength(1_000);
  }, 120_000);
});
