import { describe, expect, it } from 'vitest';
import { DenialMemory } from '../../src/gateway/denial-memory';
import { NOW } from '../support/fixed-times';

describe('a denial', () => {
  it('is new the first time in a minute', () => {
    const denials = new DenialMemory();
    expect([0, 1, 59_999].map((after) => denials.isNew('a', NOW + after))).toEqual([true, false, false]);
    expect(denials.isNew('a', NOW + 60_000)).toBe(true);
  });

  it('of another subject is new by itself', () => {
    const denials = new DenialMemory();
    expect(['a', 'b', 'a', 'b'].map((subject) => denials.isNew(subject, NOW))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is told rather than lost when the clock goes back', () => {
    const denials = new DenialMemory();
    denials.isNew('a', NOW);
    expect(denials.isNew('a', NOW - 1)).toBe(true);
  });

  it('costs bounded memory: after 10,000 subjects it starts afresh', () => {
    const denials = new DenialMemory();
    for (let subject = 0; subject < 10_000; subject += 1) denials.isNew(String(subject), NOW);
    expect(denials.isNew('one more', NOW)).toBe(true);
    expect(denials.isNew('0', NOW)).toBe(true);
  });

  // DEFECT: the window belongs to the memory, not to the subject: one that is new at its end is new again at the next one's start.
  it.fails('that was new a second ago is not new again', () => {
    const denials = new DenialMemory();
    denials.isNew('a', NOW);
    denials.isNew('b', NOW + 59_500);
    expect(denials.isNew('b', NOW + 60_500)).toBe(false);
  });
});
