import { describe, expect, test } from 'vitest';
import type { TokenRowView } from '../../../src/console/contract';
import { draftLike, mayDuplicate } from '../../../static/project/duplicate';
import { orderOf } from '../../../static/project/order-draft';
import { FULL, READ_ONLY, withOffer } from './offers';

const HERE = FULL.project;
const ELSEWHERE = { id: '99', key: 'ELSE' };
const token = (change: Partial<TokenRowView> = {}): TokenRowView => ({
  locator: 'a',
  name: 'Nightly sync',
  purpose: 'runs on build-3',
  ownerId: 'one',
  state: 'revoked',
  scopes: ['read:jira-work', 'write:jira-work'],
  effects: ['read', 'write'],
  operations: { kind: 'any' },
  reach: { kind: 'projects', projects: [HERE, ELSEWHERE] },
  issuedAt: '2026-10-01T12:00:00.000Z',
  expiresAt: '2026-12-30T12:00:00.000Z',
  endsAt: '2026-12-30T12:00:00.000Z',
  ...change,
});

describe('a duplicate', () => {
  test('orders what the token was issued for, with the policy’s days', () => {
    expect(orderOf(draftLike(token(), FULL), FULL)).toEqual({
      name: 'Nightly sync',
      purpose: 'runs on build-3',
      scopes: ['read:jira-work', 'write:jira-work'],
      effects: ['read', 'write'],
      reach: 'project',
      projectIds: [ELSEWHERE.id],
    });
  });

  test('keeps the operations that the token is limited to, none too', () => {
    for (const ids of [['GET /rest/api/3/serverInfo'], []])
      expect(orderOf(draftLike(token({ operations: { kind: 'only', ids } }), FULL), FULL)).toMatchObject({
        operations: { kind: 'only', ids },
      });
  });

  test('leaves out what may no longer be asked for', () => {
    const order = orderOf(draftLike(token(), READ_ONLY), READ_ONLY);
    expect(order.effects).toEqual(['read']);
    const barred = withOffer({
      scopes: FULL.scopes.map((scope) =>
        scope.name === 'write:jira-work' ? { ...scope, isAllowed: false } : scope,
      ),
    });
    expect(orderOf(draftLike(token(), barred), barred).scopes).toEqual(['read:jira-work']);
  });

  test('is offered where it would ask for no more than the token has', () => {
    const reach = { kind: 'projects', projects: [ELSEWHERE] } as const;
    expect(mayDuplicate(token(), FULL)).toBe(true);
    expect(mayDuplicate(token({ reach }), FULL)).toBe(false);
    expect(mayDuplicate(token(), withOffer({ tokensOn: false }))).toBe(false);
    for (const siteWide of [true, false])
      expect(mayDuplicate(token({ reach: { kind: 'site' } }), withOffer({ siteWide }))).toBe(siteWide);
  });
});
