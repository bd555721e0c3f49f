import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faceOf } from '../../src/gateway/refusal-face';
import { EVERY_REFUSAL } from '../support/every-refusal';
import { rowsOf } from '../support/markdown-table';
import { refusalCodes } from '../support/refusal-codes';

const ROWS = rowsOf(readFileSync('docs/failure-modes.md', 'utf8'), 'code');

describe('docs/failure-modes.md', () => {
  it('has the columns that its readers know', () => {
    expect(Object.keys(ROWS[0] ?? {})).toEqual([
      'code',
      'status',
      'title',
      'meaning',
      'what to do',
      'raised',
    ]);
  });

  it('has exactly one line for each refusal, and none besides', () => {
    expect(ROWS.map(({ code = '' }) => code.replaceAll('`', '')).sort()).toEqual([...refusalCodes()].sort());
  });

  it.each(ROWS)('tells status and title of $code as the gateway does', ({ code = '', status, title }) => {
    const refusal = EVERY_REFUSAL.find((sample) => `\`${sample.code}\`` === code)!;
    const face = faceOf(refusal);
    expect([status, title]).toEqual([String(face.status), face.title]);
  });

  it.each(ROWS)('says of $code what it means, what to do and since when', (row) => {
    for (const column of ['meaning', 'what to do', 'raised']) expect(row[column]).toMatch(/\S/);
  });

  it.each(ROWS)('mentions every other status that $code can have', (row) => {
    const { code = '', status, meaning } = row;
    const others = EVERY_REFUSAL.filter((sample) => `\`${sample.code}\`` === code)
      .map((sample) => String(faceOf(sample).status))
      .filter((other) => other !== status);
    for (const other of others) expect(meaning).toContain(`status ${other}`);
  });
});
