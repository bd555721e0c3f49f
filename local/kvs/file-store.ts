import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import * as z from 'zod';
import type { Store } from './store';

/** How long a write waits for another process that holds the file, before it fails. */
const BUSY_TIMEOUT_MS = 5_000;

const EntriesSchema = z.array(z.object({ key: z.string(), text: z.string() }));
const RowSchema = z.optional(z.object({ text: z.string() }));

/**
 * A store in one SQLite file (libsql), made with its folder when absent. Write-ahead log with an fsync at every commit: what was
 * acknowledged survives kill -9 and a power cut. One table whose primary key is the order, so an index scan reads neighbours.
 */
export function openFileStore(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(
    `CREATE TABLE IF NOT EXISTS entry (
       space TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (space, key)
     ) WITHOUT ROWID`,
  );
  const get = database.prepare('SELECT text FROM entry WHERE space = ? AND key = ?');
  const put = database.prepare('INSERT OR REPLACE INTO entry (space, key, text) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM entry WHERE space = ? AND key = ?');
  const scans = { ASC: database.prepare(scanSql('ASC')), DESC: database.prepare(scanSql('DESC')) };

  return {
    get: (space, key) => RowSchema.parse(get.get(space, key))?.text,
    put: (space, key, text) => void put.run(space, key, text),
    delete: (space, key) => void remove.run(space, key),
    scan: ({ space, from, before, direction, limit }) =>
      EntriesSchema.parse(scans[direction].all(space, from, before, Number.isFinite(limit) ? limit : -1)),
    transact: (work) => database.transaction(work).immediate(),
    close: () => void database.close(),
  };
}

const scanSql = (direction: 'ASC' | 'DESC'): string =>
  `SELECT key, text FROM entry WHERE space = ? AND key >= ? AND key < ? ORDER BY key ${direction} LIMIT ?`;
