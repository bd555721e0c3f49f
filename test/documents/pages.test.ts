/** The pages themselves: what they number, name and link is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConsolePorts } from '../../src/console/ports';
import { sweep } from '../../src/console/sweep/sweep';
import { rowsOf } from '../support/markdown-table';

const read = (path: string): string => readFileSync(path, 'utf8');
const DECISIONS = readdirSync('docs/decisions').sort();
const PAGES = [
  ...['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'local/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...DECISIONS.map((name) => `docs/decisions/${name}`),
];

describe('the decision records', () => {
  it('are numbered without a gap, each number once', () => {
    const numbers = DECISIONS.map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });

  it.each(DECISIONS)('bear their number and their standing: %s', (name) => {
    const [heading = '', empty, status] = read(`docs/decisions/${name}`).split('\n');
    expect(heading).toMatch(new RegExp(`^# ${name.slice(0, 4)}: \\S`));
    expect(empty).toBe('');
    expect(status).toMatch(/^\*\*Status:\*\* (accepted, \d{4}-\d\d-\d\d\.|kept current; )/);
  });
});

describe('SECURITY.md', () => {
  const rows = rowsOf(read('SECURITY.md'), '#');

  it('numbers its guarantees without a gap, each number once', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map((row) => row['#'])).toEqual(rows.map((_, at) => String(at + 1)));
  });

  it.each(rows)('names for guarantee $# tests that are there', (row) => {
    const named = [...(row['held by'] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named.flatMap(paths)) expect(isThere(path), path).toBe(true);
  });

  const paths = (path: string): readonly string[] => {
    const parts = /^(.*)\{(.*)\}(.*)$/.exec(path.replace('…', 'test/conformance'));
    const [, before = '', between = '', after = ''] = parts ?? [];
    return parts
      ? between.split(',').map((each) => before + each + after)
      : [path.replace('…', 'test/conformance')];
  };
  const isThere = (path: string): boolean =>
    ['', '.test.ts', '.md'].some((ending) => existsSync(path + ending));
});

describe('docs/storage.md', () => {
  it('has the steps of the sweep in the order of their turns', async () => {
    // Without ports each step ends in a bug, and the next has its turn.
    const outcomes = await sweep({} as ConsolePorts);
    const steps = rowsOf(read('docs/storage.md'), 'step').map((row) => row['step']?.replaceAll('`', ''));
    expect(steps).toEqual(outcomes.map(({ step }) => step));
  });
});

describe('links', () => {
  const anchorsOf = (page: string): readonly string[] =>
    [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );

  it.each(PAGES)('lead to what is there: %s', (page) => {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (target.startsWith('http')) continue;
      const [path = '', anchor] = target.split('#');
      const there = path === '' ? page : join(dirname(page), path);
      expect(existsSync(there), `${page}: ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(there), `${page}: ${target}`).toContain(anchor);
    }
  });
});
