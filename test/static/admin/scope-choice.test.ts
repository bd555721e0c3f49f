import { describe, expect, test } from 'vitest';
import type { ScopeView } from '../../../src/console/contract';
import { groupScopes, withAll, withNone, withOne } from '../../../static/admin/policy/scope-choice';

const scope = (name: string, family: ScopeView['family'], includedIn?: readonly string[]): ScopeView => ({
  name,
  family,
  kind: includedIn ? 'granular' : 'classic',
  effects: ['read'],
  operations: 3,
  includedIn: includedIn ?? [],
});

const SCOPES = [
  scope('read:comment:jira', 'comments', ['read:jira-work']),
  scope('write:comment:jira', 'comments', ['read:jira-work', 'write:jira-work']),
  scope('read:jira-work', 'everything'),
  scope('write:jira-work', 'everything'),
  scope('read:board:jira', 'boards', []),
];

describe('scopes by family', () => {
  test('tell what the chosen classic scopes include, wholly or in part', () => {
    const [comments] = groupScopes(SCOPES, ['read:jira-work'], '');
    expect(comments?.rows.map(({ coveredBy, isCovered }) => [coveredBy, isCovered])).toEqual([
      [['read:jira-work'], true],
      [['read:jira-work'], false],
    ]);
    expect(comments).toMatchObject({ allowed: 2, total: 2 });
    const [without] = groupScopes(SCOPES, [], '');
    expect(without).toMatchObject({ allowed: 0, total: 2 });
  });

  test('never show as included what no classic scope covers', () => {
    const [boards] = groupScopes(SCOPES, ['read:jira-work', 'write:jira-work'], 'board');
    expect(boards?.rows[0]).toMatchObject({ coveredBy: [], isCovered: false });
  });

  test('are filtered by name and words, while the counts stay', () => {
    const groups = groupScopes(SCOPES, [], 'WRITE comment');
    expect(groups.map(({ family, rows, total }) => [family, rows.length, total])).toEqual([
      ['comments', 1, 2],
      ['everything', 1, 2],
    ]);
    expect(groupScopes(SCOPES, [], 'nothing such')).toEqual([]);
  });

  test('are chosen and left as a family', () => {
    const [comments] = groupScopes(SCOPES, ['read:jira-work'], '');
    const rows = comments?.rows ?? [];
    expect(withAll(['read:jira-work'], rows)).toEqual(['read:jira-work', 'write:comment:jira']);
    expect(withNone(['read:jira-work', 'write:comment:jira'], rows)).toEqual(['read:jira-work']);
    expect(withOne(['a'], 'a', true)).toEqual(['a']);
    expect(withOne(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
