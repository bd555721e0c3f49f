import { readdirSync, readFileSync } from 'node:fs';
import { parseCorpus, type AttackCase } from './case';

const FOLDER = new URL('../corpus/', import.meta.url);

/** A file of the corpus: one class of attacks. */
export interface CorpusFile {
  /** Without its ending. */
  readonly file: string;
  readonly cases: readonly AttackCase[];
}

/** Every file, by name. Throws for a line that is no case. */
export const readCorpus = (): readonly CorpusFile[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({
      file: name.slice(0, -'.jsonl'.length),
      cases: parseCorpus(name, readFileSync(new URL(name, FOLDER), 'utf8')),
    }));
