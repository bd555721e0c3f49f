/** What every implementation of the storage ports promises: the fakes of the tests and the adapters of the app alike. */
import { describe, expect, it } from 'vitest';
import { auditEvent, type AuditEvent, type AuditFact } from '../../../src/audit/event';
import { INITIAL_POLICY, type Policy } from '../../../src/policy/policy';
import type { Locator } from '../../../src/tokens/token';
import { revoke } from '../../../src/tokens/lifecycle';
import { ADMIN, aPolicy, aRecord, DAY, OWNER, SITE_WIDE, STRANGER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import type { OpenStores, StoresStage } from './stage';

const anEvent = (fact: Partial<AuditFact> = {}, seed = 1, at = NOW): AuditEvent =>
  auditEvent({ type: 'token.issued', locator: aRecord().locator, ...fact } as AuditFact, OWNER, {
    at,
    random: seededRandom(seed),
  });
/** No storage takes such a key. */
const impossible = (): AuditEvent => ({ ...anEvent(), id: 'schlüssel' });
const policyAt = (revision: number, changedBy = ADMIN): Policy => ({ ...aPolicy({}, revision), changedBy });
const eventsIn = async ({ audit }: StoresStage): Promise<number> => {
  const page = await audit.page({ limit: 100 });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.events.length;
};
const UNREADABLE = { ok: false, error: { reason: 'record-unreadable' } };
const DOWN = { ok: false, error: { reason: 'storage-unavailable' } };

export function storesContract(open: OpenStores): void {
  describe('tokens', () => tokensContract(open));
  describe('the policy', () => policyContract(open));
  describe('lists', () => listsContract(open));
  describe('tag keys', () => tagKeysContract(open));
  describe('whatever is asked of a storage that is down', () => {
    it.each<[string, (stage: StoresStage) => Promise<unknown>]>([
      ['tokens.find', ({ tokens }) => tokens.find(aRecord().locator)],
      ['tokens.list', ({ tokens }) => tokens.list({ by: 'all' }, { limit: 1 })],
      ['tokens.erase', ({ tokens }) => tokens.erase([aRecord().locator])],
      ['policies.read', ({ policies }) => policies.read()],
      ['authority.read', ({ authority }) => authority.read(aRecord().locator)],
      ['ledger.savePolicy', ({ ledger }) => ledger.savePolicy(policyAt(1), anEvent())],
      ['ledger.replaceToken', ({ ledger }) => ledger.replaceToken(aRecord({ version: 2 }), anEvent())],
      ['ledger.createToken', ({ ledger }) => ledger.createToken(aRecord(), anEvent())],
      ['audit.append', ({ audit }) => audit.append(anEvent())],
      ['audit.page', ({ audit }) => audit.page({ limit: 1 })],
      ['tagKeys.find', ({ container }) => container(1).find(NOW)],
      ['tagKeys.ensure', ({ container }) => container(1).ensure()],
    ])('%s: is a failure, never an absence', async (_name, ask) => {
      const stage = open();
      stage.down(true);
      expect(await ask(stage)).toMatchObject(DOWN);
      stage.down(false);
      expect(await eventsIn(stage)).toBe(0);
      expect(await stage.tokens.find(aRecord().locator)).toEqual({ ok: true, value: undefined });
    });
  });
}

function tokensContract(open: OpenStores): void {
  const record = aRecord();

  it('are created once: a taken locator is told, and nothing is written', async () => {
    const stage = open();
    expect(await stage.ledger.createToken(record, anEvent())).toEqual({ ok: true, value: 'created' });
    const other = aRecord({ ownerId: STRANGER });
    expect(await stage.ledger.createToken(other, anEvent({}, 2))).toEqual({ ok: true, value: 'exists' });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('are created by one of two at once', async () => {
    const stage = open();
    const both = await Promise.all([
      stage.ledger.createToken(record, anEvent({}, 1)),
      stage.ledger.createToken(aRecord({ ownerId: STRANGER }), anEvent({}, 2)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['created', 'exists']);
    expect(await eventsIn(stage)).toBe(1);
  });

  it('whose event cannot be written are not there', async () => {
    const stage = open();
    expect(await stage.ledger.createToken(record, impossible())).toMatchObject(DOWN);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await stage.authority.read(record.locator)).toMatchObject({
      ok: true,
      value: { record: undefined },
    });
  });

  it('are replaced at their version, with the event', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const next = revoke(record, { by: ADMIN, at: NOW });
    expect(await stage.ledger.replaceToken(next, anEvent({}, 2))).toEqual({ ok: true, value: 'replaced' });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: next });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([
    ['older', 1],
    ['same', 2],
    ['newer by two', 4],
  ])('are not replaced by a record that is %s: stale, and no event', async (_what, version) => {
    const stage = open();
    const stored = aRecord({ version: 2 });
    await stage.ledger.createToken(stored, anEvent());
    expect(await stage.ledger.replaceToken(aRecord({ version, state: 'paused' }), anEvent({}, 2))).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(stored.locator)).toEqual({ ok: true, value: stored });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('that are gone are not brought back by replacing them', async () => {
    const stage = open();
    expect(await stage.ledger.replaceToken(aRecord({ version: 2 }), anEvent())).toEqual({
      ok: true,
      value: 'stale',
    });
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
    expect(await eventsIn(stage)).toBe(0);
  });

  it('are replaced by one of two at once, with one event', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const both = await Promise.all([
      stage.ledger.replaceToken(revoke(record, { by: ADMIN, at: NOW }), anEvent({}, 2)),
      stage.ledger.replaceToken(aRecord({ version: 2, state: 'paused' }), anEvent({}, 3)),
    ]);
    expect(both.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['replaced', 'stale']);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('stay as they were where the event cannot be written', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    expect(
      await stage.ledger.replaceToken(revoke(record, { by: ADMIN, at: NOW }), impossible()),
    ).toMatchObject(DOWN);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
    expect(await eventsIn(stage)).toBe(1);
  });

  it('that are unreadable are a failure, never absent', async () => {
    const stage = open();
    await stage.corrupt({ locator: record.locator });
    expect(await stage.tokens.find(record.locator)).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(record.locator)).toMatchObject(UNREADABLE);
    expect(await stage.ledger.createToken(record, anEvent())).toEqual({ ok: true, value: 'exists' });
  });

  it('are erased for good, and erasing what is gone is no failure', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    expect((await stage.tokens.erase([record.locator, aRecord({}, 9).locator])).ok).toBe(true);
    expect((await stage.tokens.erase([record.locator])).ok).toBe(true);
    expect((await stage.tokens.erase([])).ok).toBe(true);
    expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: undefined });
  });
}

function policyContract(open: OpenStores): void {
  it('is the initial one where nobody ever saved', async () => {
    const stage = open();
    expect(await stage.policies.read()).toEqual({ ok: true, value: INITIAL_POLICY });
    expect(await stage.authority.read('x'.repeat(16) as Locator)).toEqual({
      ok: true,
      value: { record: undefined, policy: INITIAL_POLICY },
    });
  });

  it('is saved over nothing, then over itself, each time with its event', async () => {
    const stage = open();
    for (const revision of [1, 2, 3])
      expect(await stage.ledger.savePolicy(policyAt(revision), anEvent({}, revision))).toEqual({
        ok: true,
        value: 'saved',
      });
    expect(await stage.policies.read()).toEqual({ ok: true, value: policyAt(3) });
    expect(await eventsIn(stage)).toBe(3);
  });

  it.each([1, 2, 4])('at revision 2 is not replaced by revision %i', async (revision) => {
    const stage = open();
    for (const saved of [1, 2]) await stage.ledger.savePolicy(policyAt(saved), anEvent({}, saved));
    const stale = { ...policyAt(revision), changedBy: STRANGER };
    expect(await stage.ledger.savePolicy(stale, anEvent({}, 9))).toEqual({ ok: true, value: 'stale' });
    expect(await stage.policies.read()).toEqual({ ok: true, value: policyAt(2) });
    expect(await eventsIn(stage)).toBe(2);
  });

  it.each([0, 1])('is saved by one of two at once over revision %i, with one event', async (revision) => {
    const stage = open();
    for (let saved = 1; saved <= revision; saved += 1)
      await stage.ledger.savePolicy(policyAt(saved), anEvent({}, saved));
    const [first, second] = await Promise.all([
      stage.ledger.savePolicy(policyAt(revision + 1, ADMIN), anEvent({}, 8)),
      stage.ledger.savePolicy(policyAt(revision + 1, STRANGER), anEvent({}, 9)),
    ]);
    const winner = first.ok && first.value === 'saved' ? ADMIN : STRANGER;
    expect([first, second].map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['saved', 'stale']);
    expect(await stage.policies.read()).toMatchObject({ value: { changedBy: winner } });
    expect(await eventsIn(stage)).toBe(revision + 1);
  });

  it.each([0, 1])('at revision %i stays where the event cannot be written', async (revision) => {
    const stage = open();
    if (revision === 1) await stage.ledger.savePolicy(policyAt(1), anEvent());
    expect(await stage.ledger.savePolicy(policyAt(revision + 1), impossible())).toMatchObject(DOWN);
    expect(await stage.policies.read()).toMatchObject({ ok: true, value: { revision } });
    expect((await stage.ledger.savePolicy(policyAt(revision + 1), anEvent({}, 2))).ok).toBe(true);
  });

  it('that is unreadable is a failure, never the initial one', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.corrupt('policy');
    expect(await stage.policies.read()).toMatchObject(UNREADABLE);
    expect(await stage.authority.read(aRecord().locator)).toMatchObject(UNREADABLE);
  });

  it('is read together with the record', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    await stage.ledger.savePolicy(policyAt(1), anEvent({}, 2));
    expect(await stage.authority.read(aRecord().locator)).toEqual({
      ok: true,
      value: { record: aRecord(), policy: policyAt(1) },
    });
  });
}

function listsContract(open: OpenStores): void {
  const issued = (seed: number, age: number, change = {}) =>
    aRecord({ grant: { issuedAt: NOW - age * DAY, expiresAt: NOW - age * DAY + 30 * DAY }, ...change }, seed);
  const records = [
    issued(1, 3),
    issued(2, 1),
    issued(3, 2, { ownerId: STRANGER }),
    aRecord({ grant: { reach: SITE_WIDE, issuedAt: NOW, expiresAt: NOW + DAY } }, 4),
    issued(5, 200, { state: 'revoked' }),
    issued(6, 300, { state: 'revoked' }),
  ];
  const filled = async (): Promise<StoresStage> => {
    const stage = open();
    for (const [seed, record] of records.entries())
      await stage.ledger.createToken(record, anEvent({ locator: record.locator }, seed + 1, NOW + seed));
    return stage;
  };
  const seedsOf = (found: Awaited<ReturnType<StoresStage['tokens']['list']>>): unknown =>
    found.ok &&
    found.value.records.map(({ locator }) => records.findIndex((record) => record.locator === locator) + 1);

  it.each([
    ['all, newest first', { by: 'all' }, [4, 2, 3, 1, 5, 6]],
    ['one owner’s', { by: 'owner', ownerId: OWNER }, [4, 2, 1, 5, 6]],
    ['another owner’s', { by: 'owner', ownerId: STRANGER }, [3]],
    ['nobody’s', { by: 'owner', ownerId: 'nobody' }, []],
    ['a project’s', { by: 'project', projectId: '10001' }, [2, 3, 1, 5, 6]],
    ['site-wide ones', { by: 'project', projectId: 'site' }, [4]],
    [
      'ended long ago, oldest first',
      { by: 'ended-before', state: 'revoked', before: NOW - 90 * DAY },
      [6, 5],
    ],
    ['ended before the very moment', { by: 'ended-before', state: 'revoked', before: NOW - 270 * DAY }, []],
  ] as const)('are %s', async (_what, query, seeds) => {
    const { tokens } = await filled();
    expect(seedsOf(await tokens.list(query, { limit: 100 }))).toEqual(seeds);
  });

  it('come in pages that together are the whole, with no cursor at the end', async () => {
    const { tokens } = await filled();
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await tokens.list({ by: 'all' }, { limit: 4, cursor });
      seen.push(seedsOf(page));
      cursor = page.ok ? page.value.cursor : undefined;
    } while (cursor !== undefined && seen.length < 9);
    expect(seen.flat()).toEqual([4, 2, 3, 1, 5, 6]);
  });

  it('leave out what cannot be read, so that it hides nothing else', async () => {
    const stage = await filled();
    await stage.corrupt({ locator: records[1]!.locator });
    expect(seedsOf(await stage.tokens.list({ by: 'all' }, { limit: 100 }))).toEqual([4, 3, 1, 5, 6]);
  });

  it.each([
    ['everything, newest first', {}, 6],
    ['one kind', { by: { type: 'token.issued' } }, 6],
    ['another kind', { by: { type: 'policy.changed' } }, 0],
    ['one actor', { by: { actorId: OWNER } }, 6],
    ['one token', { by: { locator: records[2]!.locator } }, 1],
    ['from a time on', { from: NOW + 4 }, 2],
    ['up to a time', { to: NOW + 1 }, 2],
    ['between two times', { from: NOW + 1, to: NOW + 3 }, 3],
  ] as const)('of the trail are %s', async (_what, query, count) => {
    const { audit } = await filled();
    const page = await audit.page({ ...query, limit: 100 });
    const times = page.ok ? page.value.events.map(({ at }) => at) : [];
    expect(times).toHaveLength(count);
    expect(times.toSorted((left, right) => right - left)).toEqual(times);
  });

  it('of the trail keep an event as it was written', async () => {
    const stage = open();
    const event = anEvent({
      type: 'request.denied',
      operation: undefined,
      refusal: 'read-only',
      requestId: 'r',
    });
    await stage.audit.append(event);
    const page = await stage.audit.page({ limit: 1 });
    expect(page.ok && page.value.events).toEqual([JSON.parse(JSON.stringify(event))]);
  });
}

function tagKeysContract(open: OpenStores): void {
  it('are none before the first token', async () => {
    expect(await open().container(1).find(NOW)).toEqual({ ok: true, value: undefined });
  });

  it('made in two containers at once are one set', async () => {
    const stage = open();
    const [one, two] = await Promise.all([stage.container(1).ensure(), stage.container(2).ensure()]);
    expect(one.ok).toBe(true);
    expect(two).toEqual(one);
    expect(await stage.container(3).find(NOW)).toEqual(one);
    expect(await stage.container(4).ensure()).toEqual(one);
  });

  it('are 32 bytes under version 1', async () => {
    const made = await open().container(1).ensure();
    expect(made.ok && made.value.current).toBe('1');
    expect(made.ok && made.value.keys.get('1')).toHaveLength(32);
  });

  it('are read once and then remembered', async () => {
    const stage = open();
    await stage.container(1).ensure();
    const before = stage.tagKeyReads();
    const keys = stage.container(2);
    for (const after of [0, 1, 10_000, 86_400_000]) await keys.find(NOW + after, '1');
    expect(stage.tagKeyReads() - before).toBe(1);
  });

  it.each([
    ['an unknown version', true, '9'],
    ['no keys at all', false, '1'],
  ])('with %s are asked for again once a second, however many ask', async (_what, made, version) => {
    const stage = open();
    if (made) await stage.container(1).ensure();
    const before = stage.tagKeyReads();
    const keys = stage.container(2);
    for (let after = 0; after < 3_000; after += 100) await keys.find(NOW + after, version);
    expect(stage.tagKeyReads() - before).toBe(3);
  });

  it('are found by a container that remembered that there were none', async () => {
    const stage = open();
    const early = stage.container(2);
    await early.find(NOW, '1');
    const made = await stage.container(1).ensure();
    expect(await early.find(NOW + 1_000, '1')).toEqual(made);
  });

  it('that are unreadable are a failure, and are not made anew', async () => {
    const stage = open();
    await stage.corrupt('tag-keys');
    expect(await stage.container(1).find(NOW, '1')).toMatchObject(UNREADABLE);
    expect(await stage.container(1).ensure()).toMatchObject(UNREADABLE);
  });
}
