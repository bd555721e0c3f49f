import { describe, expect, it } from 'vitest';
import { DenialMemory } from '../../src/gateway/denial-memory';
import { NOW } from '../support/fixed-times';

/** As the gateway uses it: what is new is written, and remembered once it is. */
const tell = (denials: DenialMemory, subject: string, at: number): boolean => {
  const isNew = denials.isNew(subject, at);
  if (isNew) denials.remember(subject, at);
  return isNew;
};

describe('a denial', () => {
  it('is new the first time in a minute', () => {
    const denials = new DenialMemory();
    expect([0, 1, 59_999].map((after) => tell(denials, 'a', NOW + after))).toEqual([true, false, false]);
    expect(tell(denials, 'a', NOW + 60_000)).toBe(true);
    expect(tell(denials, 'a', NOW + 60_001)).toBe(false);
  });

  it('stays new until it is remembered, however often it is asked about', () => {
    const denials = new DenialMemory();
    expect([0, 1, 2].map((after) => denials.isNew('a', NOW + after))).toEqual([true, true, true]);
    denials.remember('a', NOW + 3);
    expect(denials.isNew('a', NOW + 4)).toBe(false);
  });

  it('of another subject is new by itself', () => {
    const denials = new DenialMemory();
    expect(['a', 'b', 'a', 'b'].map((subject) => tell(denials, subject, NOW))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is told rather than lost when the clock goes back', () => {
    const denials = new DenialMemory();
    denials.remember('a', NOW);
    expect(denials.isNew('a', NOW - 1)).toBe(true);
  });

  it('costs bounded memory: after 10,000 subjects it starts afresh', () => {
    const denials = new DenialMemory();
    for (let subject = 0; subject < 10_000; subject += 1) denials.remember(String(subject), NOW);
    expect(denials.isNew('0', NOW)).toBe(false);
    denials.remember('one more', NOW);
    expect(denials.isNew('one more', NOW)).toBe(false);
    expect(denials.isNew('0', NOW)).toBe(true);
  });

  it('that was new a second ago is not new again: each subject has its own minute', () => {
    const denials = new DenialMemory();
    denials.remember('a', NOW);
    denials.remember('b', NOW + 59_500);
    expect(denials.isNew('b', NOW + 60_500)).toBe(false);
  });
});
