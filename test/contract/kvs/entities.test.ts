import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { parseEntities } from '../../../local/kvs/entities';

const entity = (change: object = {}): object => ({
  name: 'note',
  attributes: { a: { type: 'string' }, b: { type: 'float' } },
  ...change,
});
const named = (count: number, start: string): string[] =>
  Array.from({ length: count }, (_, place) => `${start}${String(place)}`);

describe('entities of the manifest', () => {
  it('are read with their attributes and indexes', () => {
    const indexes = ['a', { name: 'by-both', partition: ['a'], range: ['b'] }];
    expect(parseEntities({ entities: [entity({ indexes })] })).toEqual([
      {
        name: 'note',
        attributes: new Map([
          ['a', 'string'],
          ['b', 'float'],
        ]),
        indexes: [
          { name: 'a', partition: [], range: 'a' },
          { name: 'by-both', partition: ['a'], range: 'b' },
        ],
      },
    ]);
  });

  it('are none where the manifest has no storage', () => {
    expect(parseEntities(undefined)).toEqual([]);
    expect(parseEntities({})).toEqual([]);
  });

  it("are those of this app's manifest", () => {
    const ManifestSchema = z.object({ app: z.object({ storage: z.unknown() }) });
    const { app } = ManifestSchema.parse(parse(readFileSync('manifest.yml', 'utf8')));
    expect(parseEntities(app.storage).map(({ name }) => name)).toContain('token');
  });

  it.each([
    ['an unknown type', [entity({ attributes: { a: { type: 'number' } } })]],
    ['an index over two range attributes', [entity({ indexes: [{ name: 'by-two', range: ['a', 'b'] }] })]],
    ['an index without range', [entity({ indexes: [{ name: 'by-two', partition: ['a'] }] })]],
    ['an index over an undeclared attribute', [entity({ indexes: ['c'] })]],
    ['an index named by-key', [entity({ indexes: [{ name: 'by-key', range: ['a'] }] })]],
    ['an index name of two characters', [entity({ indexes: [{ name: 'ab', range: ['a'] }] })]],
    ['two indexes of one name', [entity({ indexes: ['a', 'a'] })]],
    ['eight indexes', [entity({ indexes: named(8, 'by-').map((name) => ({ name, range: ['a'] })) })]],
    ['two entities of one name', [entity(), entity()]],
    ['21 entities', named(21, 'note').map((name) => entity({ name }))],
    ['an entity name in capitals', [entity({ name: 'Note' })]],
    ['an entity name of two characters', [entity({ name: 'no' })]],
    ['an entity name of 61 characters', [entity({ name: 'n'.repeat(61) })]],
    ['an attribute name of 31 characters', [entity({ attributes: { ['a'.repeat(31)]: { type: 'any' } } })]],
    [
      '51 attributes',
      [entity({ attributes: Object.fromEntries(named(51, 'a').map((name) => [name, { type: 'any' }])) })],
    ],
  ])('with %s are refused', (_what, entities) => {
    expect(() => parseEntities({ entities })).toThrow('manifest.yml, app.storage');
  });
});
