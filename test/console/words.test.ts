/** Whatever the backend can say to a page, the page has words for. The words themselves are the locale files'. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConsoleRefusalCode } from '../../src/console/contract';

const WORDS = JSON.parse(readFileSync('static/locales/en/shared.json', 'utf8')) as Record<string, string>;
const SOURCE = ['console', 'policy', 'tokens']
  .flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('src', room, name), 'utf8')),
  )
  .join('\n');

const found = (form: RegExp): readonly string[] => [
  ...new Set([...SOURCE.matchAll(form)].map(([, code = '']) => code)),
];
const REFUSALS: Record<ConsoleRefusalCode, true> = {
  'not-signed-in': true,
  'not-jira-admin': true,
  'project-not-visible': true,
  'standing-unknown': true,
  'policy-stale': true,
  'token-unknown': true,
  'token-changed': true,
  'token-ended': true,
  'token-paused-by-admin': true,
  'token-awaits-owner': true,
  'token-not-active': true,
  'token-frozen': true,
  'already-rotated': true,
  'token-not-replaced': true,
  'token-personal': true,
  'bulk-unknown': true,
  'bulk-changed': true,
  'approval-needed': true,
  'approval-not-needed': true,
  'not-approver': true,
  'may-not-create-for-others': true,
  'order-unknown': true,
  'order-changed': true,
  'order-approved': true,
  'order-waiting': true,
  'order-denied': true,
  'order-withdrawn': true,
  'order-claimed': true,
  'order-lapsed': true,
  'order-own': true,
  'order-larger-than-wished': true,
  'freeze-changed': true,
  'gateway-not-deleted': true,
  'gateway-not-made': true,
  'not-project-admin': true,
  'project-rule-stale': true,
  'project-rule-changed': true,
  'storage-unavailable': true,
  'entry-unknown': true,
  internal: true,
  unreachable: true,
  'storage-unread': true,
};

/** problem(path, 'code'), { code: '…' } of a schema's complaint, and { problem: '…' } of a refinement. */
const PROBLEMS = [
  ...new Set([
    ...found(/\bproblem\(.{0,120}?'([a-z]+(?:-[a-z]+)+)'/gs),
    ...found(/\{ code: '([a-z-]+)'/g).filter((code) => !Object.keys(REFUSALS).includes(code)),
    ...found(/params: \{ problem: '([a-z-]+)' \}/g),
    ...found(/^ {2}(?:number|int|string|array): '([a-z-]+)',$/gm),
    'malformed',
  ]),
];

describe('the pages have words for', () => {
  it.each(PROBLEMS)('the problem %s', (code) => {
    expect(Object.keys(WORDS)).toContain(`problem.${code}`);
  });

  it.each(Object.keys(REFUSALS))('the refusal %s', (code) => {
    expect(Object.keys(WORDS)).toContain(`refusal.${code}`);
  });

  it('every code that is refused with', () => {
    for (const code of found(/\brefuse\('([a-z-]+)'\)/g)) expect(Object.keys(REFUSALS)).toContain(code);
  });

  it('no problem and no refusal that nobody can meet', () => {
    const worded = (kind: string) =>
      Object.keys(WORDS).flatMap((key) => (key.startsWith(`${kind}.`) ? [key.slice(kind.length + 1)] : []));
    expect(worded('refusal').sort()).toEqual(Object.keys(REFUSALS).sort());
    // `other` stands for a code of a newer app.
    expect(worded('problem').sort()).toEqual([...PROBLEMS, 'other'].sort());
  });

  it('more than a few, so that the search of the sources means something', () => {
    expect(PROBLEMS).toEqual(
      expect.arrayContaining([
        'tokens-off',
        'scope-over-policy',
        'too-many',
        'hidden-characters',
        'default-over-max',
      ]),
    );
  });
});
