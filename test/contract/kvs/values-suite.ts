import type { KvsEntity } from '@forge/kvs/out/interfaces/kvs';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../support/fixed-times';
import { Filter, FilterConditions, kvs, MetadataField } from './forge-kvs';
import { codeOf, refusalOf, type Suite } from './stage';

const ALL_FIELDS = [MetadataField.CREATED_AT, MetadataField.UPDATED_AT, MetadataField.EXPIRE_TIME];

interface PlaceUnderTest {
  readonly place: string;
  readonly at: Pick<KvsEntity<unknown>, 'get' | 'set' | 'delete'>;
  readonly path: string;
  readonly names: { readonly entityName?: string };
}

/** The three places, so that a claim about one key is made of each. */
const PLACES: readonly PlaceUnderTest[] = [
  { place: 'a plain value', at: kvs, path: '/api/v1', names: {} },
  {
    place: 'a secret',
    at: { get: kvs.getSecret.bind(kvs), set: kvs.setSecret.bind(kvs), delete: kvs.deleteSecret.bind(kvs) },
    path: '/api/v1/secret',
    names: {},
  },
  { place: 'an entity', at: kvs.entity('token'), path: '/api/v1/entity', names: { entityName: 'token' } },
];

const ONE = { owner: 'ann', version: 1 };
const TWO = { owner: 'ann', version: 2 };

export const valuesSuite: Suite = (open) => {
  describe.each(PLACES)('$place', ({ at, path, names }) => {
    it('is read as it was written, at once', async () => {
      open();
      await at.set('k', ONE);
      expect(await at.get('k')).toEqual(ONE);
      await at.set('k', TWO);
      expect(await at.get('k')).toEqual(TWO);
    });

    it('is a copy: changing what was read changes nothing', async () => {
      open();
      await at.set('k', ONE);
      Object.assign(Object(await at.get('k')), { version: 99 });
      expect(await at.get('k')).toEqual(ONE);
    });

    it('that is absent reads as undefined', async () => {
      const { answer } = open();
      expect(await at.get('k')).toBeUndefined();
      expect(codeOf(answer(`${path}/get`, { ...names, key: 'k' }))).toBe('404 KEY_NOT_FOUND');
    });

    it('is gone once deleted, and deleting it again does nothing', async () => {
      const { answer } = open();
      await at.set('k', ONE);
      await at.delete('k');
      expect(await at.get('k')).toBeUndefined();
      await at.delete('k');
      expect(answer(`${path}/delete`, { ...names, key: 'k' })).toEqual({ status: 204 });
    });

    it('is not overwritten under FAIL_IF_EXISTS: 409 KEY_CONFLICT', async () => {
      open();
      expect(await refusalOf(at.set('k', ONE, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('none');
      expect(await refusalOf(at.set('k', TWO, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('409 KEY_CONFLICT');
      expect(await at.get('k')).toEqual(ONE);
    });

    it('comes back from an overriding set as it was or as it is', async () => {
      open();
      const options = { keyPolicy: 'OVERRIDE' } as const;
      expect(await at.set('k', ONE, { ...options, returnValue: 'PREVIOUS' })).toBeUndefined();
      expect(await at.set('k', TWO, { ...options, returnValue: 'PREVIOUS' })).toEqual({
        key: 'k',
        value: ONE,
      });
      expect(await at.set('k', ONE, { ...options, returnValue: 'LATEST' })).toEqual({ key: 'k', value: ONE });
    });

    it('keeps when it was made and last changed, and tells only when asked', async () => {
      const { clock, answer } = open();
      await at.set('k', ONE, { ttl: { value: 1, unit: 'HOURS' } });
      clock.advance(1_000);
      const latest = await at.set('k', TWO, {
        keyPolicy: 'OVERRIDE',
        returnValue: 'LATEST',
        returnMetadataFields: ALL_FIELDS,
        ttl: { value: 1, unit: 'DAYS' },
      });
      const times = {
        createdAt: NOW,
        updatedAt: NOW + 1_000,
        expireTime: new Date(NOW + 1_000 + 86_400_000).toISOString(),
      };
      expect(latest).toEqual({ key: 'k', value: TWO, ...times });
      expect(await at.get('k', { metadataFields: ALL_FIELDS })).toEqual({ key: 'k', value: TWO, ...times });
      expect(await at.get('k', { metadataFields: [MetadataField.CREATED_AT] })).toEqual({
        key: 'k',
        value: TWO,
        createdAt: NOW,
      });
      expect(answer(`${path}/get`, { ...names, key: 'k' }).body).toEqual({ key: 'k', value: TWO });
    });

    it('asks for keyPolicy OVERRIDE where a value is to be returned', () => {
      const { answer } = open();
      const body = { ...names, key: 'k', value: ONE, options: { returnValue: 'PREVIOUS' } };
      expect(codeOf(answer(`${path}/set`, body))).toBe('400 INVALID_REQUEST');
      const failing = { ...body, options: { keyPolicy: 'FAIL_IF_EXISTS', returnValue: 'LATEST' } };
      expect(codeOf(answer(`${path}/set`, failing))).toBe('400 INVALID_REQUEST');
    });

    it('cannot be null or missing', async () => {
      open();
      expect(await refusalOf(at.set('k', null))).toBe('400 INVALID_REQUEST');
      expect(await refusalOf(at.set('k', undefined))).toBe('400 INVALID_REQUEST');
    });
  });

  it.each([['text'], [0], [-1.5], [true], [false], [''], [[1, 'two', null]], [{ deep: { er: [] } }]])(
    'a plain value may be %j',
    async (value) => {
      open();
      await kvs.set('k', value);
      expect(await kvs.get('k')).toEqual(value);
    },
  );

  it('the three places do not see one another', async () => {
    open();
    await kvs.set('k', 'plain');
    await kvs.setSecret('k', 'secret');
    await kvs.entity('token').set('k', ONE);
    await kvs.entity('policy').set('k', { version: 7 });
    expect(await kvs.get('k')).toBe('plain');
    expect(await kvs.getSecret('k')).toBe('secret');
    expect(await kvs.entity('token').get('k')).toEqual(ONE);
    await kvs.delete('k');
    expect(await kvs.getSecret('k')).toBe('secret');
    expect(await kvs.entity('policy').get('k')).toEqual({ version: 7 });
  });

  it('a secret is found by no query, batch or transaction', async () => {
    open();
    await kvs.setSecret('k', 'secret');
    expect((await kvs.query().getMany()).results).toEqual([]);
    expect((await kvs.batchGet([{ key: 'k' }])).failedKeys).toHaveLength(1);
    await kvs.batchDelete([{ key: 'k' }]);
    await kvs.transact().delete('k').execute();
    const check = {
      entityName: 'token',
      conditions: new Filter<{ note: string }>().and('note', FilterConditions.notExists()),
    };
    expect(await refusalOf(kvs.transact().check('k', check).execute())).toBe('400 CONDITIONAL_CHECK_FAILED');
    expect(await kvs.getSecret('k')).toBe('secret');
  });
};
