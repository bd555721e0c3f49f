import { expect, it } from 'vitest';
import { ok } from '../../../src/base/result';
import { rotate, type Rotation } from '../../../src/tokens/rotation';
import type { TokenRecord } from '../../../src/tokens/record';
import { ADMIN, aRecord } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import { revoke } from '../../../src/tokens/lifecycle';
import { anEvent, DOWN, eventsIn, impossible } from './samples';
import type { OpenStores, StoresStage } from './stage';

const record = aRecord();
export function aRotation(seed = 51, of: TokenRecord = record, grandparent?: TokenRecord): Rotation {
  const rotation = rotate(of, grandparent, {
    overlapHours: 24,
    now: NOW,
    random: seededRandom(seed),
    as: 'owner',
  });
  if (!rotation.ok) throw new Error(rotation.error);
  return rotation.value;
}
const found = async ({ tokens }: StoresStage, { locator }: TokenRecord) => {
  const read = await tokens.find(locator);
  return read.ok ? read.value : read.error;
};

export function rotationContract(open: OpenStores): void {
  it('makes the successor active and changes what it replaces, with one event', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const { successor, replaced } = aRotation();
    expect(await stage.ledger.rotateToken({ successor, replaced }, anEvent({}, 2))).toEqual(ok('rotated'));
    expect([await found(stage, successor), await found(stage, record)]).toEqual([successor, replaced[0]]);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('retires what the replaced one had replaced in the same breath', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const first = aRotation();
    await stage.ledger.rotateToken(first, anEvent({}, 2));
    const second = aRotation(52, first.successor, first.replaced[0]);
    expect(await stage.ledger.rotateToken(second, anEvent({}, 3))).toEqual(ok('rotated'));
    expect(await found(stage, record)).toEqual(second.replaced[1]);
  });

  it('is of a record at its version: else nothing is written, and no successor is left', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    await stage.ledger.replaceToken(revoke(record, { by: ADMIN, at: NOW }), anEvent({}, 2));
    const rotation = aRotation();
    expect(await stage.ledger.rotateToken(rotation, anEvent({}, 3))).toEqual(ok('stale'));
    expect(await found(stage, rotation.successor)).toBeUndefined();
    expect(await eventsIn(stage)).toBe(2);
  });

  it('of two at once one is done', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const both = [aRotation(61), aRotation(62)];
    const outcomes = await Promise.all(
      both.map((rotation, index) => stage.ledger.rotateToken(rotation, anEvent({}, index + 2))),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.value).sort()).toEqual(['rotated', 'stale']);
    const won = outcomes.findIndex((outcome) => outcome.ok && outcome.value === 'rotated');
    expect(await found(stage, record)).toMatchObject({ successor: both[won]!.successor.locator });
    expect(await found(stage, both[1 - won]!.successor)).toBeUndefined();
    expect(await eventsIn(stage)).toBe(2);
  });

  it('whose locator is taken is told so, and writes nothing', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const rotation = aRotation();
    await stage.ledger.createToken(rotation.successor, anEvent({}, 2));
    expect(await stage.ledger.rotateToken(rotation, anEvent({}, 3))).toEqual(ok('exists'));
    expect(await found(stage, record)).toEqual(record);
    expect(await eventsIn(stage)).toBe(2);
  });

  it('whose event cannot be written is not done, and leaves no successor', async () => {
    const stage = open();
    await stage.ledger.createToken(record, anEvent());
    const rotation = aRotation();
    expect(await stage.ledger.rotateToken(rotation, impossible())).toMatchObject(DOWN);
    expect(await found(stage, record)).toEqual(record);
    expect(await found(stage, rotation.successor)).toBeUndefined();
  });

  it('several records are replaced all at once or not at all', async () => {
    const stage = open();
    const other = aRecord({}, 9);
    await stage.ledger.createToken(record, anEvent());
    await stage.ledger.createToken(other, anEvent({}, 2));
    const next = [record, other].map((each) => ({ ...each, reusedAt: NOW, version: 2 }));
    const events = [anEvent({}, 3), anEvent({}, 4)];
    expect(await stage.ledger.replaceTokens([next[0]!, { ...next[1]!, version: 3 }], events)).toEqual(
      ok('stale'),
    );
    expect(await found(stage, record)).toEqual(record);
    expect(await eventsIn(stage)).toBe(2);
    expect(await stage.ledger.replaceTokens(next, events)).toEqual(ok('replaced'));
    expect([await found(stage, record), await found(stage, other)]).toEqual(next);
    expect(await eventsIn(stage)).toBe(4);
    expect(await stage.ledger.replaceTokens(next, events)).toEqual(ok('stale'));
  });
}
