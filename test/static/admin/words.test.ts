import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import type { TokenRowView, TrafficView } from '../../../src/console/contract';
import { reasonWords } from '../../../static/admin/overview/attention-words';
import { barsOf, trafficWords } from '../../../static/admin/overview/traffic';
import { errorsAt, saveFailureWords } from '../../../static/admin/policy/rule-errors';
import { findingWords } from '../../../static/admin/set-up/finding-words';
import { setReader } from '../../../static/shared/words';
import en from '../../../static/locales/en/admin.json';

setReader({ locale: 'en', timeZone: 'UTC' });
const NOW = Date.parse('2026-11-22T12:00:00.000Z');

test('every message of the admin page is well-formed', () => {
  for (const [key, message] of Object.entries(en))
    expect(() => new IntlMessageFormat(message, 'en'), key).not.toThrow();
});

describe('why a token needs attention', () => {
  const token = (use: TokenRowView['use']): TokenRowView => ({
    locator: 'a',
    name: 'a',
    purpose: '',
    ownerId: 'one',
    state: 'active',
    scopes: [],
    effects: ['read'],
    operations: { kind: 'any' },
    reach: { kind: 'site' },
    issuedAt: '2026-10-01T12:00:00.000Z',
    expiresAt: '2026-12-30T12:00:00.000Z',
    endsAt: '2026-11-25T12:30:00.000Z',
    ...(use ? { use } : {}),
  });
  test.each([
    ['expiring', undefined, 'Ends in 3 days'],
    ['ownerLeft', undefined, 'The owner’s account is no longer active'],
    ['unused', { calls7d: 0, denied7d: 0 }, 'Never used; created 52 days ago'],
    ['unused', { calls7d: 0, denied7d: 0, lastUsedAt: '2026-10-10T12:00:00.000Z' }, 'Last used 43 days ago'],
    [
      'denied',
      { calls7d: 50, denied7d: 41, lastDeniedAt: '2026-11-22T10:00:00.000Z' },
      'Denied 41 times in 7 days, last 2 hours ago',
    ],
  ] as const)('%s', (concern, use, words) => {
    expect(reasonWords(concern, token(use), NOW)).toBe(words);
  });
});

describe('calls and denials', () => {
  const traffic: readonly TrafficView[] = [
    { at: '2026-11-22T10:00:00.000Z', calls: 10, denied: 4 },
    { at: '2026-11-22T11:00:00.000Z', calls: 30, denied: 0 },
  ];
  test('are drawn without counting a denied call twice', () => {
    expect(barsOf(traffic, 'hours').map(({ at, count }) => [at, count])).toEqual([
      ['10:00', 6],
      ['10:00', 4],
      ['11:00', 30],
      ['11:00', 0],
    ]);
  });
  test('are told in a sentence, and that there were none', () => {
    expect(trafficWords(traffic, 'hours')).toBe(
      '40 calls in the last 24 hours, 4 of them denied. Most came in the hour from 11:00. Calls of the last minute or two may be missing.',
    );
    expect(trafficWords([{ at: '2026-11-22T00:00:00.000Z', calls: 0, denied: 0 }], 'days')).toBe(
      'No call in the last 14 days.',
    );
  });
});

describe('problems of a save', () => {
  const failure = {
    ok: false,
    problems: [
      { path: 'rules.lifetimeDaysMax.write', code: 'too-big', facts: { max: 365 } },
      { path: 'rules.scopes.3', code: 'scope-unknown' },
    ],
  } as const;
  test('are shown at their rule, and at no other', () => {
    const at = errorsAt({ kind: 'failed', failure });
    expect(at('lifetimeDaysMax.write')).toEqual(['At most 365.']);
    expect(at('lifetimeDaysMax.read')).toEqual([]);
    expect(at('scopes')).toHaveLength(1);
    expect(errorsAt({ kind: 'saved', existing: { kind: 'apply' } })('scopes')).toEqual([]);
  });
  test('are told together, each with its rule', () => {
    expect(saveFailureWords(failure)[0]).toBe('Longest life in days: At most 365.');
    expect(saveFailureWords({ ok: false, refusal: { code: 'internal' } })).toHaveLength(1);
  });
});

describe('findings of the set-up check', () => {
  test('what is wrong tells what to do, with the names behind it', () => {
    const words = findingWords({
      key: 'projects-editable',
      state: 'bad',
      facts: { looked: 12, total: 14, without: ['HR', 'FIN'] },
    });
    expect(words.next).toContain('atlassian-addons-project-access');
    expect(words.facts).toContain('Without it: HR, FIN');
  });
  test('what is not known points to the curl line that would tell', () => {
    const words = findingWords({
      key: 'path-arrives',
      state: 'unknown',
      facts: { why: 'egress' },
      curl: 'path',
    });
    expect(words.next).toContain('second line');
    expect(words.facts).toEqual(['The app may not call its own URL']);
  });
  test('what is good asks for nothing', () => {
    expect(findingWords({ key: 'storage-keeps', state: 'good', facts: {} }).next).toBeUndefined();
  });
});
