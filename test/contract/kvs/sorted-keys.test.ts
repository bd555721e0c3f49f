import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSortedKeys } from '../../../local/kvs/sorted-keys';

const key = fc.integer({ min: 0, max: 4_000 }).map((number) => String(number).padStart(4, '0'));

it('thousands of keys stay in order, whatever is added and deleted', () => {
  const steps = fc.array(fc.record({ key, isAdded: fc.boolean() }), { minLength: 3_000, maxLength: 5_000 });
  const limit = fc.constantFrom(1, 7, 600, Infinity);
  fc.assert(
    fc.property(steps, key, key, limit, (all, from, before, most) => {
      const keys = createSortedKeys();
      const model = new Set<string>();
      for (const { key: name, isAdded } of all) {
        if (isAdded) keys.add(name);
        else keys.delete(name);
        if (isAdded) model.add(name);
        else model.delete(name);
      }
      const within = [...model].filter((name) => name >= from && name < before).sort();
      const bounds = { from, before };
      expect(keys.within({ bounds, direction: 'ASC', limit: most })).toEqual(within.slice(0, most));
      expect(keys.within({ bounds, direction: 'DESC', limit: most })).toEqual(
        within.reverse().slice(0, most),
      );
    }),
    { numRuns: 20 },
  );
});
