import { beforeEach, describe, expect, it } from 'vitest';
import { openPlatform } from '../support/forge-platform';
import { LEAVERS_MAX, OWNERS_MAX, startCensus, type StoredCensus } from '../../src/tokens/census';
import { NOW } from '../support/fixed-times';

const { censusStore } = await import('../../src/forge/census-store');
const { kvs } = await import('@forge/kvs');
const { CENSUS_KEY } = await import('../../src/forge/keys');

const { tally } = startCensus(NOW);
const FINISHED = { countedAt: NOW, tally, owners: 1, leavers: ['a'] };
beforeEach(() => void openPlatform());

describe('the census in storage', () => {
  it('is absent before the first', async () => {
    expect(await censusStore.read()).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, StoredCensus]>([
    ['finished', { finished: FINISHED }],
    ['under way', { running: { startedAt: NOW, tally, owners: ['a'], cursor: 'c' } }],
    ['both', { finished: FINISHED, running: { startedAt: NOW, tally, owners: [], cursor: 'c' } }],
    ['finished, with nothing under way', { finished: FINISHED, running: undefined }],
  ])('is read back as it was saved: %s', async (_what, census) => {
    expect((await censusStore.save(census)).ok).toBe(true);
    expect(await censusStore.read()).toEqual({
      ok: true,
      value: JSON.parse(JSON.stringify(census)) as unknown,
    });
  });

  it('is taken by storage at its largest', async () => {
    const owners = Array.from({ length: OWNERS_MAX }, (_, at) => `712020:${String(at).padStart(36, '0')}`);
    const census = {
      finished: { ...FINISHED, leavers: owners.slice(0, LEAVERS_MAX) },
      running: { startedAt: NOW, tally, owners, cursor: 'x'.repeat(2_000) },
    };
    expect((await censusStore.save(census)).ok).toBe(true);
    expect(await censusStore.read()).toEqual({ ok: true, value: census });
  });

  it.each([['text'], [{ finished: { countedAt: 'then' } }], [{ running: { cursor: 1 } }]])(
    'that is %j counts as none: it is taken anew',
    async (stored) => {
      await kvs.set(CENSUS_KEY, stored);
      expect(await censusStore.read()).toEqual({ ok: true, value: undefined });
    },
  );
});
