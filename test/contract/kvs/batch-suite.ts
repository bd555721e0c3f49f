import { expect, it } from 'vitest';
import { kvs } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

const items = (count: number): { key: string; value: number }[] =>
  Array.from({ length: count }, (_, place) => ({ key: `k${place}`, value: place }));

export const batchSuite: Suite = (open) => {
  it('a batch reads plain values and entities in one answer', async () => {
    open();
    await kvs.set('k', 1);
    await kvs.entity('token').set('k', { owner: 'ann' });
    expect(await kvs.batchGet([{ key: 'k' }, { key: 'k', entityName: 'token' }])).toEqual({
      successfulKeys: [
        { key: 'k', value: 1 },
        { key: 'k', entityName: 'token', value: { owner: 'ann' } },
      ],
      failedKeys: [],
    });
  });

  it('a batch reads metadata when asked', () => {
    const { answer, clock } = open();
    answer('/api/v1/set', { key: 'k', value: 1 });
    expect(
      answer('/api/v1/batch/get', [{ key: 'k', options: { metadataFields: ['CREATED_AT'] } }]).body,
    ).toEqual({
      successfulKeys: [{ key: 'k', value: 1, createdAt: clock.now() }],
      failedKeys: [],
    });
  });

  it('a key that a batch does not find is in failedKeys with KEY_NOT_FOUND', async () => {
    open();
    await kvs.set('k', 1);
    expect(await kvs.batchGet([{ key: 'k' }, { key: 'gone' }])).toEqual({
      successfulKeys: [{ key: 'k', value: 1 }],
      failedKeys: [{ key: 'gone', error: { code: 'KEY_NOT_FOUND', message: 'Provided key does not exist' } }],
    });
  });

  it('a batch writes what it can and names the rest', async () => {
    open();
    const { successfulKeys, failedKeys } = await kvs.batchSet<unknown>([
      { key: 'good', value: 1 },
      { key: 'a/b', value: 1 },
      { key: 'k', entityName: 'token', value: { owner: 'ann' } },
      { key: 'k', entityName: 'policy', value: { version: 'x' } },
      { key: 'k', entityName: 'nothing', value: {} },
    ]);
    expect(successfulKeys).toEqual([{ key: 'good' }, { key: 'k', entityName: 'token' }]);
    expect(failedKeys.map(({ key, entityName, error }) => [key, entityName, error.code])).toEqual([
      ['a/b', undefined, 'INVALID_KEY'],
      ['k', 'policy', 'INCORRECT_PROPERTY_TYPE'],
      ['k', 'nothing', 'SCHEMA_NOT_FOUND'],
    ]);
    expect(await kvs.get('good')).toBe(1);
    expect(await kvs.entity('policy').get('k')).toBeUndefined();
  });

  it('a batch deletes, absent keys included', async () => {
    open();
    await kvs.batchSet(items(2));
    expect(await kvs.batchDelete([{ key: 'k0' }, { key: 'gone' }])).toEqual({
      successfulKeys: [{ key: 'k0' }, { key: 'gone' }],
      failedKeys: [],
    });
    expect(await kvs.get('k0')).toBeUndefined();
    expect(await kvs.get('k1')).toBe(1);
  });

  it('a batch of 25 passes, one of 26 is refused whole: 400 TOO_MANY_BATCH_ENTITIES', async () => {
    open();
    expect(await refusalOf(kvs.batchSet(items(25)))).toBe('none');
    expect(await refusalOf(kvs.batchGet(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusalOf(kvs.batchDelete(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await refusalOf(kvs.batchSet(items(26)))).toBe('400 TOO_MANY_BATCH_ENTITIES');
    expect(await kvs.get('k25')).toBeUndefined();
  });

  it('an empty batch is refused', async () => {
    open();
    expect(await refusalOf(kvs.batchSet([]))).toBe('400 INVALID_REQUEST');
    expect(await refusalOf(kvs.batchGet([]))).toBe('400 INVALID_REQUEST');
    expect(await refusalOf(kvs.batchDelete([]))).toBe('400 INVALID_REQUEST');
  });

  it('the same key twice is refused whole: 400 KEY_DUPLICATION_ERROR', async () => {
    open();
    expect(await refusalOf(kvs.batchSet([...items(1), ...items(1)]))).toBe('400 KEY_DUPLICATION_ERROR');
    expect(await kvs.get('k0')).toBeUndefined();
  });

  it('a batch has at most 4 MB', async () => {
    open();
    const large = items(18).map(({ key }) => ({ key, value: 'x'.repeat(240_000) }));
    expect(await refusalOf(kvs.batchSet(large))).toBe('400 MAX_SIZE');
    expect(await refusalOf(kvs.batchSet(large.slice(1)))).toBe('none');
  });

  it('a batch knows no keyPolicy', () => {
    const { answer } = open();
    const item = { key: 'k', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } };
    expect(codeOf(answer('/api/v1/batch/set', [item]))).toBe('400 INVALID_REQUEST');
  });
};
