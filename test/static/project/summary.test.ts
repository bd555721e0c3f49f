import { describe, expect, test } from 'vitest';
import { choosePurpose, setReadOnly, startDraft } from '../../../static/project/order-draft';
import { summarySentence } from '../../../static/project/summary';
import { FULL, NOW } from './offers';

const START = startDraft(FULL);
const BOT = choosePurpose(START, 'comment-bot', FULL);
const sum = (draft: typeof START) => summarySentence(draft, FULL, NOW);

describe('the summary sentence', () => {
  test('says until when, what, where, and that the owner bounds it', () => {
    const further = [{ id: '10001', key: 'DEF', name: 'Definitions' }];
    expect(sum({ ...BOT, further })).toBe(
      'Until 22 Dec 2026 this token can read issues and add comments in ABC and DEF, as long as you can.',
    );
  });

  test('keeps a purpose’s words in custom until something is changed', () => {
    const custom = choosePurpose(BOT, 'custom', FULL);
    expect(sum(custom)).toBe(sum(BOT));
    expect(sum({ ...custom, isListOnly: false })).toContain('can read and write (work in Jira) in ABC');
  });

  test('does not promise what the policy has taken from a purpose', () => {
    expect(sum({ ...BOT, scopes: ['read:jira-work'], effects: ['read'] })).toContain(
      'can read (work in Jira), by 3 operations only, in ABC',
    );
  });

  test('tells custom powers by what they do and where', () => {
    const custom = { ...setReadOnly(START, false, FULL), scopes: ['write:issue:jira', 'write:comment:jira'] };
    expect(sum(custom)).toContain('can read and write (issues and comments) in ABC');
  });

  test('tells powers over tokens, and beside them those in Jira', () => {
    const admin = { ...BOT, admin: ['tokens:read'] as const };
    expect(sum(admin)).toBe(
      'Until 22 Dec 2026 this token can list tokens and look at them, as long as you are a Jira admin.',
    );
    expect(sum({ ...admin, worksInJira: true })).toBe(
      'Until 22 Dec 2026 this token can list tokens and look at them, as long as you are a Jira admin, and read issues and add comments in every project, as long as you can.',
    );
    expect(sum({ ...admin, worksInJira: true, scopes: [] })).toMatch(/could do nothing/);
  });

  test('says that nothing is chosen, and nothing of days that are not allowed', () => {
    expect(sum({ ...START, scopes: [] })).toMatch(/could do nothing/);
    expect(sum({ ...START, days: '400' })).toBeUndefined();
    expect(sum({ ...START, days: 'soon' })).toBeUndefined();
  });
});
