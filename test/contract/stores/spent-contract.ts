import { expect, it } from 'vitest';
import type { SpentDelta, Taking } from '../../../src/audit/spent-record';
import { NOTHING_SPENT, oneCall } from '../../../src/policy/budgets';
import { aRecord } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { valueIn } from '../../support/memory-usages';
import { anEvent } from './samples';
import type { OpenStores } from './stage';

const LOCATOR = aRecord().locator;

export const spentDelta = (change: Partial<SpentDelta> = {}): SpentDelta => ({
  locator: LOCATOR,
  at: NOW,
  spent: oneCall(false, NOW, NOTHING_SPENT),
  mark: { container: 'one', seq: 1 },
  ...change,
});
export const aTaking = (change: Partial<Taking> = {}): Taking => ({
  ...spentDelta(),
  isWrite: false,
  budgets: { uses: 2 },
  ...change,
});

export function spentContract(open: OpenStores): void {
  it('is nothing before anything is spent, and is read with the token', async () => {
    const stage = open();
    await stage.ledger.createToken(aRecord(), anEvent());
    expect(valueIn(await stage.spent.find(LOCATOR))).toEqual(NOTHING_SPENT);
    await stage.spent.add(spentDelta());
    const read = await stage.authority.read(LOCATOR);
    expect(read.ok && read.value.spent).toMatchObject({ uses: 1, hour: { requests: 1, writes: 0 } });
  });

  it('adds up, once for each number of a container, and tells what is stored then', async () => {
    const { spent } = open();
    expect(valueIn(await spent.add(spentDelta()))).toMatchObject({ uses: 1 });
    expect(valueIn(await spent.add(spentDelta()))).toMatchObject({ uses: 1 });
    expect(valueIn(await spent.add(spentDelta({ mark: { container: 'one', seq: 2 } })))).toMatchObject({
      uses: 2,
    });
    const other = spentDelta({
      mark: { container: 'two', seq: 1 },
      spent: oneCall(true, NOW, NOTHING_SPENT),
    });
    expect(valueIn(await spent.add(other))).toMatchObject({ uses: 3, day: { requests: 3, writes: 1 } });
  });

  it('of an earlier hour adds to the uses alone', async () => {
    const { spent } = open();
    await spent.add(spentDelta());
    const earlier = spentDelta({
      spent: oneCall(false, NOW - 3_600_000, NOTHING_SPENT),
      mark: { container: 'two', seq: 1 },
    });
    expect(valueIn(await spent.add(earlier))).toMatchObject({ uses: 2, hour: { requests: 1 } });
  });

  it('is taken while there is room, and not beyond, whoever asks at once', async () => {
    const { spent } = open();
    const taken = await Promise.all(
      ['one', 'two', 'three'].map((container) => spent.take(aTaking({ mark: { container, seq: 1 } }))),
    );
    expect(taken.map((each) => valueIn(each).isTaken).sort()).toEqual([false, true, true]);
    expect(valueIn(await spent.find(LOCATOR))).toMatchObject({ uses: 2 });
  });

  it('that cannot be read is told as such, and is never replaced', async () => {
    const stage = open();
    await stage.corrupt({ spentOf: LOCATOR });
    expect(valueIn(await stage.spent.find(LOCATOR))).toBe('unreadable');
    expect(await stage.spent.add(spentDelta())).toMatchObject({ error: { reason: 'record-unreadable' } });
    expect(await stage.spent.take(aTaking())).toMatchObject({ error: { reason: 'record-unreadable' } });
    expect(valueIn(await stage.spent.find(LOCATOR))).toBe('unreadable');
  });

  it('is erased, and erasing it again is no failure', async () => {
    const { spent } = open();
    await spent.add(spentDelta());
    expect(await spent.erase([LOCATOR])).toMatchObject({ ok: true });
    expect(await spent.erase([LOCATOR])).toMatchObject({ ok: true });
    expect(valueIn(await spent.find(LOCATOR))).toEqual(NOTHING_SPENT);
  });
}
