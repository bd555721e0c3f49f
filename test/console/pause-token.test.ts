import { describe, expect, it } from 'vitest';
import { pauseAnyToken, pauseOwnToken, resumeAnyToken, resumeOwnToken } from '../../src/console/pause-token';
import { readOwnToken } from '../../src/console/read-token';
import type { Outcome } from '../../src/console/refusal';
import { revokeOwnToken } from '../../src/console/revoke-token';
import { ADMIN, aRecord, OWNER, STRANGER } from '../support/builders';
import { aMember, anAdmin, consoleWorld } from '../support/console-world';
import { EXPIRED } from '../support/fixed-times';
import { failing } from '../support/journal';

const record = aRecord();
const ref = { locator: record.locator };
const WHY = { because: 'suspicious', note: 'Zebediah saw it at night' } as const;

const noOf = (outcome: Outcome<unknown>): string => {
  if (outcome.ok) return 'none';
  return 'refusal' in outcome.error ? outcome.error.refusal.code : 'problems';
};

describe('pausing and resuming', () => {
  it.each([
    ['its owner', pauseOwnToken, resumeOwnToken, aMember, 'owner', OWNER],
    ['an admin', pauseAnyToken, resumeAnyToken, anAdmin, 'admin', ADMIN],
  ] as const)('by %s: it says who and why, and the trail has no words', async (...row) => {
    const [, pauseIt, resumeIt, actor, as, by] = row;
    const { ports, storage } = consoleWorld({ records: [record] });
    expect(await pauseIt({ ...ref, ...WHY }, actor, ports)).toMatchObject({
      value: { state: 'paused', pause: { by, as, ...WHY } },
    });
    const resumed = await resumeIt(ref, actor, ports);
    expect(resumed).toMatchObject({ value: { state: 'active' } });
    expect(resumed.ok && resumed.value).not.toHaveProperty('pause');
    expect(storage.events).toMatchObject([
      { type: 'token.paused', as, actorId: by, ownerId: OWNER, because: 'suspicious' },
      { type: 'token.resumed', as, actorId: by, ownerId: OWNER },
    ]);
    expect(JSON.stringify(storage.events)).not.toContain('Zebediah');
  });

  it('again says the same, and tells of nothing new', async () => {
    const { ports, storage } = consoleWorld({ records: [record] });
    const first = await pauseOwnToken({ ...ref, ...WHY }, aMember, ports);
    expect(await pauseOwnToken(ref, aMember, ports)).toEqual(first);
    expect(storage.events).toHaveLength(1);
    await resumeOwnToken(ref, aMember, ports);
    expect((await resumeOwnToken(ref, aMember, ports)).ok).toBe(true);
    expect(storage.events).toHaveLength(2);
  });

  it('what an admin paused, its owner sees and cannot resume; an admin can', async () => {
    const { ports } = consoleWorld({ records: [record] });
    await pauseOwnToken(ref, aMember, ports);
    await pauseAnyToken({ ...ref, ...WHY }, anAdmin, ports);
    expect(noOf(await resumeOwnToken(ref, aMember, ports))).toBe('token-paused-by-admin');
    expect(await readOwnToken(ref, aMember, ports)).toMatchObject({
      value: { token: { state: 'paused', pause: { as: 'admin', ...WHY } } },
    });
    expect(await resumeAnyToken(ref, anAdmin, ports)).toMatchObject({ value: { state: 'active' } });
  });

  it.each([
    ['revoked', aRecord({ state: 'revoked' })],
    ['expired', aRecord({ grant: { expiresAt: EXPIRED } })],
    ['dormant, for its creation was interrupted', aRecord({ state: 'dormant' })],
  ])('a token that is %s is refused, and nothing is written', async (_what, over) => {
    const { ports, storage } = consoleWorld({ records: [over] });
    const all = [
      await pauseOwnToken(ref, aMember, ports),
      await pauseAnyToken(ref, anAdmin, ports),
      await resumeOwnToken(ref, aMember, ports),
      await resumeAnyToken(ref, anAdmin, ports),
    ];
    expect(all.map(noOf)).toEqual(Array(4).fill('token-ended'));
    expect(storage.events).toEqual([]);
  });

  it('someone else’s token looks like one that does not exist', async () => {
    const { ports, storage } = consoleWorld({ records: [aRecord({ ownerId: STRANGER })] });
    for (const step of [pauseOwnToken, resumeOwnToken]) {
      const foreign = await step(ref, aMember, ports);
      expect(noOf(foreign)).toBe('token-unknown');
      expect(await step({ locator: aRecord({}, 99).locator }, aMember, ports)).toEqual(foreign);
      expect(await step({ locator: 'no locator' }, aMember, ports)).toEqual(foreign);
    }
    expect(storage.events).toEqual([]);
  });
});

describe('two at once', () => {
  it('an owner’s resumption and an admin’s pause: whatever the order, it is the admin’s pause that stays', async () => {
    for (const turn of [0, 1]) {
      const { ports } = consoleWorld({ records: [record] });
      await pauseOwnToken(ref, aMember, ports);
      const steps = [() => resumeOwnToken(ref, aMember, ports), () => pauseAnyToken(ref, anAdmin, ports)];
      await Promise.all((turn === 0 ? steps : steps.toReversed()).map((step) => step()));
      expect(await readOwnToken(ref, aMember, ports)).toMatchObject({
        value: { token: { state: 'paused', pause: { as: 'admin' } } },
      });
    }
  });

  it('a revocation is not undone by a pause or a resumption', async () => {
    const { ports } = consoleWorld({ records: [record] });
    await Promise.all([
      pauseOwnToken(ref, aMember, ports),
      revokeOwnToken(ref, aMember, ports),
      resumeOwnToken(ref, aMember, ports),
    ]);
    expect(await readOwnToken(ref, aMember, ports)).toMatchObject({ value: { token: { state: 'revoked' } } });
  });

  it.each([
    [2, 'none'],
    [3, 'token-changed'],
  ])('it wins against %i changes made meanwhile: %s', async (changes, no) => {
    const { ports, storage, journal } = consoleWorld({ records: [record] });
    let left = changes;
    journal.faultAt = (name) => {
      const stored = storage.stored.tokens.get(record.locator) as { version: number };
      if (name === 'ledger.replaceToken' && left-- > 0) stored.version += 1;
      return undefined;
    };
    expect(noOf(await pauseOwnToken(ref, aMember, ports))).toBe(no);
    expect(storage.events).toHaveLength(no === 'none' ? 1 : 0);
  });
});

it.each(['tokens.find', 'ledger.replaceToken'])(
  'where %s fails it is refused, and nothing is changed',
  async (call) => {
    const { ports, storage, journal } = consoleWorld({ records: [record] });
    const before = JSON.stringify([...storage.stored.tokens]);
    journal.faultAt = failing('refuse', call);
    expect(noOf(await pauseAnyToken(ref, anAdmin, ports))).toBe('storage-unavailable');
    expect([JSON.stringify([...storage.stored.tokens]), storage.events]).toEqual([before, []]);
  },
);
