import { describe, expect, it } from 'vitest';
import { kvs } from './forge-kvs';
import { refusalOf, type Suite } from './stage';

const KIB = 1_024;
/** JSON puts two quotes around a text. */
const textOf = (bytes: number): string => 'x'.repeat(bytes - 2);

function nested(levels: number): unknown {
  return levels === 0 ? 'core' : { inner: nested(levels - 1) };
}

export const limitsSuite: Suite = (open) => {
  it.each([
    ['a', 'none'],
    ['token:A-z_0.9#x', 'none'],
    ['with space', 'none'],
    ['k'.repeat(500), 'none'],
    ['', '400 KEY_TOO_SHORT'],
    ['k'.repeat(501), '400 KEY_TOO_LONG'],
    ['  ', '400 INVALID_KEY'],
    ['a/b', '400 INVALID_KEY'],
    ['a+b', '400 INVALID_KEY'],
    ['a=', '400 INVALID_KEY'],
    ['a@b', '400 INVALID_KEY'],
    ['ä', '400 INVALID_KEY'],
  ])('a key like %j is answered: %s', async (key, refusal) => {
    open();
    expect(await refusalOf(kvs.set(key, 1))).toBe(refusal);
    expect(await refusalOf(kvs.get(key))).toBe(refusal);
    expect(await refusalOf(kvs.delete(key))).toBe(refusal);
    expect(await refusalOf(kvs.setSecret(key, 1))).toBe(refusal);
  });

  it('an empty key of an entity has a code of its own', async () => {
    open();
    expect(await refusalOf(kvs.entity('token').get(''))).toBe('400 EMPTY_KEY');
    expect(await refusalOf(kvs.entity('token').set('', {}))).toBe('400 EMPTY_KEY');
  });

  it("a secret's key has at most 500 bytes", async () => {
    open();
    // U+3000 is white space, which keys may have, and three bytes long.
    expect(await refusalOf(kvs.setSecret(`k${'\u3000'.repeat(200)}`, 1))).toBe('400 KEY_TOO_LONG');
    expect(await refusalOf(kvs.set(`k${'\u3000'.repeat(200)}`, 1))).toBe('none');
  });

  it('a value has at most 240 KiB of JSON', async () => {
    open();
    expect(await refusalOf(kvs.set('k', textOf(240 * KIB)))).toBe('none');
    expect(await refusalOf(kvs.set('k', textOf(240 * KIB + 1)))).toBe('400 MAX_SIZE');
    expect(await refusalOf(kvs.set('k', 'ä'.repeat(120 * KIB)))).toBe('400 MAX_SIZE');
    expect(await refusalOf(kvs.entity('token').set('k', { details: textOf(240 * KIB) }))).toBe(
      '400 MAX_SIZE',
    );
  });

  it('a secret has at most 128 KiB of JSON', async () => {
    open();
    expect(await refusalOf(kvs.setSecret('k', textOf(128 * KIB)))).toBe('none');
    expect(await refusalOf(kvs.setSecret('k', textOf(128 * KIB + 1)))).toBe('400 MAX_SIZE');
  });

  it('objects and lists nest at most 31 deep', async () => {
    open();
    expect(await refusalOf(kvs.set('k', nested(31)))).toBe('none');
    expect(await refusalOf(kvs.set('k', nested(32)))).toBe('400 MAX_DEPTH');
    expect(await refusalOf(kvs.set('k', [nested(31)]))).toBe('400 MAX_DEPTH');
  });

  describe('an entity', () => {
    it.each([
      ['policies', '404 SCHEMA_NOT_FOUND'],
      ['ab', '400 ENTITY_TYPE_TOO_SHORT'],
      ['a'.repeat(61), '400 ENTITY_TYPE_TOO_LARGE'],
      ['Token', '400 INVALID_ENTITY_TYPE'],
    ])('named %s that is not declared: %s', async (name, refusal) => {
      open();
      expect(await refusalOf(kvs.entity(name).set('k', {}))).toBe(refusal);
      expect(await refusalOf(kvs.entity(name).get('k'))).toBe(refusal);
      expect(await refusalOf(kvs.entity(name).delete('k'))).toBe(refusal);
      expect(await refusalOf(kvs.entity(name).query().index('by-key').getMany())).toBe(refusal);
    });

    it.each([
      [{ version: 2 ** 31 - 1 }, 'none'],
      [{ version: -(2 ** 31) }, 'none'],
      [{ version: 2 ** 31 }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ version: -(2 ** 31) - 1 }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ version: 1.5 }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ version: '5' }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ version: null }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ issuedAt: 1_790_000_000_000 }, 'none'],
      [{ issuedAt: 0.5 }, 'none'],
      [{ issuedAt: '0.5' }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ state: 1 }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ live: true }, 'none'],
      [{ live: 'true' }, '400 INCORRECT_PROPERTY_TYPE'],
      [{ details: [1, { a: 'b' }] }, 'none'],
      [{}, 'none'],
      [{ stranger: 1 }, '400 INVALID_ENTITY_ATTRIBUTE'],
      ['text', '400 INVALID_ENTITY_VALUE'],
      [[1], '400 INVALID_ENTITY_VALUE'],
      [{ owner: '' }, '400 INVALID_ENTITY_VALUE'],
      [{ note: 'x'.repeat(900) }, 'none'],
      [{ note: 'x'.repeat(901) }, '400 MAX_SIZE'],
      [{ owner: 'x'.repeat(1_000), state: 'x'.repeat(700) }, 'none'],
      [{ owner: 'x'.repeat(1_000), state: 'x'.repeat(701) }, '400 MAX_SIZE'],
    ])('with the value %j is answered: %s', async (value, refusal) => {
      open();
      expect(await refusalOf(kvs.entity<unknown>('token').set('k', value))).toBe(refusal);
    });
  });
};
