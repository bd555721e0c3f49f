import { beforeEach, describe, expect, it } from 'vitest';
import { Filter, FilterConditions, kvs, MetadataField, Sort, WhereConditions } from './forge-kvs';
import { NOW } from '../../support/fixed-times';
import { codeOf, refusalOf, type Stage, type Suite } from './stage';

interface Token {
  readonly owner: string;
  readonly state: string;
  readonly issuedAt: number;
  readonly note?: string;
  readonly live?: boolean;
}

/** Not in the order of any index. */
const TOKENS: Record<string, Token> = {
  t4: { owner: 'bob', state: 'active', issuedAt: -4.5, note: 'delta' },
  t1: { owner: 'ann', state: 'active', issuedAt: 10, note: 'alpha', live: true },
  t3: { owner: 'ann', state: 'revoked', issuedAt: 9, note: 'alps' },
  t2: { owner: 'ann', state: 'active', issuedAt: 1_790_000_000_000, live: false },
  t5: { owner: 'anna', state: 'active', issuedAt: 10, note: 'älg' },
};

const query = (index: string, partition?: string[]) =>
  kvs
    .entity<Token>('token')
    .query()
    .index(index, partition && { partition });
const keysOf = ({ results }: { results: { key: string }[] }): string[] => results.map(({ key }) => key);

export const entityQuerySuite: Suite = (open) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = open();
    for (const [key, value] of Object.entries(TOKENS)) await kvs.entity<Token>('token').set(key, value);
  });

  it('an index lists the records of its partition by its range attribute', async () => {
    expect(keysOf(await query('by-owner', ['ann']).getMany())).toEqual(['t3', 't1', 't2']);
    expect(keysOf(await query('by-owner', ['ann']).sort(Sort.DESC).getMany())).toEqual(['t2', 't1', 't3']);
    expect(keysOf(await query('by-owner-state', ['ann', 'active']).getMany())).toEqual(['t1', 't2']);
    expect(keysOf(await query('by-owner', ['nobody']).getMany())).toEqual([]);
  });

  it('an index without partition spans the entity, numbers in numeric order', async () => {
    expect(keysOf(await query('by-issued').getMany())).toEqual(['t4', 't3', 't1', 't5', 't2']);
  });

  it('a record without the indexed attribute is not in the index', async () => {
    expect(keysOf(await query('by-note').getMany())).toEqual(['t1', 't3', 't4', 't5']);
    expect(keysOf(await query('version').getMany())).toEqual([]);
  });

  it('a changed record moves, a deleted one leaves', async () => {
    await kvs.entity<Token>('token').set('t3', { owner: 'bob', state: 'active', issuedAt: 0 });
    await kvs.entity('token').delete('t2');
    expect(keysOf(await query('by-owner', ['ann']).getMany())).toEqual(['t1']);
    expect(keysOf(await query('by-owner', ['bob']).getMany())).toEqual(['t4', 't3']);
  });

  it('every entity has the index by-key', async () => {
    expect(keysOf(await query('by-key').getMany())).toEqual(['t1', 't2', 't3', 't4', 't5']);
    const some = query('by-key').where(WhereConditions.greaterThan('t3')).sort(Sort.DESC);
    expect(keysOf(await some.getMany())).toEqual(['t5', 't4']);
    expect(keysOf(await query('by-key').where(WhereConditions.equalTo('t3')).getMany())).toEqual(['t3']);
    expect(keysOf(await query('by-key').where(WhereConditions.between('t2', 't3')).getMany())).toEqual([
      't2',
      't3',
    ]);
    expect(keysOf(await query('by-key').where(WhereConditions.beginsWith('t')).getMany())).toHaveLength(5);
  });

  describe('a range', () => {
    it.each([
      ['EQUAL_TO', [10], ['t1', 't5']],
      ['BETWEEN', [9, 10], ['t3', 't1', 't5']],
      ['GREATER_THAN', [10], ['t2']],
      ['GREATER_THAN_EQUAL_TO', [10], ['t1', 't5', 't2']],
      ['LESS_THAN', [9], ['t4']],
      ['LESS_THAN_EQUAL_TO', [9], ['t4', 't3']],
    ])('%s %j finds %j', (condition, values, keys) => {
      const body = { entityName: 'token', indexName: 'by-issued', range: { condition, values } };
      expect(stage.answer('/api/v1/entity/query', body).body).toMatchObject({
        data: keys.map((key) => ({ key })),
      });
    });

    it('BEGINS_WITH finds texts by how they begin', async () => {
      expect(keysOf(await query('by-note').where(WhereConditions.beginsWith('al')).getMany())).toEqual([
        't1',
        't3',
      ]);
      expect(keysOf(await query('by-note').where(WhereConditions.beginsWith('ä')).getMany())).toEqual(['t5']);
    });

    it('stays within its partition', async () => {
      const ranged = query('by-owner', ['ann']).where(WhereConditions.greaterThanEqualTo(10));
      expect(keysOf(await ranged.getMany())).toEqual(['t1', 't2']);
    });
  });

  describe('a filter', () => {
    const found = (property: keyof Token, condition: object): string[] => {
      const filter = { property, ...condition };
      const body = { entityName: 'token', indexName: 'by-key', filters: { and: [filter] } };
      const answer = stage.answer('/api/v1/entity/query', body);
      expect(answer.status).toBe(200);
      return (
        JSON.stringify(answer.body)
          .match(/"key":"(t\d)"/g)
          ?.map((hit) => hit.slice(7, -1)) ?? []
      );
    };

    it.each([
      ['beginsWith', FilterConditions.beginsWith('al'), ['t1', 't3']],
      ['between', FilterConditions.between('alpha', 'alps'), ['t1', 't3']],
      ['contains', FilterConditions.contains('lp'), ['t1', 't3']],
      ['notContains', FilterConditions.notContains('lp'), ['t4', 't5']],
      ['equalTo', FilterConditions.equalTo('alps'), ['t3']],
      ['notEqualTo', FilterConditions.notEqualTo('alps'), ['t1', 't4', 't5']],
      ['exists', FilterConditions.exists(), ['t1', 't3', 't4', 't5']],
      ['notExists', FilterConditions.notExists(), ['t2']],
      ['greaterThan', FilterConditions.greaterThan('alps'), ['t4', 't5']],
      ['greaterThanEqualTo', FilterConditions.greaterThanEqualTo('alps'), ['t3', 't4', 't5']],
      ['lessThan', FilterConditions.lessThan('alps'), ['t1']],
      ['lessThanEqualTo', FilterConditions.lessThanEqualTo('alps'), ['t1', 't3']],
    ])('%s keeps what meets it', (_name, condition, keys) => {
      expect(found('note', condition)).toEqual(keys);
    });

    it('tells false from absent', () => {
      expect(found('live', FilterConditions.equalTo(false))).toEqual(['t2']);
    });

    it('of several joins them by and, or by or', async () => {
      const both = new Filter<Token>()
        .and('owner', FilterConditions.equalTo('ann'))
        .and('state', FilterConditions.equalTo('active'));
      expect(keysOf(await query('by-key').filters(both).getMany())).toEqual(['t1', 't2']);
      const either = new Filter<Token>()
        .or('owner', FilterConditions.equalTo('bob'))
        .or('state', FilterConditions.equalTo('revoked'));
      expect(keysOf(await query('by-key').filters(either).getMany())).toEqual(['t3', 't4']);
    });

    it('comes after the page: a page may be empty while a cursor says there is more', async () => {
      const onlyLast = new Filter<Token>().and('owner', FilterConditions.equalTo('anna'));
      const first = await query('by-key').filters(onlyLast).limit(2).getMany();
      expect(first.results).toEqual([]);
      const second = await query('by-key').filters(onlyLast).limit(2).cursor(first.nextCursor!).getMany();
      const third = await query('by-key').filters(onlyLast).limit(2).cursor(second.nextCursor!).getMany();
      expect(keysOf(third)).toEqual(['t5']);
      expect(third.nextCursor).toBeUndefined();
    });

    it.each([
      [{ and: [] }, '400 EMPTY_FILTER_OPERATOR'],
      [{}, '400 EMPTY_FILTER_OPERATOR'],
      [{ and: [], or: [] }, '400 INVALID_FILTER_OPERATORS_COMBINATION'],
      [{ and: [{ property: 'note', condition: 'LIKE', values: ['a'] }] }, '400 INVALID_FILTER_CONDITION'],
      [
        { and: [{ property: 'note', condition: 'BETWEEN', values: ['a'] }] },
        '400 INSUFFICIENT_FILTER_VALUES',
      ],
      [{ or: [{ property: 'note', condition: 'EQUAL_TO', values: [] }] }, '400 INVALID_FILTER_VALUES'],
      [{ or: [{ property: 'note', condition: 'EQUAL_TO', values: [{}] }] }, '400 INVALID_FILTER_VALUES'],
      [
        { or: [{ property: 'stranger', condition: 'EXISTS', values: [true] }] },
        '400 INVALID_ENTITY_ATTRIBUTE',
      ],
    ])('like %j is refused: %s', (filters, refusal) => {
      const body = { entityName: 'token', indexName: 'by-key', filters };
      expect(codeOf(stage.answer('/api/v1/entity/query', body))).toBe(refusal);
    });

    it('has at most 100 conditions', async () => {
      const wide = new Filter<Token>().or('owner', FilterConditions.exists());
      for (let count = 1; count < 100; count += 1) wide.or('owner', FilterConditions.exists());
      expect(await refusalOf(query('by-key').filters(wide).getMany())).toBe('none');
      wide.or('owner', FilterConditions.exists());
      expect(await refusalOf(query('by-key').filters(wide).getMany())).toBe('400 TOO_MANY_CONDITIONS');
    });
  });

  describe('pages', () => {
    it.each([Sort.ASC, Sort.DESC])('sorted %s meet every record once', async (sort) => {
      const keys: string[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages === 0 || (cursor !== undefined && pages < 9); pages += 1) {
        const page = query('by-issued').sort(sort).limit(2);
        const { results, nextCursor } = await (cursor === undefined ? page : page.cursor(cursor)).getMany();
        keys.push(...results.map(({ key }) => key));
        cursor = nextCursor;
      }
      const ascending = ['t4', 't3', 't1', 't5', 't2'];
      expect(keys).toEqual(sort === Sort.ASC ? ascending : ascending.reverse());
    });

    it('have 10 rows unless told', async () => {
      for (let place = 0; place < 10; place += 1) await kvs.entity('policy').set(`p${place}`, { version: 1 });
      expect((await kvs.entity('policy').query().index('by-key').getMany()).nextCursor).toBeUndefined();
      await kvs.entity('policy').set('p10', { version: 1 });
      const { results, nextCursor } = await kvs.entity('policy').query().index('by-key').getMany();
      expect(results).toHaveLength(10);
      expect(nextCursor).toBeDefined();
    });

    it.each([0, 101])('of %d rows: 400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', async (limit) => {
      expect(await refusalOf(query('by-key').limit(limit).getMany())).toBe(
        '400 COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
      );
      expect(await refusalOf(query('by-key').limit(100).getMany())).toBe('none');
    });

    it('go on with the cursor of their own order only', async () => {
      const { nextCursor } = await query('by-owner', ['ann']).limit(1).getMany();
      expect(await refusalOf(query('by-issued').cursor(nextCursor!).getMany())).toBe('400 INVALID_CURSOR');
      // Of the same index, but another partition: nothing leaks in from the first.
      expect(keysOf(await query('by-owner', ['bob']).cursor(nextCursor!).getMany())).toEqual(['t4']);
    });

    it('tell metadata when asked', async () => {
      const asked = kvs
        .entity('token')
        .query({ metadataFields: [MetadataField.UPDATED_AT] })
        .index('by-key');
      expect(await asked.getOne()).toEqual({ key: 't1', value: TOKENS['t1'], updatedAt: NOW });
    });
  });

  it.each([
    [{ indexName: 'by-nothing' }, '400 INVALID_ENTITY_INDEX'],
    [{ indexName: 'by-owner' }, '400 INVALID_FILTER_VALUES'],
    [{ indexName: 'by-owner', partition: [7] }, '400 INVALID_FILTER_VALUES'],
    [{ indexName: 'by-owner-state', partition: ['ann'] }, '400 INVALID_FILTER_VALUES'],
    [{ indexName: 'by-issued', partition: ['ann'] }, '400 INVALID_FILTER_VALUES'],
    [
      { indexName: 'by-issued', range: { condition: 'NOT_EQUAL_TO', values: [1] } },
      '400 INVALID_FILTER_CONDITION',
    ],
    [
      { indexName: 'by-issued', range: { condition: 'BEGINS_WITH', values: ['1'] } },
      '400 INVALID_FILTER_CONDITION',
    ],
    [
      { indexName: 'by-issued', range: { condition: 'EQUAL_TO', values: ['1'] } },
      '400 INVALID_FILTER_VALUES',
    ],
    [{ indexName: 'by-issued', range: { condition: 'EQUAL_TO', values: [] } }, '400 INVALID_FILTER_VALUES'],
    [
      { indexName: 'by-issued', range: { condition: 'BETWEEN', values: [1] } },
      '400 INSUFFICIENT_FILTER_VALUES',
    ],
  ])('a query like %j is refused: %s', (request, refusal) => {
    expect(codeOf(stage.answer('/api/v1/entity/query', { entityName: 'token', ...request }))).toBe(refusal);
  });
};
