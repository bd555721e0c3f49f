import { describe, expect, it } from 'vitest';
import { NOW } from '../../support/fixed-times';
import { kvs, MetadataField, WhereConditions } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

const setKeys = async (keys: readonly string[]): Promise<void> => {
  for (const key of keys) await kvs.set(key, `value of ${key}`);
};
const keysOf = ({ results }: { results: { key: string }[] }): string[] => results.map(({ key }) => key);

export const querySuite: Suite = (open) => {
  describe('kvs.query', () => {
    it('lists keys in order, by how they begin', async () => {
      open();
      await setKeys(['b:2', 'a:1', 'b:10', 'c', 'b', 'B:1']);
      expect(keysOf(await kvs.query().getMany())).toEqual(['B:1', 'a:1', 'b', 'b:10', 'b:2', 'c']);
      const some = await kvs.query().where('key', WhereConditions.beginsWith('b:')).getMany();
      expect(some.results).toEqual([
        { key: 'b:10', value: 'value of b:10' },
        { key: 'b:2', value: 'value of b:2' },
      ]);
    });

    it('gives 10 rows unless told, and a cursor (`after`) to the next', async () => {
      open();
      await setKeys(Array.from({ length: 25 }, (_, place) => `k${String(place).padStart(2, '0')}`));
      const first = await kvs.query().getMany();
      expect(first.results).toHaveLength(10);
      const second = await kvs.query().cursor(first.nextCursor!).limit(15).getMany();
      expect(second.results).toHaveLength(15);
      expect(second.nextCursor).toBeUndefined();
      expect(new Set([...keysOf(first), ...keysOf(second)]).size).toBe(25);
    });

    it('goes on correctly when the row of the cursor is gone', async () => {
      open();
      await setKeys(['a', 'b', 'c']);
      const { nextCursor } = await kvs.query().limit(2).getMany();
      await kvs.delete('b');
      expect(keysOf(await kvs.query().cursor(nextCursor!).getMany())).toEqual(['c']);
    });

    it('tells metadata when asked', async () => {
      open();
      await setKeys(['a']);
      const row = await kvs.query({ metadataFields: [MetadataField.CREATED_AT] }).getOne();
      expect(row).toEqual({ key: 'a', value: 'value of a', createdAt: NOW });
    });

    it.each([0, 101, 1.5])('with the limit %d is refused: 400 LIST_QUERY_LIMIT_EXCEEDED', async (limit) => {
      open();
      expect(await refusalOf(kvs.query().limit(limit).getMany())).toBe('400 LIST_QUERY_LIMIT_EXCEEDED');
      expect(await refusalOf(kvs.query().limit(100).getMany())).toBe('none');
    });

    it.each([
      [[{ property: 'value', condition: 'BEGINS_WITH', values: ['a'] }], '400 QUERY_WHERE_FIELD_INVALID'],
      [[{ property: 'key', condition: 'EQUAL_TO', values: ['a'] }], '400 INVALID_FILTER_CONDITION'],
      [[{ property: 'key', condition: 'BEGINS_WITH', values: [] }], '400 INVALID_FILTER_VALUES'],
      [[{ property: 'key', condition: 'BEGINS_WITH', values: [{}] }], '400 INVALID_FILTER_VALUES'],
      [
        [
          { property: 'key', condition: 'BEGINS_WITH', values: ['a'] },
          { property: 'key', condition: 'BEGINS_WITH', values: ['b'] },
        ],
        '400 QUERY_WHERE_INVALID',
      ],
    ])('where %j is refused: %s', (where, refusal) => {
      const { answer } = open();
      expect(codeOf(answer('/api/v1/query', { where }))).toBe(refusal);
    });

    it('refuses a cursor that it did not make', async () => {
      open();
      await setKeys(['a', 'b']);
      await kvs.entity('token').set('a', { version: 1 });
      await kvs.entity('token').set('b', { version: 1 });
      const { nextCursor } = await kvs.entity('token').query().index('by-key').limit(1).getMany();
      expect(await refusalOf(kvs.query().cursor('nonsense').getMany())).toBe('400 INVALID_CURSOR');
      expect(await refusalOf(kvs.query().cursor(nextCursor!).getMany())).toBe('400 INVALID_CURSOR');
    });
  });

  describe('eventual consistency', () => {
    it('with a lag of 0 a query sees every write at once', async () => {
      open();
      await setKeys(['a']);
      expect(keysOf(await kvs.query().getMany())).toEqual(['a']);
    });

    it('a query does not see a write younger than the lag; get does', async () => {
      const { clock, behaviour } = open();
      behaviour.queryLagMs = 5_000;
      await setKeys(['a']);
      expect(await kvs.get('a')).toBe('value of a');
      expect((await kvs.batchGet([{ key: 'a' }])).successfulKeys).toHaveLength(1);
      clock.advance(4_999);
      expect(keysOf(await kvs.query().getMany())).toEqual([]);
      clock.advance(1);
      expect(keysOf(await kvs.query().getMany())).toEqual(['a']);
    });

    it('until then it sees what was there before, deleted records included', async () => {
      const { clock, behaviour } = open();
      await kvs.set('changed', 1);
      await kvs.set('deleted', 1);
      behaviour.queryLagMs = 5_000;
      await kvs.set('changed', 2);
      clock.advance(3_000);
      await kvs.set('changed', 3);
      await kvs.delete('deleted');
      const seen = async (): Promise<unknown> =>
        (await kvs.query().getMany()).results.map(({ key, value }) => [key, value]);
      expect(await seen()).toEqual([
        ['changed', 1],
        ['deleted', 1],
      ]);
      clock.advance(2_000);
      expect(await seen()).toEqual([
        ['changed', 2],
        ['deleted', 1],
      ]);
      clock.advance(3_000);
      expect(await seen()).toEqual([['changed', 3]]);
    });

    it('an entity query keeps a record at its former place in the index', async () => {
      const { clock, behaviour } = open();
      const byOwner = async (owner: string): Promise<string[]> =>
        keysOf(
          await kvs
            .entity('token')
            .query()
            .index('by-owner', { partition: [owner] })
            .limit(2)
            .getMany(),
        );
      await kvs.entity('token').set('t1', { owner: 'ann', issuedAt: 1 });
      await kvs.entity('token').set('t2', { owner: 'ann', issuedAt: 2 });
      await kvs.entity('token').set('t3', { owner: 'ann', issuedAt: 3 });
      behaviour.queryLagMs = 5_000;
      await kvs.entity('token').set('t1', { owner: 'bob', issuedAt: 1 });
      await kvs.entity('token').set('t0', { owner: 'ann', issuedAt: 0 });
      expect(await byOwner('ann')).toEqual(['t1', 't2']);
      expect(await byOwner('bob')).toEqual([]);
      clock.advance(5_000);
      expect(await byOwner('ann')).toEqual(['t0', 't2']);
      expect(await byOwner('bob')).toEqual(['t1']);
    });

    it('a page is full although young rows stand before the old ones', async () => {
      const { behaviour } = open();
      await setKeys(['k5', 'k6', 'k7']);
      behaviour.queryLagMs = 5_000;
      await setKeys(['k1', 'k2', 'k3', 'k4']);
      const page = await kvs.query().limit(2).getMany();
      expect(keysOf(page)).toEqual(['k5', 'k6']);
      expect(keysOf(await kvs.query().cursor(page.nextCursor!).getMany())).toEqual(['k7']);
    });

    it('switching the lag off shows everything', async () => {
      const { behaviour } = open();
      behaviour.queryLagMs = 5_000;
      await setKeys(['a']);
      behaviour.queryLagMs = 0;
      expect(keysOf(await kvs.query().getMany())).toEqual(['a']);
    });
  });
};
