import { expect, test } from 'vitest';
import { cappingEffect, chosenDays, daysChips, endOf } from '../../../static/project/expiry';
import { startDraft } from '../../../static/project/order-draft';
import { FULL, NOW, withOffer } from './offers';

test('chips stay within the cap of the chosen effects and name the usual and the longest', () => {
  expect(daysChips(FULL, ['read']).map(({ days, kind }) => `${days} ${kind}`)).toEqual([
    '7 plain',
    '30 usual',
    '90 plain',
    '365 max',
  ]);
  expect(daysChips(FULL, ['read', 'delete']).map(({ days }) => days)).toEqual([7, 30]);
});

test('a policy of few days still has a chip', () => {
  const few = { read: 3, write: 3, delete: 3, manage: 3 };
  expect(daysChips(withOffer({ lifetimeDaysMax: few, lifetimeDaysDefault: few }), ['read'])).toEqual([
    { days: 3, kind: 'usual' },
  ]);
});

test('the effect that caps is the strictest, the weightiest of equals', () => {
  expect(cappingEffect(FULL.lifetimeDaysMax, ['read', 'write'])).toBe('write');
  expect(cappingEffect(FULL.lifetimeDaysMax, ['read', 'delete', 'manage'])).toBe('manage');
});

test.each([
  ['', 30],
  ['7', 7],
  [' 12 ', 12],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['soon', undefined],
])('of “%s” typed, %s days are chosen', (days, chosen) => {
  expect(chosenDays({ ...startDraft(FULL), days }, FULL)).toBe(chosen);
});

test('the end is told to the minute, and not beyond the calendar', () => {
  expect(endOf(30, NOW)).toBe('2026-12-22T12:24:00.000Z');
  expect(endOf(1e12, NOW)).toBeUndefined();
});
