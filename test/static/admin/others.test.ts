import { describe, expect, test } from 'vitest';
import type { BulkView } from '../../../src/console/contract';
import { drawBulkId } from '../../../static/admin/others/draft';
import { emptyPowers, wishOf } from '../../../static/shared/others/power-draft';
import { parseList } from '../../../static/admin/others/parse-list';
import { reportOf } from '../../../static/admin/others/report';

describe('a pasted list', () => {
  test.each<[string, string, unknown]>([
    ['account ids, one a line', 'one\n\ntwo\n', [{ accountId: 'one' }, { accountId: 'two' }]],
    [
      'columns without a header',
      'one,Report,ABC XYZ\ntwo,,ABC',
      [
        { accountId: 'one', name: 'Report', projectKeys: ['ABC', 'XYZ'] },
        { accountId: 'two', projectKeys: ['ABC'] },
      ],
    ],
    [
      'a header that says which column is which',
      'name,accountId,projectKey,projectKey\n"Nightly, all",one,ABC,XYZ',
      [{ accountId: 'one', name: 'Nightly, all', projectKeys: ['ABC', 'XYZ'] }],
    ],
    ['what a spreadsheet copies', 'accountId\tname\none\tReport', [{ accountId: 'one', name: 'Report' }]],
    ['semicolons', 'one;Report', [{ accountId: 'one', name: 'Report' }]],
  ])('is read: %s', (_what, text, rows) => {
    expect(parseList(text)).toEqual({ rows });
  });

  test('with e-mail addresses is told where they are, and none of it is sent', () => {
    expect(parseList('accountId\none\nsomeone@example.com\ntwo@example.com')).toEqual({
      rows: [],
      problem: { code: 'email', lines: [3, 4] },
    });
  });

  test('has one to a thousand rows', () => {
    expect(parseList('accountId\n')).toEqual({ rows: [], problem: { code: 'empty' } });
    const rows = (count: number) => Array.from({ length: count }, (_none, row) => `a${row}`).join('\n');
    expect(parseList(rows(1_000)).rows).toHaveLength(1_000);
    expect(parseList(rows(1_001))).toEqual({ rows: [], problem: { code: 'too-many' } });
  });
});

describe('a draft', () => {
  const whole = {
    ...emptyPowers(),
    ...{ name: ' Sync ', justification: 'why', scopes: ['read:jira-work'] },
    projects: [{ id: '1', key: 'ABC', name: 'Alphabet' }],
  };
  test('is an order once nothing is missing', () => {
    expect(wishOf(whole)).toEqual({
      ...{ name: 'Sync', purpose: '', scopes: ['read:jira-work'], effects: ['read'], projectIds: ['1'] },
    });
    expect(wishOf({ ...whole, days: 7 })?.days).toBe(7);
  });
  test.each([{ name: ' ' }, { justification: '' }, { scopes: [] }, { effects: [] }, { projects: [] }])(
    'without %j is none',
    (change) => {
      expect(wishOf({ ...whole, ...change })).toBeUndefined();
    },
  );
  test('for the whole site names no project, whatever was chosen before', () => {
    const order = wishOf({ ...whole, siteWide: true });
    expect(order).toMatchObject({ reach: 'site' });
    expect(order).not.toHaveProperty('projectIds');
    expect(wishOf({ ...whole, siteWide: true, projects: [] })).toMatchObject({ reach: 'site' });
  });
  test('is held to what was chosen besides, and to no empty list', () => {
    const limits = { ...whole.limits, hasHeader: true, budgets: { ...whole.limits.budgets, uses: '5' } };
    const listed = ['POST /rest/api/3/issue'];
    expect(wishOf({ ...whole, limits, isListOnly: true, listed, mayRotate: true })).toMatchObject({
      operations: { kind: 'only', ids: listed },
      limits: { header: { name: 'X-Token-Key' }, budgets: { uses: 5 } },
      mayRotate: true,
    });
    expect(wishOf({ ...whole, isListOnly: true })).toBeUndefined();
  });
  test('for a list may leave the projects to its rows', () => {
    expect(wishOf({ ...whole, projects: [] }, true)?.projectIds).toEqual([]);
  });
});

test('a bulk’s id is what the server takes', () => {
  expect(drawBulkId((bytes) => bytes.fill(255))).toMatch(/^[0-9A-Za-z]{20}$/);
});

test('a report is CSV with every row, its code and its words', () => {
  const bulk: BulkView = {
    ...{ id: 'x', name: 'n', startedAt: '', startedBy: 'a', mode: 'all', state: 'finished' },
    ...{ rows: 2, done: 2, placed: 1, refused: 1, left: 0 },
  };
  const lines = reportOf({
    bulk,
    rows: [
      { row: 1, accountId: 'one', outcome: 'placed' },
      { row: 2, accountId: '', outcome: 'refused', fault: 'account-malformed' },
      { row: 3, accountId: 'two', outcome: 'placed', order: 'claimed' },
      { row: 4, accountId: 'three', outcome: 'placed', order: 'lapsed' },
    ],
  }).split('\r\n');
  expect(lines).toEqual([
    'row,accountId,outcome,code,what',
    '1,one,placed,,Ordered',
    '2,,refused,account-malformed,This is no account id.',
    '3,two,placed,claimed,Claimed',
    '4,three,placed,lapsed,Lapsed',
  ]);
});
