import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { parseEntities } from '../../local/kvs/entities';
import * as keys from '../../src/forge/keys';
import { LEGS } from '../../src/tokens/set-up-observation';
import type { Locator } from '../../src/tokens/token';
import { SWEEP_WALKS } from '../../src/tokens/sweep-position';
import { rowsOf } from '../support/markdown-table';

const PAGE = readFileSync('docs/storage.md', 'utf8');
const Manifest = z.object({ app: z.object({ storage: z.unknown() }) });
const ENTITIES = parseEntities(Manifest.parse(parse(readFileSync('manifest.yml', 'utf8'))).app.storage);
const plain = (cell = ''): string => cell.replaceAll('`', '');

const entityRows = rowsOf(PAGE, 'entity');
const described = entityRows.filter((row) => 'holds' in row);
const indexes = entityRows
  .filter((row) => 'index' in row)
  .map((row) =>
    [plain(row['entity']), plain(row['index']), plain(row['partition']), plain(row['range'])].join(' '),
  );

describe('docs/storage.md', () => {
  it('describes every entity of the manifest and of keys.ts, and no other', () => {
    const names = described.map((row) => plain(row['entity'])).sort();
    expect(names).toEqual(ENTITIES.map(({ name }) => name).sort());
    expect(names).toEqual(Object.values(keys.ENTITIES).sort());
  });

  it('describes every index of the manifest, what it parts and sorts by, and no other', () => {
    const declared = ENTITIES.flatMap(({ name, indexes: all }) =>
      all.map((index) => [name, index.name, index.partition.join(', ') || 'none', index.range].join(' ')),
    );
    expect([...indexes].sort()).toEqual(declared.sort());
  });

  it('has every index that the app asks', () => {
    const names = indexes.map((row) => row.split(' ')[1]);
    for (const index of Object.values(keys.INDEXES)) expect(names).toContain(index);
  });

  it('names the key of the policy and what stands for "no token"', () => {
    const keyOf = (entity: string) =>
      plain(described.find((row) => plain(row['entity']) === entity)?.['key']);
    expect(keyOf(keys.ENTITIES.policy)).toBe(keys.POLICY_KEY);
    expect(keyOf(keys.ENTITIES.freeze)).toBe(keys.FREEZE_KEY);
    expect(PAGE).toContain(`\`${keys.NO_LOCATOR}\``);
  });

  it('names every secret, and no other', () => {
    expect(rowsOf(PAGE, 'key').map((row) => plain(row['key']))).toEqual([keys.TAG_KEYS_KEY]);
  });

  const PLAIN_KEYS = [
    keys.CENSUS_KEY,
    keys.MISSED_PROJECTS_KEY,
    keys.noticeKey('<locator>' as Locator),
    keys.SET_UP_RUN_KEY,
    ...LEGS.map(keys.setUpSeenKey),
    keys.SET_UP_PROBE_KEY,
    keys.PRIVACY_ROUND_KEY,
    ...SWEEP_WALKS.map(keys.sweepKey),
    keys.bulkRowsKey('<id>', '<part>'),
  ];
  const namesIn = (table: string): readonly string[] =>
    rowsOf(PAGE, table).flatMap((row) => plain(row[table]).split(', '));

  it('names every key of plain storage, and no other', () => {
    expect([...namesIn('plain key')].sort()).toEqual([...PLAIN_KEYS].sort());
  });

  it('says how long every record is kept', () => {
    expect([...namesIn('record')].sort()).toEqual(
      [...Object.values(keys.ENTITIES), keys.TAG_KEYS_KEY, ...PLAIN_KEYS].sort(),
    );
  });

  it('knows of all that keys.ts exports: a new place in storage comes with its line here', () => {
    expect(Object.keys(keys).sort()).toEqual(
      [
        ...[
          'ENTITIES',
          'INDEXES',
          'NO_LOCATOR',
          'POLICY_KEY',
          'FREEZE_KEY',
          'PROJECT_RULES_KEY',
          'TAG_KEYS_KEY',
        ],
        ...['NO_BACKUP', 'bulkKey', 'bulkRowsKey', 'serviceKey'],
        ...['auditKey', 'budgetKey', 'orderKey', 'tokenKey', 'trafficKey', 'usageKey'],
        ...[
          'CENSUS_KEY',
          'MISSED_PROJECTS_KEY',
          'noticeKey',
          'PRIVACY_ROUND_KEY',
          'SET_UP_PROBE_KEY',
          'SET_UP_RUN_KEY',
          'setUpSeenKey',
          'sweepKey',
        ],
      ].sort(),
    );
  });

  it.each(ENTITIES)(
    'has every index attribute of $name in the form that is written',
    ({ attributes, indexes: all }) => {
      for (const { partition, range } of all)
        for (const name of [...partition, range]) expect([...attributes.keys()]).toContain(name);
    },
  );
});
