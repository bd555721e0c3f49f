import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, type Store } from '../../../local/kvs/store';

/** What every medium owes to what stands on it. */
export const storeSuite = (open: () => Store): void => {
  describe('the store', () => {
    let store: Store;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    it('finds an entry by space and key', () => {
      store.put('one', 'k', 'text');
      expect(store.get('one', 'k')).toBe('text');
      expect(store.get('two', 'k')).toBeUndefined();
      store.delete('one', 'k');
      store.delete('one', 'k');
      expect(store.get('one', 'k')).toBeUndefined();
    });

    it('scans in order, both ways, within bounds and up to a limit', () => {
      for (const key of ['d', 'b', 'a', 'c', 'ba', '\u3000', '\ufeff']) store.put('s', key, `${key}!`);
      store.put('t', 'b', 'elsewhere');
      const scan = (from: string, before: string, direction: 'ASC' | 'DESC', limit = Infinity): string =>
        store
          .scan({ space: 's', from, before, direction, limit })
          .map(({ key }) => key)
          .join(' ');
      expect(scan('', '\uffff', 'ASC')).toBe('a b ba c d \u3000 \ufeff');
      expect(scan('b', 'd', 'ASC')).toBe('b ba c');
      expect(scan('b', 'd', 'DESC')).toBe('c ba b');
      expect(scan('b', 'd', 'ASC', 2)).toBe('b ba');
      expect(scan('b', 'd', 'DESC', 2)).toBe('c ba');
      expect(scan('d', 'b', 'ASC')).toBe('');
      expect(scan('d', 'b', 'DESC')).toBe('');
      expect(store.scan({ space: 's', from: 'c', before: 'd', direction: 'ASC', limit: 1 })).toEqual([
        { key: 'c', text: 'c!' },
      ]);
    });

    it('leaves nothing of a transaction that throws', () => {
      store.put('s', 'kept', '1');
      store.put('s', 'changed', '1');
      expect(() =>
        store.transact(() => {
          store.put('s', 'changed', '2');
          store.put('s', 'changed', '3');
          store.put('s', 'new', '1');
          store.delete('s', 'kept');
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(store.scan({ space: 's', ...EVERYTHING, direction: 'ASC', limit: 9 })).toEqual([
        { key: 'changed', text: '1' },
        { key: 'kept', text: '1' },
      ]);
      expect(store.transact(() => 'result')).toBe('result');
    });

    it('behaves like a sorted map under any sequence of writes', () => {
      const key = fc.constantFrom('a', 'b', 'c', 'ca', 'd');
      const step = fc.record({ key, text: fc.option(fc.string(), { nil: undefined }) });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
          const model = new Map<string, string>();
          for (const left of store.scan({ space: 's', ...EVERYTHING, direction: 'ASC', limit: Infinity }))
            store.delete('s', left.key);
          for (const { key: name, text } of steps) {
            if (text === undefined) store.delete('s', name);
            else store.put('s', name, text);
            if (text === undefined) model.delete(name);
            else model.set(name, text);
          }
          const sorted = [...model].sort(([one], [other]) => (one < other ? -1 : 1));
          expect(store.scan({ space: 's', ...EVERYTHING, direction: 'ASC', limit: Infinity })).toEqual(
            sorted.map(([name, text]) => ({ key: name, text })),
          );
        }),
        { numRuns: 25 },
      );
    });
  });
};
