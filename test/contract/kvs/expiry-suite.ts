import { describe, expect, it } from 'vitest';
import { kvs } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const TTL = { ttl: { value: 10, unit: 'SECONDS' } } as const;

/** All ways to see `k` of the plain store and of an entity. */
async function whatIsSeen(): Promise<unknown[]> {
  return [
    await kvs.get('k'),
    (await kvs.query().getMany()).results[0]?.value,
    (await kvs.batchGet([{ key: 'k' }])).successfulKeys[0]?.value,
    await kvs.getSecret('k'),
    await kvs.entity('token').get('k'),
    (
      await kvs
        .entity('token')
        .query()
        .index('by-owner', { partition: ['ann'] })
        .getOne()
    )?.value,
    (await kvs.entity('token').query().index('by-key').getOne())?.value,
  ];
}

async function setAll(): Promise<void> {
  await kvs.set('k', 1, { ...TTL, keyPolicy: 'OVERRIDE' });
  await kvs.setSecret('k', 1, { ...TTL, keyPolicy: 'OVERRIDE' });
  await kvs.entity('token').set('k', { owner: 'ann', issuedAt: 1 }, TTL);
}

const NOTHING = Array.from({ length: 7 }, () => undefined);

export const expirySuite: Suite = (open) => {
  it('an expired value is still returned until the deletion lag of 48 hours has passed', async () => {
    const { clock } = open();
    await setAll();
    const before = await whatIsSeen();
    expect(before).not.toContain(undefined);
    clock.advance(10 * SECOND_MS + 48 * HOUR_MS - 1);
    expect(await whatIsSeen()).toEqual(before);
    clock.advance(1);
    expect(await whatIsSeen()).toEqual(NOTHING);
  });

  it('with a deletion lag of 0 a value is gone the moment it expires', async () => {
    const { clock, behaviour } = open();
    behaviour.ttlDeletionLagMs = 0;
    await setAll();
    clock.advance(10 * SECOND_MS - 1);
    expect(await kvs.get('k')).toBe(1);
    clock.advance(1);
    expect(await whatIsSeen()).toEqual(NOTHING);
  });

  it('the deletion lag can be changed while values wait for their deletion', async () => {
    const { clock, behaviour } = open();
    await setAll();
    clock.advance(11 * SECOND_MS);
    expect(await kvs.get('k')).toBe(1);
    behaviour.ttlDeletionLagMs = 0;
    expect(await whatIsSeen()).toEqual(NOTHING);
  });

  it('an expired value that is not deleted yet still takes its key', async () => {
    const { clock } = open();
    await kvs.set('k', 1, { ...TTL, keyPolicy: 'OVERRIDE' });
    clock.advance(11 * SECOND_MS);
    expect(await refusalOf(kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
  });

  it('a set without a time to live takes an earlier one away', async () => {
    const { clock, behaviour } = open();
    behaviour.ttlDeletionLagMs = 0;
    await kvs.set('k', 1, { ...TTL, keyPolicy: 'OVERRIDE' });
    await kvs.set('k', 2);
    clock.advance(HOUR_MS);
    expect(await kvs.get('k')).toBe(2);
  });

  it('batches and transactions set a time to live too', async () => {
    const { clock, behaviour } = open();
    behaviour.ttlDeletionLagMs = 0;
    await kvs.batchSet([{ key: 'batched', value: 1, options: TTL }]);
    await kvs.transact().set('transacted', 1, undefined, TTL).execute();
    expect(await kvs.get('batched')).toBe(1);
    expect(await kvs.get('transacted')).toBe(1);
    clock.advance(10 * SECOND_MS);
    expect(await kvs.get('batched')).toBeUndefined();
    expect(await kvs.get('transacted')).toBeUndefined();
  });

  describe('a time to live', () => {
    it.each([
      [{ value: 1, unit: 'SECONDS' }, 1_000],
      [{ value: 2, unit: 'MINUTES' }, 120_000],
      [{ value: 3, unit: 'HOURS' }, 3 * HOUR_MS],
      [{ value: 365, unit: 'DAYS' }, 365 * 24 * HOUR_MS],
    ])('of %j is kept', (ttl, ms) => {
      const { answer, clock } = open();
      const options = {
        keyPolicy: 'OVERRIDE',
        returnValue: 'LATEST',
        returnMetadataFields: ['EXPIRE_TIME'],
        ttl,
      };
      expect(answer('/api/v1/set', { key: 'k', value: 1, options }).body).toEqual({
        key: 'k',
        value: 1,
        expireTime: new Date(clock.now() + ms).toISOString(),
      });
    });

    it.each([
      [{ value: 0, unit: 'SECONDS' }],
      [{ value: -1, unit: 'SECONDS' }],
      [{ value: 1.5, unit: 'SECONDS' }],
      [{ value: '1', unit: 'SECONDS' }],
      [{ value: 1, unit: 'WEEKS' }],
      [{ value: 366, unit: 'DAYS' }],
    ])('of %j is refused: 400 INVALID_TTL', (ttl) => {
      const { answer } = open();
      expect(codeOf(answer('/api/v1/set', { key: 'k', value: 1, options: { ttl } }))).toBe('400 INVALID_TTL');
      expect(codeOf(answer('/api/v1/transaction', { set: [{ key: 'k', value: 1, options: { ttl } }] }))).toBe(
        '400 INVALID_TTL',
      );
    });
  });
};
