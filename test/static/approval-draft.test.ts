/** What an approver takes out of an order is what is sent, and nothing else. */
import { describe, expect, test } from 'vitest';
import type { OrderView } from '../../src/console/contract';
import {
  approvalOf,
  emptyParts,
  partsToNarrow,
  startApproval,
} from '../../static/shared/orders/approval-draft';
import { waitingWords } from '../../static/shared/orders/use-waiting';

const ORDER: OrderView = {
  ...{ id: 'o', kind: 'new', state: 'waiting', placedBy: 'me', ownerId: 'me', justification: 'why' },
  placedAt: '2026-11-22T00:00:00.000Z',
  lapsesAt: '2026-12-06T00:00:00.000Z',
  wish: {
    ...{ name: 'Sync', purpose: '', days: 30 },
    scopes: ['read:jira-work', 'write:jira-work'],
    effects: ['read', 'write'],
    operations: { kind: 'only', ids: ['GET /a', 'POST /b'] },
    reach: {
      kind: 'projects',
      projects: [
        { id: '1', key: 'ABC' },
        { id: '2', key: 'DEF' },
      ],
    },
  },
};
const START = startApproval(ORDER);
const withWish = (wish: Partial<OrderView['wish']>): OrderView => ({
  ...ORDER,
  wish: { ...ORDER.wish, ...wish },
});

describe('an approval', () => {
  test('of all that was asked for names nothing but the order', () => {
    expect(approvalOf(START, ORDER)).toEqual({ id: 'o' });
  });

  test('names what is left of each part that something was taken out of', () => {
    const less = { effects: ['read'], scopes: ['read:jira-work'], projectIds: ['2'], days: '7' } as const;
    expect(approvalOf({ ...START, ...less, operations: ['GET /a'], note: ' a week ' }, ORDER)).toEqual({
      ...{ id: 'o', days: 7, effects: ['read'], scopes: ['read:jira-work'], projectIds: ['2'] },
      operations: { kind: 'only', ids: ['GET /a'] },
      note: 'a week',
    });
  });

  test('names the powers over tokens that are left, and that it may not rotate itself', () => {
    const order = withWish({
      mayRotate: true,
      admin: ['tokens:read', 'tokens:revoke'],
      reach: { kind: 'site' },
    });
    expect(partsToNarrow(order)).toContain('admin');
    const start = startApproval(order);
    expect(approvalOf(start, order)).toEqual({ id: 'o' });
    expect(approvalOf({ ...start, mayRotate: false, admin: ['tokens:read'] }, order)).toEqual({
      ...{ id: 'o', mayRotate: false, admin: ['tokens:read'] },
    });
    expect(emptyParts({ ...start, admin: [] }, order)).toEqual([]);
    expect(emptyParts({ ...start, scopes: [] }, order)).toEqual([]);
    expect(emptyParts({ ...start, scopes: [], admin: [] }, order)).toEqual(['scopes', 'admin']);
  });

  test('of a token for the whole site, held to no operations, names neither projects nor operations', () => {
    const wide = withWish({ reach: { kind: 'site' }, operations: { kind: 'any' } });
    expect(partsToNarrow(wide)).toEqual(['effects', 'scopes']);
    expect(approvalOf({ ...startApproval(wide), days: '1' }, wide)).toEqual({ id: 'o', days: 1 });
  });
});

describe('something can be taken out', () => {
  test('of every part of which something is left then', () => {
    expect(partsToNarrow(ORDER)).toEqual(['effects', 'projectIds', 'scopes', 'operations']);
    expect(partsToNarrow(withWish({ effects: ['read'], scopes: ['read:jira-work'] }))).toEqual([
      'projectIds',
      'operations',
    ]);
  });

  test('of nothing but the days where days were asked for', () => {
    expect(partsToNarrow({ ...ORDER, kind: 'extend' })).toEqual([]);
  });

  test('but not all of it, unless powers over tokens are left', () => {
    const none = { ...START, scopes: [], projectIds: [] };
    expect(emptyParts(START, ORDER)).toEqual([]);
    expect(emptyParts(none, ORDER)).toEqual(['projectIds', 'scopes']);
    const admins = withWish({ admin: ['tokens:read'] });
    expect(emptyParts({ ...none, admin: ['tokens:read'] }, admins)).toEqual(['projectIds']);
  });
});

test.each([
  [0, undefined],
  [3, '3'],
  ['many', '50+'],
] as const)('of %s waiting orders the tab says %s', (waiting, words) => {
  expect(waitingWords(waiting)).toBe(words);
});
