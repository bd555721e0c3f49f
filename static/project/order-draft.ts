/** The form as it is being filled in. Pure. */
import type { DaysByEffect, Effect, ProblemView, TokenOrder } from '../../src/console/contract';

export interface OrderDraft {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly siteWide: boolean;
  /** As typed; empty for the default. */
  readonly days: string;
}

export const EMPTY_DRAFT: OrderDraft = { name: '', scopes: [], effects: ['read'], siteWide: false, days: '' };

/** The resolver judges it: nothing is refused or mended here. */
export const orderOf = ({ name, scopes, effects, siteWide, days }: OrderDraft): TokenOrder => ({
  name,
  scopes,
  effects,
  reach: siteWide ? 'site' : 'project',
  ...(days.trim() === '' ? {} : { days: Number(days) }),
});

/** The days that hold for a token with these effects: the smallest of theirs. */
export const daysFor = (table: DaysByEffect, effects: readonly Effect[]): number =>
  Math.min(...effects.map((effect) => table[effect]));

/** Form fields by the first part of a problem's path. */
export type OrderField = 'name' | 'scopes' | 'effects' | 'reach' | 'days';
const FIELDS: ReadonlySet<string> = new Set<OrderField>(['name', 'scopes', 'effects', 'reach', 'days']);

const fieldOf = ({ path }: ProblemView): string => path.split('.')[0] ?? '';
const textsOf = (problems: readonly ProblemView[]): readonly string[] => [
  ...new Set(problems.map(({ text }) => text)),
];

/** What to say at one field. */
export const problemsAt = (problems: readonly ProblemView[], field: OrderField): readonly string[] =>
  textsOf(problems.filter((problem) => fieldOf(problem) === field));

/** Problems that belong to no field of the form. */
export const problemsElsewhere = (problems: readonly ProblemView[]): readonly ProblemView[] =>
  problems.filter((problem) => !FIELDS.has(fieldOf(problem)));
