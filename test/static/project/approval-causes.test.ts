import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { TokenOrder } from '../../../src/console/contract';
import { approvalNeeded } from '../../../src/policy/approval';
import { approvalSentences, causesKnown, powersOf } from '../../../static/project/approval-causes';
import { PLAIN_RULES } from '../../support/plain-rules';

const EFFECTS = ['read', 'write', 'delete', 'manage'] as const;
const APPROVALS = fc.record({
  needs: fc.constantFrom('never', 'when', 'always'),
  writes: fc.boolean(),
  deletes: fc.boolean(),
  siteWide: fc.boolean(),
  overDays: fc.option(fc.integer({ min: 1, max: 90 })),
});
const ORDERS = fc.record({
  effects: fc.subarray([...EFFECTS], { minLength: 1 }),
  reach: fc.constantFrom('project', 'site'),
  days: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  admin: fc.subarray(['tokens:read', 'tokens:revoke']),
});
const BASE = { name: 'sync', scopes: ['read:jira-work'] };

describe('why approval is needed', () => {
  test('is what the resolver would say, purposes apart', () => {
    fc.assert(
      fc.property(APPROVALS, ORDERS, fc.integer({ min: 1, max: 90 }), (rule, wish, usual) => {
        const approval = { ...PLAIN_RULES.approval, ...rule, purposes: [] };
        const order = { ...BASE, ...wish } as TokenOrder;
        const needed = approvalNeeded(
          {
            scopes: BASE.scopes,
            effects: wish.effects,
            operations: { kind: 'any' },
            reach: wish.reach === 'site' ? { kind: 'site' } : { kind: 'projects', projects: [] },
            admin: wish.admin as never,
            days: wish.days ?? usual,
          },
          { approval },
        );
        expect(causesKnown(order, { approval }, usual)).toEqual(needed);
      }),
    );
  });

  test('is asked anew for other powers, and not for another name', () => {
    const order: TokenOrder = { ...BASE, days: 5 };
    expect(powersOf({ ...order, name: 'other', purpose: 'x' })).toBe(powersOf(order));
    for (const change of [{ days: 6 }, { effects: ['write'] }, { scopes: [] }, { reach: 'site' }] as const)
      expect(powersOf({ ...order, ...change })).not.toBe(powersOf(order));
  });
});

test('what has to be approved is told in words before anybody asks', () => {
  const told = (change: object) => approvalSentences({ approval: { ...PLAIN_RULES.approval, ...change } });
  expect(told({ needs: 'never' })).toEqual([]);
  expect(told({ needs: 'always' })).toEqual(['Ask for approval first, whatever the token.']);
  const none = { writes: false, deletes: false, siteWide: false, overDays: null, purposes: [] };
  expect(told({ needs: 'when', ...none })).toEqual([]);
  expect(told({ needs: 'when', ...none, writes: true })).toEqual([
    'Ask for approval first for a token that does more than read.',
  ]);
  expect(told({ needs: 'when', ...none, overDays: 1, purposes: ['sync', 'custom'] })).toEqual([
    'Ask for approval first for a token that lasts more than 1 day, has the powers of “Sync”, or has powers that no ready purpose has.',
  ]);
});
