/** The sweep, as the schedule runs it, and what scripts notice of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from './support/problem';
import { WIDE, WRITER } from './support/rules';
import { startSite, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const READ = '/rest/api/3/issue/ABC-2?fields=summary';
const issue = (days = 90) => site.issueToken('member', { ...WRITER, days });
const call = async (token: string): Promise<string> => codeOf(await site.gateway(READ, { token }));
const sweep = () => site.control('POST /run/sweep');
const active = (is: boolean) => site.control('POST /people/member', { active: is });
async function events(): Promise<readonly unknown[]> {
  const { entities } = await site.dump();
  return entities
    .filter(({ entity }) => entity === 'audit')
    .map(({ value }) => (value as { event: { type: string; as?: string; because?: string } }).event)
    .filter(({ type }) => type === 'token.revoked' || type === 'token.paused')
    .map(({ type, as, because }) => [type, as, because]);
}

describe('a token that nobody uses', () => {
  it('is refused as revoked after the sweep; one that was used is not', async () => {
    await site.switchOn({ ...WIDE, idleDaysMax: 30 });
    const [unused, used] = [await issue(), await issue()];
    await site.clock({ advanceDays: 20 });
    expect(await call(used.token)).toBe('jira 200');
    await site.clock({ advanceDays: 11 });
    await sweep();
    expect([await call(unused.token), await call(used.token)]).toEqual(['token-revoked', 'jira 200']);
    expect(await events()).toEqual([['token.revoked', 'app', 'unused']]);
  });

  it('stays where it is called with while the sweep runs', async () => {
    await site.switchOn({ ...WIDE, idleDaysMax: 30 });
    const { token } = await issue();
    await site.clock({ advanceDays: 31 });
    expect(await call(token)).toBe('jira 200');
    await Promise.all([sweep(), call(token), sweep()]);
    expect(await call(token)).toBe('jira 200');
    expect(await events()).toEqual([]);
  });

  it('stays without the rule', async () => {
    await site.switchOn(WIDE);
    const { token } = await issue();
    await site.clock({ advanceDays: 60 });
    await sweep();
    expect(await call(token)).toBe('jira 200');
  });
});

describe('a token that ended', () => {
  it('by its last day is told to the trail once, as of that day', async () => {
    await site.switchOn(WIDE);
    const { locator } = (await issue(30)).view;
    await site.clock({ advanceDays: 31 });
    for (let runs = 0; runs < 2; runs += 1) await sweep();
    const { entities } = await site.dump();
    const told = entities
      .filter(({ entity }) => entity === 'audit')
      .map(({ value }) => (value as { event: { type: string; locator?: string; at: number } }).event)
      .filter(({ type }) => type === 'token.expired');
    const record = entities.find(({ entity, key }) => entity === 'token' && key === locator)?.value as {
      readonly expiresAt: number;
    };
    expect(told).toMatchObject([{ locator, at: record.expiresAt }]);
  });

  it('by revocation stays for 90 days, whatever was to be its last day', async () => {
    await site.switchOn(WIDE);
    const { locator } = (await issue(90)).view;
    await site.invoke('admin-page', 'token/revoke', { user: 'admin', payload: { locator } });
    const isKept = async () =>
      (await site.dump()).entities.some(({ entity, key }) => entity === 'token' && key === locator);
    const kept: boolean[] = [];
    for (const advanceDays of [89, 2]) {
      await site.clock({ advanceDays });
      await sweep();
      kept.push(await isKept());
    }
    expect(kept).toEqual([true, false]);
  });
});

describe('a token whose owner was deactivated', () => {
  it.each([
    ['keep', 'jira 200', []],
    ['pause', 'token-paused', [['token.paused', 'app', 'owner-left']]],
    ['revoke', 'token-revoked', [['token.revoked', 'app', 'owner-left']]],
  ] as const)('where the policy says %s: once the account is back', async (ownerLeft, code, told) => {
    await site.switchOn({ ...WIDE, ownerLeft });
    const { token } = await issue();
    await active(false);
    // The first run finds out that the owner left, the second acts; a third finds nothing more to do.
    for (let run = 0; run < 3; run += 1) await sweep();
    expect(await call(token)).toBe(
      { keep: 'owner-inactive', pause: 'token-paused', revoke: 'token-revoked' }[ownerLeft],
    );
    await active(true);
    await site.clock({ advanceMs: 61_000 });
    expect(await call(token)).toBe(code);
    expect(await events()).toEqual(told);
  });

  it('stays where the account is back before the sweep acts', async () => {
    await site.switchOn({ ...WIDE, ownerLeft: 'revoke' });
    const { token } = await issue();
    await active(false);
    await sweep();
    await active(true);
    await sweep();
    expect(await call(token)).toBe('jira 200');
  });
});

describe('an event of Jira about a user', () => {
  const DELETED = 'avi:jira:deleted:user';
  const UPDATED = 'avi:jira:updated:user';
  const tell = (eventType: string, user: object) => site.control('POST /events', { eventType, user });
  const failures = async () =>
    (await site.logs())
      .map(({ message }) => JSON.parse(message) as { log: string; code?: string })
      .flatMap(({ log, code }) => (log === 'failure' ? [code] : []));

  it.each([DELETED, UPDATED])('(%s) ends the tokens of an account that is gone, once', async (type) => {
    await site.switchOn({ ...WIDE, ownerLeft: 'revoke' });
    const { token, view } = await issue();
    await active(false);
    const heard = { delivered: [{ trigger: 'jira-users', outcome: 'returned' }] };
    for (let times = 0; times < 2; times += 1)
      expect(await tell(type, { accountId: view.ownerId })).toEqual(heard);
    expect(await call(token)).toBe('token-revoked');
    expect(await events()).toEqual([['token.revoked', 'app', 'owner-left']]);
  });

  it.each([DELETED, UPDATED])('(%s) is not believed: Jira is asked', async (type) => {
    await site.switchOn({ ...WIDE, ownerLeft: 'revoke' });
    const { token, view } = await issue();
    await tell(type, { accountId: view.ownerId, active: false });
    expect(await call(token)).toBe('jira 200');
    expect(await events()).toEqual([]);
  });

  it('changes nothing where the policy keeps the tokens of leavers', async () => {
    await site.switchOn(WIDE);
    const { view } = await issue();
    await active(false);
    await tell(DELETED, { accountId: view.ownerId });
    expect(await events()).toEqual([]);
  });

  it.each([[{}], [{ accountId: 1 }], [{ accountId: '' }], [{ accountId: 'a/../b' }]])(
    'of another form is logged by a code, and no more: %j',
    async (user) => {
      await site.switchOn({ ...WIDE, ownerLeft: 'revoke' });
      await tell(DELETED, user);
      expect(await failures()).toEqual(['EVENT_UNREADABLE']);
    },
  );
});

describe('a token whose owner’s account is closed', () => {
  it('is revoked by the next round of the report, and its owner’s id stands nowhere any more', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await issue();
    await sweep();
    await site.control(`POST /accounts/${view.ownerId}`, { status: 'closed' });
    await site.clock({ advanceDays: 6 });
    await sweep();
    // Jira holds the account for active: it is not closed, whatever was said of it.
    await site.clock({ advanceDays: 1 });
    await sweep();
    expect(await call(token)).toBe('jira 200');
    await active(false);
    await site.clock({ advanceDays: 7 });
    await sweep();
    expect(await call(token)).toBe('token-revoked');
    expect(await events()).toEqual([['token.revoked', 'app', 'owner-left']]);
    // The census beside them is of the hour before, and counts anew.
    const { entities } = await site.dump();
    expect(JSON.stringify(entities)).not.toContain(view.ownerId);
  });
});

describe('what was counted of the site', () => {
  it('is gone 31 days later', async () => {
    await site.switchOn(WIDE);
    const { token } = await issue();
    await call(token);
    const counted = async () => (await site.dump()).entities.filter(({ entity }) => entity === 'traffic');
    expect(await counted()).toHaveLength(1);
    await site.clock({ advanceDays: 31 });
    await sweep();
    expect(await counted()).toHaveLength(1);
    await site.clock({ advanceDays: 1 });
    await sweep();
    expect(await counted()).toHaveLength(0);
  });
});

describe('a token that ends within 14 days', () => {
  it('says so with every answer, and to its owner on the page', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await issue(30);
    const warning = async () => {
      const { headers } = await site.gateway(READ, { token });
      return headers['token-expires-soon'];
    };
    const shown = async () => {
      const offer = await site.invoke('project-page', 'offer/read', {
        user: 'member',
        payload: undefined,
        project: 'ABC',
      });
      return offer.ok ? offer.value.endingSoon.map(({ locator }) => locator) : [];
    };
    expect([await warning(), await shown()]).toEqual([undefined, []]);
    await site.clock({ advanceDays: 23 });
    expect([await warning(), await shown()]).toEqual(['7', [view.locator]]);
    await site.clock({ advanceDays: 6 });
    expect(await warning()).toBe('1');
  });
});

describe('a token that has ended', () => {
  it('is seen by its owner and its ending answered for 90 days after its last day; then nothing but its events is left', async () => {
    await site.switchOn(WIDE);
    const { token, view } = await issue(1);
    const { locator } = view;
    const states = async () => {
      const call = { user: 'member', project: 'ABC', payload: {} };
      const list = await site.invoke('project-page', 'token/list', call);
      return list.ok ? list.value.tokens.map((each) => [each.locator, each.state]) : list;
    };
    const stored = async () =>
      (await site.dump()).entities.filter(({ entity, key }) => entity !== 'audit' && key === locator);
    const erasableAt = Date.parse(view.expiresAt) + 90 * 86_400_000;
    await site.clock({ now: erasableAt - 60_000 });
    await sweep();
    expect(await states()).toEqual([[locator, 'expired']]);
    expect(await call(token)).toBe('token-expired');
    await site.clock({ now: erasableAt + 1 });
    for (let run = 0; run < 2; run += 1) await sweep();
    expect([await states(), await stored()]).toEqual([[], []]);
    expect(await call(token)).toBe('token-invalid');
    const trail = await site.invoke('admin-page', 'audit/search', { user: 'admin', payload: { locator } });
    const types = trail.ok ? trail.value.events.map(({ type }) => type) : [];
    expect(types.filter((type) => type === 'token.erased')).toHaveLength(1);
    expect(types).toContain('token.issued');
  });
});
