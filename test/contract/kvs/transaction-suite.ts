import { describe, expect, it } from 'vitest';
import { Filter, FilterConditions, kvs } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

interface Token {
  readonly version: number;
  readonly note?: string;
}

const tokenAt = (version: number): Token => ({ version });
const atVersion = (version: number) => ({
  entityName: 'token',
  conditions: new Filter<Token>().and('version', FilterConditions.equalTo(version)),
});
const withoutNote = {
  entityName: 'token',
  conditions: new Filter<Token>().and('note', FilterConditions.notExists()),
};

const sets = (count: number): { key: string; value: number }[] =>
  Array.from({ length: count }, (_, place) => ({ key: `k${place}`, value: place }));

export const transactionSuite: Suite = (open) => {
  it('a transaction sets and deletes in both stores and answers 204', async () => {
    const { answer } = open();
    await kvs.set('old', 1);
    await kvs
      .transact()
      .set('k', 'plain')
      .set('k', { version: 1 }, { entityName: 'token' })
      .delete('old')
      .execute();
    expect(await kvs.get('k')).toBe('plain');
    expect(await kvs.entity('token').get('k')).toEqual({ version: 1 });
    expect(await kvs.get('old')).toBeUndefined();
    expect(answer('/api/v1/transaction', { delete: [{ key: 'absent' }] })).toEqual({ status: 204 });
  });

  it('a transaction whose condition fails writes nothing', async () => {
    open();
    await kvs.entity('token').set('t', { version: 2 });
    const transaction = kvs
      .transact()
      .set('before', 1)
      .set('t', tokenAt(3), atVersion(1))
      .delete('t2')
      .set('after', 1);
    expect(await refusalOf(transaction.execute())).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await kvs.get('before')).toBeUndefined();
    expect(await kvs.get('after')).toBeUndefined();
    expect(await kvs.entity('token').get('t')).toEqual({ version: 2 });
  });

  it('a transaction with one faulty operation writes nothing', async () => {
    open();
    expect(await refusalOf(kvs.transact().set('good', 1).set('a/b', 1).execute())).toBe('400 INVALID_KEY');
    const typed = kvs.transact().set('good', 1).set('t', { version: 'x' }, { entityName: 'token' });
    expect(await refusalOf(typed.execute())).toBe('400 INCORRECT_PROPERTY_TYPE');
    const stray = kvs.transact().set('good', 1).delete('t', { entityName: 'nothing' });
    expect(await refusalOf(stray.execute())).toBe('404 SCHEMA_NOT_FOUND');
    expect(await kvs.get('good')).toBeUndefined();
  });

  it('of two compare-and-sets on one version exactly one wins', async () => {
    open();
    await kvs.entity('token').set('t', { version: 1, note: 'start' });
    const race = ['left', 'right'].map((note) =>
      refusalOf(kvs.transact().set('t', { version: 2, note }, atVersion(1)).execute()),
    );
    expect((await Promise.all(race)).sort()).toEqual(['400 CONDITIONAL_CHECK_FAILED', 'none']);
    expect(await kvs.entity('token').get('t')).toMatchObject({ version: 2 });
  });

  it('a check lets the rest happen only while it holds', async () => {
    open();
    await kvs.entity('token').set('t', { version: 1 });
    expect(await refusalOf(kvs.transact().check('t', atVersion(1)).set('k', 1).execute())).toBe('none');
    expect(await refusalOf(kvs.transact().check('t', atVersion(2)).set('k', 2).execute())).toBe(
      '400 CONDITIONAL_CHECK_FAILED',
    );
    expect(await kvs.get('k')).toBe(1);
  });

  it('a delete may be conditional', async () => {
    open();
    await kvs.entity('token').set('t', { version: 1 });
    expect(await refusalOf(kvs.transact().delete('t', atVersion(2)).execute())).toBe(
      '400 CONDITIONAL_CHECK_FAILED',
    );
    expect(await refusalOf(kvs.transact().delete('t', atVersion(1)).execute())).toBe('none');
    expect(await kvs.entity('token').get('t')).toBeUndefined();
  });

  describe('on an absent key', () => {
    it('a condition fails, NOT_EXISTS included', async () => {
      open();
      const failed = '400 CONDITIONAL_CHECK_FAILED';
      expect(await refusalOf(kvs.transact().check('gone', withoutNote).execute())).toBe(failed);
      expect(await refusalOf(kvs.transact().set('gone', tokenAt(1), withoutNote).execute())).toBe(failed);
      expect(await refusalOf(kvs.transact().delete('gone', atVersion(1)).execute())).toBe(failed);
    });

    it('absentKeyMeetsNotExists lets NOT_EXISTS pass for set and delete, never for check', async () => {
      const { behaviour } = open();
      behaviour.absentKeyMeetsNotExists = true;
      const failed = '400 CONDITIONAL_CHECK_FAILED';
      expect(await refusalOf(kvs.transact().check('gone', withoutNote).execute())).toBe(failed);
      expect(await refusalOf(kvs.transact().set('gone', tokenAt(1), atVersion(1)).execute())).toBe(failed);
      expect(await refusalOf(kvs.transact().set('gone', tokenAt(1), withoutNote).execute())).toBe('none');
      expect(await kvs.entity('token').get('gone')).toEqual({ version: 1 });
    });
  });

  it('25 operations pass, 26 are refused: 422 UNPROCESSABLE_ENTITY', async () => {
    const { answer } = open();
    expect(answer('/api/v1/transaction', { set: sets(25) })).toEqual({ status: 204 });
    const mixed = { set: sets(25), delete: [{ key: 'one-more' }] };
    expect(codeOf(answer('/api/v1/transaction', mixed))).toBe('422 UNPROCESSABLE_ENTITY');
    expect(await refusalOf(kvs.transact().execute())).toBe('400 INVALID_REQUEST');
  });

  it('the same key twice is refused: 400 KEY_DUPLICATION_ERROR', async () => {
    open();
    expect(await refusalOf(kvs.transact().set('k', 1).delete('k').execute())).toBe(
      '400 KEY_DUPLICATION_ERROR',
    );
    expect(await refusalOf(kvs.transact().set('k', 1).delete('k', { entityName: 'token' }).execute())).toBe(
      'none',
    );
  });

  it('a transaction has at most 4 MB', () => {
    const { answer } = open();
    const large = sets(18).map(({ key }) => ({ key, value: 'x'.repeat(240_000) }));
    expect(codeOf(answer('/api/v1/transaction', { set: large }))).toBe('400 MAX_SIZE');
  });

  it('a transaction knows no keyPolicy', () => {
    const { answer } = open();
    const set = [{ key: 'k', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } }];
    expect(codeOf(answer('/api/v1/transaction', { set }))).toBe('400 INVALID_REQUEST');
  });

  it('conditions belong to custom entities', () => {
    const { answer } = open();
    const conditions = { and: [{ property: 'version', condition: 'EQUAL_TO', values: [1] }] };
    expect(codeOf(answer('/api/v1/transaction', { set: [{ key: 'k', value: 1, conditions }] }))).toBe(
      '400 INVALID_REQUEST',
    );
    expect(codeOf(answer('/api/v1/transaction', { check: [{ key: 'k', conditions }] }))).toBe(
      '400 INVALID_REQUEST',
    );
  });

  it('faulty conditions are refused before anything is read', () => {
    const { answer } = open();
    const check = (conditions: unknown) =>
      codeOf(answer('/api/v1/transaction', { check: [{ key: 'k', entityName: 'token', conditions }] }));
    expect(check({ and: [] })).toBe('400 EMPTY_FILTER_OPERATOR');
    expect(check({ and: [{ property: 'stranger', condition: 'EXISTS', values: [true] }] })).toBe(
      '400 INVALID_ENTITY_ATTRIBUTE',
    );
  });
};
