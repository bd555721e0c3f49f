import { beforeEach, describe, expect, it } from 'vitest';
import { SWEEP_WALKS } from '../../src/tokens/sweep-position';
import { NOW } from '../support/fixed-times';
import { openPlatform } from '../support/forge-platform';

const { sweepPositions } = await import('../../src/forge/sweep-positions');
const { kvs } = await import('@forge/kvs');
const { sweepKey } = await import('../../src/forge/keys');

const POSITION = { before: NOW, cursor: 'c' };
beforeEach(() => void openPlatform());

describe.each(SWEEP_WALKS)('the place where the walk of %s stopped', (walk) => {
  it('is read back as it was saved, until the walk comes to its end', async () => {
    expect(await sweepPositions.read(walk)).toEqual({ ok: true, value: undefined });
    expect(await sweepPositions.save(walk, POSITION)).toMatchObject({ ok: true });
    expect(await sweepPositions.read(walk)).toEqual({ ok: true, value: POSITION });
    for (let again = 0; again < 2; again += 1)
      expect(await sweepPositions.save(walk, undefined)).toMatchObject({ ok: true });
    expect(await sweepPositions.read(walk)).toEqual({ ok: true, value: undefined });
  });

  it.each([['text'], [{ before: 'then', cursor: 'c' }], [{ before: 1, cursor: '' }]])(
    'that is %j counts as the beginning',
    async (stored) => {
      await kvs.set(sweepKey(walk), stored);
      expect(await sweepPositions.read(walk)).toEqual({ ok: true, value: undefined });
    },
  );
});
