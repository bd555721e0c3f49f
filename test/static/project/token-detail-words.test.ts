import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../../src/catalogue/permission';
import { PURPOSES } from '../../../src/policy/purposes';
import { eventWords } from '../../../static/shared/token-detail/event-words';
import { operationWords, rightWords, scopeWords } from '../../../static/shared/token-detail/power-words';
import { refusalWords } from '../../../static/shared/token-detail/refusal-words';
import { rowsFor } from '../../../static/shared/token-detail/rows-for';
import { shownState } from '../../../static/shared/token-detail/token-words';
import { fillDays, lastUseWords, usageSentence } from '../../../static/shared/token-detail/usage-words';
import { NOW, ROWS } from '../../browser/fixture/project-gallery-site';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/failure-modes.md'), 'utf8');
const codes = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code ?? '');

describe('words', () => {
  test('tell every refusal of docs/failure-modes.md and what to do about it', () => {
    expect(codes.length).toBeGreaterThan(25);
    for (const code of codes) {
      const { happened, next } = refusalWords(code);
      expect(happened, code).not.toContain(code);
      expect(next.length, code).toBeGreaterThan(10);
    }
  });

  test('tell an unknown refusal by its code', () => {
    expect(refusalWords('of-tomorrow').happened).toContain('of-tomorrow');
  });

  test('name every permission and every operation that a purpose lists', () => {
    for (const permission of PERMISSIONS) expect(rightWords(permission)).not.toBe(permission);
    for (const { operations } of PURPOSES)
      for (const id of operations.kind === 'only' ? operations.ids : [])
        expect(operationWords(id)).toMatch(/ \((?:GET|POST) /);
  });

  test('show a scope’s own name beside its words', () => {
    expect(scopeWords('read:jira-work')).toMatch(/^Read .* \(read:jira-work\)$/);
  });

  test('tell an event, also one that is not known here', () => {
    const event = { id: '1', at: '2026-11-22T00:00:00Z', actorId: 'a' };
    const facts = { operation: 'DELETE /x', refusal: 'read-only' };
    expect(eventWords({ ...event, type: 'request.denied', facts })).toBe(
      'Denied: DELETE /x. The request would have changed something, and the token may not.',
    );
    expect(eventWords({ ...event, type: 'token.issued', facts: {} })).toBe('Created');
    expect(eventWords({ ...event, type: 'token.moved', facts: {} })).toBe('token.moved');
  });
});

describe('use', () => {
  const days = [{ day: '2026-11-20', calls: 1_040, denied: 4 }];

  test('has no gaps: fifteen UTC days up to today', () => {
    const filled = fillDays(days, NOW);
    expect([filled.length, filled[0]?.day, filled.at(-1)?.day]).toEqual([15, '2026-11-08', '2026-11-22']);
    expect(filled.filter(({ calls }) => calls > 0)).toEqual(days);
  });

  test('is told in a sentence for those who do not see the chart', () => {
    expect(usageSentence(fillDays(days, NOW))).toBe(
      '1,040 calls in the last 15 days, 4 denied; the most on 20 Nov (1,040). Calls of the last minute or two may be missing.',
    );
    expect(usageSentence(fillDays([], NOW))).toMatch(/not been used/);
  });

  test('before a revocation, says when and by what it was last used', () => {
    expect(lastUseWords(ROWS[0]?.use, NOW)).toBe('used 3 minutes ago by curl 8.5');
    expect(lastUseWords({ calls7d: 0, denied7d: 0 }, NOW)).toBe('never used');
    expect(lastUseWords(undefined, NOW)).toMatch(/could not be read/);
  });
});

test('a token that the policy stops is shown as stopped, one that ends within 14 days as expiring', () => {
  expect(ROWS.map((row) => shownState(row, NOW))).toEqual([
    'active',
    'expiring',
    'stopped',
    'active',
    'revoked',
  ]);
});

test('a field is as high as its wrapped text', () => {
  expect(rowsFor('short')).toBe(1);
  expect(rowsFor('two\nlines')).toBe(2);
  expect(rowsFor('x'.repeat(160))).toBe(3);
  expect(rowsFor(`curl ${'x'.repeat(75)} ${'y'.repeat(10)}`)).toBe(3);
});
