import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { createKvs } from '../../../local/kvs/create-kvs';
import { parseEntities, type Entity } from '../../../local/kvs/entities';
import { openFileStore } from '../../../local/kvs/file-store';
import type { Kvs } from '../../../local/ports';
import { fakeClock, NOW } from '../../support/fixed-times';
import { kvsContract } from './kvs-contract';
import { ENTITIES } from './stage';

const folder = mkdtempSync(join(tmpdir(), 'kvs-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newPath = (): string => join(folder, 'sub', `${String((files += 1))}.sqlite`);

const reopen = (
  path: string,
  { at = NOW, entities = ENTITIES }: { at?: number; entities?: readonly Entity[] } = {},
): Kvs => createKvs({ store: openFileStore(path), clock: fakeClock(at), entities });

describe('the storage in a file', () => {
  kvsContract(() => openFileStore(newPath()));

  it('finds everything again after it was closed', () => {
    const path = newPath();
    const first = reopen(path);
    first.answer('/api/v1/set', { key: 'plain', value: [1], options: { ttl: { value: 1, unit: 'HOURS' } } });
    first.answer('/api/v1/secret/set', { key: 'secret', value: 'hush' });
    first.answer('/api/v1/entity/set', {
      entityName: 'token',
      key: 't',
      value: { owner: 'ann', issuedAt: 1 },
    });
    const before = first.dump();
    first.close();

    const second = reopen(path);
    expect(second.dump()).toEqual(before);
    const query = { entityName: 'token', indexName: 'by-owner', partition: ['ann'] };
    expect(second.answer('/api/v1/entity/query', query).body).toMatchObject({ data: [{ key: 't' }] });
    second.close();

    const late = reopen(path, { at: NOW + 50 * 3_600_000 });
    expect(late.answer('/api/v1/get', { key: 'plain' }).status).toBe(404);
    late.close();
  });

  it('brings the indexes up to date when the manifest declares others', () => {
    const path = newPath();
    const declare = (indexes: unknown): readonly Entity[] =>
      parseEntities({
        entities: [{ name: 'note', attributes: { a: { type: 'string' }, b: { type: 'float' } }, indexes }],
      });
    const first = reopen(path, { entities: declare([{ name: 'by-one', range: ['a'] }]) });
    first.answer('/api/v1/entity/set', { entityName: 'note', key: 'n1', value: { a: 'x', b: 2 } });
    first.answer('/api/v1/entity/set', { entityName: 'note', key: 'n2', value: { a: 'y', b: 1 } });
    first.close();
    const second = reopen(path, { entities: declare([{ name: 'by-one', range: ['b'] }, 'a']) });
    const keysBy = (indexName: string): unknown =>
      second.answer('/api/v1/entity/query', { entityName: 'note', indexName }).body;
    expect(keysBy('by-one')).toMatchObject({ data: [{ key: 'n2' }, { key: 'n1' }] });
    expect(keysBy('a')).toMatchObject({ data: [{ key: 'n1' }, { key: 'n2' }] });
    second.close();
  });

  it('keeps expired records of an entity that is not declared for now', () => {
    const path = newPath();
    const first = reopen(path);
    const ttl = { value: 1, unit: 'SECONDS' };
    first.answer('/api/v1/entity/set', { entityName: 'token', key: 't', value: {}, options: { ttl } });
    first.close();
    const late = { at: NOW + 50 * 3_600_000 };
    const without = reopen(path, { ...late, entities: [] });
    expect(without.answer('/api/v1/get', { key: 'k' }).status).toBe(404);
    without.close();
    const again = reopen(path, late);
    expect(again.dump().entities).toHaveLength(1);
    expect(again.answer('/api/v1/entity/get', { entityName: 'token', key: 't' }).status).toBe(404);
    expect(again.dump().entities).toEqual([]);
    again.close();
  });

  it('loses no acknowledged write when the process is killed', async () => {
    const path = newPath();
    const script = join(import.meta.dirname, 'write-until-killed.ts');
    const child = spawn(execPath, ['--import', 'tsx', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > 50) child.kill('SIGKILL');
    });
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGKILL');

    const acknowledged = said.split('\n').slice(0, -1).map(Number);
    const kvs = reopen(path);
    const lost = acknowledged.filter(
      (number) => kvs.answer('/api/v1/get', { key: `k${number}` }).status !== 200,
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(lost).toEqual([]);
    kvs.close();
  });
});
