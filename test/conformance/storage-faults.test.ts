/**
 * Every platform call of every workflow of the pages goes wrong in every way. Whatever was answered is true, nothing is allowed that should not be,
 * no token is half there, and doing it again works.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IssuedTokenView, PolicyView } from '../../src/console/contract';
import { parseTokenRecord } from '../../src/tokens/record';
import { everyEffect, WIDE, WRITER } from './support/rules';
import { startSite, type Site } from './support/site';
import {
  auditEvents as eventsOf,
  expectNo,
  orderToken,
  readThrough,
  revokeToken,
  rowsOf,
  savePolicy,
  under as underFault,
  type Mishap,
  type Place,
} from './support/workflows';

let site: Site;
let held: IssuedTokenView;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restore();
  await site.switchOn(WIDE);
  held = await site.issueToken('member', WRITER);
});

const under = <Value>(place: Place, mishap: Mishap, act: () => Promise<Value>): Promise<Value> =>
  underFault(site, [place, mishap], act);
const auditEvents = (type: string, locator: string): Promise<number> => eventsOf(site, type, locator);

const storedTokens = async (): Promise<ReadonlyMap<string, unknown>> => {
  const { entities } = await site.dump();
  return new Map(entities.filter(({ entity }) => entity === 'token').map(({ key, value }) => [key, value]));
};

describe('issuing a token', () => {
  const kvs = { target: 'kvs' } as const;
  const places: readonly Place[] = [
    { ...kvs, what: 'the read of the policy', match: '/entity/get' },
    { ...kvs, what: 'the read of the tag keys', match: '/secret/get' },
    { ...kvs, what: 'the write of the record', match: '/entity/set' },
    { ...kvs, what: 'the transaction that makes it active and tells of it', match: '/transaction' },
    { target: 'jira', what: 'the question who asks', match: 'permissions=ADMINISTER' },
    { target: 'jira', what: 'the question for the project', match: '/rest/api/3/project/10000' },
  ];

  it.each(rowsOf(places))(
    '%s: nobody is given a token, none that works is left, and asking again gives one',
    async (_, place, mishap) => {
      const before = await storedTokens();
      const outcome = await under(place, mishap, () => orderToken(site, 'half'));
      if (outcome.kind === 'value') throw new Error('a token was issued though a step went wrong');
      expectNo(outcome.code, mishap, ['storage-unavailable', 'standing-unknown']);
      for (const [locator, stored] of await storedTokens()) {
        if (before.has(locator)) continue;
        // What is left proves nothing without the secret, which nobody was told: its digest is all that was written.
        const record = parseTokenRecord(stored);
        expect(record).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
        expect(JSON.stringify({ ...record, digest: '' })).not.toMatch(/stj_|[0-9A-Za-z]{43}/);
      }
      const again = await orderToken(site, 'whole');
      if (again.kind === 'no') throw new Error(`asking again: ${again.code}`);
      expect(await readThrough(site, again.value.token)).toBe('jira 200');
    },
  );

  it('an audit event that cannot be written takes the record back', async () => {
    const before = await storedTokens();
    await site.fault({ target: 'kvs', match: '/transaction', times: 1, status: 500 });
    expect(await orderToken(site, 'taken back')).toEqual({ kind: 'no', code: 'storage-unavailable' });
    expect([...(await storedTokens()).keys()]).toEqual([...before.keys()]);
  });
});

const ofRecord: Place = { target: 'kvs', what: 'the write of the record', match: '/entity/set' };
const ofEvent: Place = {
  target: 'kvs',
  what: 'the transaction that makes it active and tells of it',
  match: '/transaction',
};

/** Locators that came to storage under a mishap. */
async function leftBehind(place: Place, mishap: Mishap): Promise<readonly string[]> {
  const before = await storedTokens();
  await under(place, mishap, () => orderToken(site, 'orphan'));
  return [...(await storedTokens()).keys()].filter((locator) => !before.has(locator));
}

describe('a token that nobody holds', () => {
  const alive = [...rowsOf([ofRecord]), ...rowsOf([ofEvent])].filter(([, , { dies }]) => !dies);
  it.each(alive)('%s: is not left behind while the process lives', async (_, place, mishap) => {
    expect(await leftBehind(place, mishap)).toEqual([]);
  });

  const between = [
    ...rowsOf([ofRecord]).filter(([, , { dies, applied }]) => dies && applied),
    ...rowsOf([ofEvent]).filter(([, , { dies, applied }]) => dies && !applied),
  ];
  it.each(between)('%s: is not active, for it has no event', async (_, place, mishap) => {
    const left = await leftBehind(place, mishap);
    expect(left).toHaveLength(1);
    for (const locator of left) {
      expect(await auditEvents('token.issued', locator)).toBe(0);
      expect((await storedTokens()).get(locator)).toMatchObject({ state: 'dormant' });
    }
  });

  const after = rowsOf([ofEvent]).filter(([, , { dies, applied }]) => dies && applied);
  it.each(after)('%s: is active together with its event, which says so', async (_, place, mishap) => {
    const left = await leftBehind(place, mishap);
    expect(left).toHaveLength(1);
    for (const locator of left) {
      expect(await auditEvents('token.issued', locator)).toBe(1);
      expect((await storedTokens()).get(locator)).toMatchObject({ state: 'active' });
    }
  });
});

describe('the very first token, whose tag keys are made', () => {
  const places: readonly Place[] = [
    { target: 'kvs', what: 'the write of the tag keys', match: '/secret/set' },
    { target: 'kvs', what: 'the second read of the tag keys', match: '/secret/get', after: 1 },
  ];
  it.each(rowsOf(places))('%s: asking again gives a token, and one set of keys', async (_, place, mishap) => {
    await site.reset();
    await site.switchOn(WIDE);
    const outcome = await under(place, mishap, () => orderToken(site, 'first'));
    if (outcome.kind === 'no') expectNo(outcome.code, mishap, ['storage-unavailable']);
    const again = await orderToken(site, 'second');
    if (again.kind === 'no') throw new Error(`asking again: ${again.code}`);
    expect(await readThrough(site, again.value.token)).toBe('jira 200');
    if (outcome.kind === 'value') expect(await readThrough(site, outcome.value.token)).toBe('jira 200');
    expect((await site.dump()).secrets).toHaveLength(1);
  });
});

describe('revoking a token', () => {
  const places: readonly Place[] = [
    { target: 'kvs', what: 'the read of the record', match: '/entity/get' },
    { target: 'kvs', what: 'the change of the record', match: '/transaction' },
  ];
  it.each(rowsOf(places))(
    '%s: it is revoked with its event or not at all, and doing it again revokes it',
    async (_, place, mishap) => {
      const { locator } = held.view;
      const outcome = await under(place, mishap, () => revokeToken(site, locator));
      if (outcome.kind === 'no') expectNo(outcome.code, mishap, ['storage-unavailable', 'token-changed']);
      const state = await readThrough(site, held.token);
      expect(state).toBe(mishap.applied && place.match === '/transaction' ? 'token-revoked' : 'jira 200');
      expect(await auditEvents('token.revoked', locator)).toBe(state === 'token-revoked' ? 1 : 0);
      if (outcome.kind === 'value') expect(state).toBe('token-revoked');

      expect((await revokeToken(site, locator)).kind).toBe('value');
      expect(await readThrough(site, held.token)).toBe('token-revoked');
      expect(await auditEvents('token.revoked', locator)).toBe(1);
    },
  );
});

describe('a page never says that nothing was changed when it was', () => {
  const lost = {
    target: 'kvs',
    match: '/transaction',
    times: 1,
    timeout: true,
    timeoutMs: 5,
    effect: 'applied',
  } as const;

  it('revoking', async () => {
    await site.fault(lost);
    const reply = await site.revoke('member', held.view.locator);
    expect(await readThrough(site, held.token)).toBe('token-revoked');
    expect(JSON.stringify(reply)).not.toMatch(/nothing was (changed|saved|done)/i);
  });

  it('changing the policy', async () => {
    const { revision, rules } = await site.readPolicy();
    await site.fault(lost);
    const payload = { revision, rules: { ...rules, readOnly: true } };
    const reply = await site.invoke('admin-page', 'policy/change', { user: 'admin', payload });
    expect((await site.readPolicy()).rules.readOnly).toBe(true);
    expect(JSON.stringify(reply)).not.toMatch(/nothing was (changed|saved|done)/i);
  });
});

describe('changing the policy', () => {
  const places: readonly Place[] = [
    { target: 'kvs', what: 'the read of the policy', match: '/entity/get' },
    { target: 'kvs', what: 'the change of the policy', match: '/transaction' },
    { target: 'jira', what: 'the question who asks', match: 'permissions=ADMINISTER' },
  ];
  const draftOf = ({ revision, rules }: PolicyView): PolicyView => ({
    revision,
    rules: { ...rules, lifetimeDaysDefault: everyEffect(rules.lifetimeDaysDefault.read + 1) },
  });

  it.each(rowsOf(places))(
    '%s: it is the old or the new one, whole, and saving again works',
    async (_, place, mishap) => {
      const old = await site.readPolicy();
      const draft = draftOf(old);
      const outcome = await under(place, mishap, () => savePolicy(site, draft));
      if (outcome.kind === 'value') throw new Error('saved though a step went wrong');
      expectNo(outcome.code, mishap, ['storage-unavailable', 'standing-unknown']);
      const today = await site.readPolicy();
      const took = mishap.applied && place.match === '/transaction';
      expect(today.rules).toEqual(took ? draft.rules : old.rules);
      expect(today.revision).toBe(old.revision + (took ? 1 : 0));
      expect(await savePolicy(site, draftOf(today))).toMatchObject({ kind: 'value' });
    },
  );

  it.each(rowsOf([{ target: 'kvs', what: 'the seed of a first policy', match: '/entity/set' }]))(
    '%s: tokens stay off until a change is saved, and saving again works',
    async (_, place, mishap) => {
      await site.reset();
      const fresh = await site.readPolicy();
      const draft = { revision: 0, rules: { ...fresh.rules, tokensOn: true } };
      expect((await under(place, mishap, () => savePolicy(site, draft))).kind).toBe('no');
      expect((await site.readPolicy()).rules).toEqual(fresh.rules);
      expect(await savePolicy(site, draft)).toMatchObject({ kind: 'value', value: { revision: 1 } });
    },
  );
});
