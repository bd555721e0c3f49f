/** How long a token may last, and when it ends. Pure. */
import type { DaysByEffect, Effect, Offer } from '../../src/console/contract';
import { effectsOf, type OrderDraft } from './order-draft';

const DAY_MS = 86_400_000;
const USUAL_CHIPS: readonly number[] = [7, 30, 90];

/** The days that hold for a token with these effects: the smallest of theirs. */
export const daysFor = (table: DaysByEffect, effects: readonly Effect[]): number =>
  Math.min(...effects.map((effect) => table[effect]));

/** The effect that sets the limit; the weightiest of those that share it. */
export function cappingEffect(table: DaysByEffect, effects: readonly Effect[]): Effect {
  const cap = daysFor(table, effects);
  return effects.filter((effect) => table[effect] === cap).at(-1) ?? 'read';
}

export interface DaysChip {
  readonly days: number;
  readonly kind: 'usual' | 'max' | 'plain';
}

/** 7, 30, 90, the policy's default and the most it allows, as far as it allows them; ascending. */
export function daysChips(offer: Offer, effects: readonly Effect[]): readonly DaysChip[] {
  const cap = daysFor(offer.lifetimeDaysMax, effects);
  const usual = Math.min(cap, daysFor(offer.lifetimeDaysDefault, effects));
  const days = [...new Set([...USUAL_CHIPS, usual, cap])].filter((each) => each <= cap);
  const kindOf = (each: number): DaysChip['kind'] =>
    each === usual ? 'usual' : each === cap ? 'max' : 'plain';
  return days.sort((a, b) => a - b).map((each) => ({ days: each, kind: kindOf(each) }));
}

/** Whole days from 1 on; undefined for anything else that was typed. The policy's default where nothing was. */
export function chosenDays(draft: OrderDraft, offer: Offer): number | undefined {
  const { days } = draft;
  if (days.trim() === '') return daysFor(offer.lifetimeDaysDefault, effectsOf(draft));
  const number = Number(days);
  return Number.isInteger(number) && number >= 1 ? number : undefined;
}

/** When a token ends that is issued at `now`; undefined for days beyond the calendar. */
export function endOf(days: number, now: number): string | undefined {
  const end = new Date(now + days * DAY_MS);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}
