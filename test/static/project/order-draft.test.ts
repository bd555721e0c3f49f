import { describe, expect, test } from 'vitest';
import {
  choosePurpose,
  isReadOnly,
  orderOf,
  setAdminPower,
  setEffect,
  setReadOnly,
  startDraft,
} from '../../../static/project/order-draft';
import { chosenDays } from '../../../static/project/expiry';
import { FULL, READ_ONLY, withOffer } from './offers';

const START = startDraft(FULL);
const BOT = choosePurpose(START, 'comment-bot', FULL);

describe('the form at its start', () => {
  test('reads only, with the first purpose that is not barred', () => {
    const barred = withOffer({
      purposes: FULL.purposes.map((each) => (each.key === 'report' ? { ...each, barredBy: 'scopes' } : each)),
    });
    expect([START.purposeKey, isReadOnly(START)]).toEqual(['report', true]);
    expect(startDraft(barred).purposeKey).toBe('create-issues');
  });

  test('orders the page’s project and leaves the days to the policy', () => {
    expect(orderOf(START, FULL)).toEqual({
      name: 'ABC report',
      scopes: ['read:jira-work'],
      effects: ['read'],
      reach: 'project',
      projectIds: [],
    });
  });
});

describe('a token that administers tokens', () => {
  const offer = withOffer({ adminPowers: ['tokens:read', 'tokens:revoke'], siteWide: false });
  const both = setAdminPower(setAdminPower(BOT, 'tokens:revoke', true, offer), 'tokens:read', true, offer);

  test('is ordered with its powers alone, bound to no project, whatever else was chosen', () => {
    expect(orderOf({ ...both, isListOnly: true, days: '9' }, offer)).toMatchObject({
      admin: ['tokens:read', 'tokens:revoke'],
      scopes: [],
      effects: ['read'],
      operations: { kind: 'any' },
      reach: 'site',
      projectIds: [],
      days: 9,
    });
  });

  test('may work in Jira as well where that is chosen, still bound to no project', () => {
    const further = [{ id: '10001', key: 'DEF', name: 'Definitions' }];
    const order = orderOf({ ...both, worksInJira: true, further }, offer);
    const { scopes, effects, operations } = orderOf(BOT, offer);
    expect(order).toMatchObject({ admin: ['tokens:read', 'tokens:revoke'], reach: 'site', projectIds: [] });
    expect(order).toMatchObject({ scopes, effects, operations });
  });

  test('lasts as long as one that reads, whatever was chosen before', () => {
    const days = { read: 90, write: 5, delete: 5, manage: 5 };
    const short = { ...offer, lifetimeDaysMax: days, lifetimeDaysDefault: days };
    expect(chosenDays(both, short)).toBe(90);
    expect(chosenDays({ ...both, worksInJira: true }, short)).toBe(5);
  });

  test('is none once its powers are taken away again: what was chosen before is as it was', () => {
    const none = both.admin.reduce((draft, power) => setAdminPower(draft, power, false, offer), both);
    expect(orderOf(none, offer)).toEqual(orderOf(BOT, offer));
  });
});

describe('a purpose', () => {
  test('fills in scopes, effects and operations, and keeps what was typed', () => {
    const typed = { ...START, name: 'mine', purpose: 'runs on build-3', days: '7' };
    expect(orderOf(choosePurpose(typed, 'comment-bot', FULL), FULL)).toMatchObject({
      name: 'mine',
      purpose: 'runs on build-3',
      days: 7,
      scopes: ['read:jira-work', 'write:jira-work'],
      effects: ['read', 'write'],
      operations: { kind: 'only', ids: BOT.listed },
    });
  });

  test('never orders a scope or an effect that is not offered', () => {
    const narrow = {
      ...READ_ONLY,
      scopes: FULL.scopes.map((scope) =>
        scope.name === 'write:jira-work' ? { ...scope, isAllowed: false } : scope,
      ),
    };
    expect(choosePurpose(START, 'sync', narrow)).toMatchObject({
      scopes: ['read:jira-work', 'read:jira-user'],
      effects: ['read'],
    });
  });

  test('custom begins with what the purpose before it had filled in', () => {
    expect(choosePurpose(BOT, 'custom', FULL)).toEqual({ ...BOT, purposeKey: 'custom' });
  });
});

describe('the switch “read only”', () => {
  test('turns a purpose that writes into a report', () => {
    expect(setReadOnly(BOT, true, FULL)).toMatchObject({
      purposeKey: 'report',
      effects: ['read'],
      isListOnly: false,
    });
  });

  test('in custom, drops the scopes that open no reading', () => {
    const custom = { ...choosePurpose(BOT, 'custom', FULL), scopes: ['read:issue:jira', 'write:issue:jira'] };
    expect(setReadOnly(custom, true, FULL)).toMatchObject({ effects: ['read'], scopes: ['read:issue:jira'] });
  });

  test('in custom, leaves a list that was picked by hand: nobody is given more unasked', () => {
    const picked = {
      ...START,
      purposeKey: 'custom',
      listed: ['GET /rest/api/3/field'],
      isListOnly: true,
    } as const;
    expect(orderOf(setReadOnly(picked, true, FULL), FULL)).toMatchObject({
      effects: ['read'],
      operations: { kind: 'only', ids: ['GET /rest/api/3/field'] },
    });
  });

  test('off, it leaves the choice of what to change to custom', () => {
    expect(setReadOnly(START, false, FULL)).toMatchObject({
      purposeKey: 'custom',
      effects: ['read', 'write'],
    });
  });
});

test('an effect is taken in the offer’s order, and reading stays', () => {
  const custom = setReadOnly(START, false, FULL);
  const deleting = setEffect(custom, 'delete', true, FULL);
  expect(deleting.effects).toEqual(['read', 'write', 'delete']);
  expect(setEffect(setEffect(deleting, 'write', false, FULL), 'read', false, FULL).effects).toEqual([
    'read',
    'delete',
  ]);
});

test('a site-wide order names no projects', () => {
  const order = orderOf({ ...START, siteWide: true, further: [{ id: '1', key: 'DEF', name: 'D' }] }, FULL);
  expect(order).toMatchObject({ reach: 'site' });
  expect(order).not.toHaveProperty('projectIds');
});
