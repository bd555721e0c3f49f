/**
 * What a change of the policy leaves to tokens that were issued before it, for a while. Kept in the policy's own record, never in the
 * tokens': whatever holds for a token is worked out at each call (policy-for.ts). Pure.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { DAY_MS, type Instant } from '../base/time';
import { LIFETIME_DAYS_LIMIT, ruleShape, type Rules } from './rules';

/**
 * The rules that older tokens may be left under as they were. Not among them, whatever an admin chooses: tokens being on at all, what is
 * traced, what is judged at asking alone, and what the sweep does. A rule that is not named here holds for every token at once.
 */
export const KEEPABLE = [
  'scopes',
  'operations',
  'readOnly',
  'siteWideTokens',
  'lifetimeDaysMax',
] as const satisfies readonly (keyof Rules)[];
export type KeepableRule = (typeof KEEPABLE)[number];

/** Keepable rules as they were before a change: only those that it changed, and of scopes only the difference, to keep the record small. */
export type FormerRules = Partial<Omit<Pick<Rules, KeepableRule>, 'scopes'>> & {
  readonly scopes?: { readonly lost: readonly string[]; readonly gained: readonly string[] };
};

/** Tokens issued before `issuedBefore` go on under the former rules until then. */
export interface KeptRules {
  readonly kind: 'keep';
  readonly issuedBefore: Instant;
  readonly until: Instant;
  readonly former: FormerRules;
}

/** Tokens issued before `issuedBefore` stop altogether then. */
export interface DatedStop {
  readonly kind: 'stop';
  readonly issuedBefore: Instant;
  readonly at: Instant;
}

export type Transition = KeptRules | DatedStop;

/** What an admin chooses for older tokens when saving. `lift`: as `apply`, and stops whose date has not come are taken back. */
export type Existing =
  | { readonly kind: 'apply' }
  | { readonly kind: 'keep'; readonly until: Instant }
  | { readonly kind: 'stop'; readonly at: Instant }
  | { readonly kind: 'lift' };

/** Of each kind at a time; the record is read with every request. */
export const TRANSITIONS_MAX = 3;
export const TRANSITION_DAYS_MAX = 90;

/** Strict: a part that this version does not know may stop or narrow more than it could carry out. */
export const storedTransitions = once(() => {
  const shape = ruleShape();
  const kept = KEEPABLE.flatMap((rule) =>
    rule === 'scopes' ? [] : [[rule, z.optional(shape[rule] as z.ZodMiniType)] as const],
  );
  const names = z.array(z.string());
  const former = z.strictObject({
    scopes: z.optional(z.strictObject({ lost: names, gained: names })),
    ...Object.fromEntries(kept),
  });
  const keep = z.strictObject({
    kind: z.literal('keep'),
    issuedBefore: z.number(),
    until: z.number(),
    former,
  });
  const stop = z.strictObject({ kind: z.literal('stop'), issuedBefore: z.number(), at: z.number() });
  return z.array(z.discriminatedUnion('kind', [keep, stop])) as unknown as z.ZodMiniType<Transition[]>;
});

export const isKept = (transition: Transition): transition is KeptRules => transition.kind === 'keep';
export const isStop = (transition: Transition): transition is DatedStop => transition.kind === 'stop';

/** Of keepable rules, what `before` said where `after` says something else. Empty: nothing to keep. */
function formerRules(before: Rules, after: Rules): FormerRules {
  const changed = KEEPABLE.filter(
    (rule) => JSON.stringify(plain(before[rule])) !== JSON.stringify(plain(after[rule])),
  );
  return Object.fromEntries(
    changed.map((rule) => [rule, rule === 'scopes' ? lossOf(before.scopes, after.scopes) : before[rule]]),
  );
}

const lossOf = (before: readonly string[], after: readonly string[]) => ({
  lost: before.filter((scope) => !after.includes(scope)),
  gained: after.filter((scope) => !before.includes(scope)),
});

/** The order of names and of keys means nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as readonly unknown[])].sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => [key, plain(each)]);
}

/** These rules as they were before a change. */
export function withFormer(rules: Rules, { scopes, ...former }: FormerRules): Rules {
  if (!scopes) return { ...rules, ...former };
  const left = rules.scopes.filter((scope) => !scopes.gained.includes(scope));
  return { ...rules, ...former, scopes: [...new Set([...left, ...scopes.lost])].sort() };
}

/** A change about to be saved: the rules before and after it, and what is to become of older tokens. */
export interface RuleChange {
  readonly before: Rules;
  readonly after: Rules;
  readonly existing: Existing;
  readonly at: Instant;
}

/** The transitions that hold after a change, oldest first. `full`: as many of this kind run as can be. */
export function transitionsAfter(
  running: readonly Transition[],
  { before, after, existing, at }: RuleChange,
): readonly Transition[] | 'full' {
  const stops = stopsAfter(running.filter(isStop), existing, at);
  const kept = keptAfter(running.filter(isKept), { before, after, existing, at });
  if (kept.length > TRANSITIONS_MAX || stops.filter((stop) => at < stop.at).length > TRANSITIONS_MAX)
    return 'full';
  return [...kept, ...stops].sort((one, other) => one.issuedBefore - other.issuedBefore);
}

/** Whoever applies a change ends what is kept: an admin who tightens in an emergency gets it at once. */
function keptAfter(
  running: readonly KeptRules[],
  { before, after, existing, at }: RuleChange,
): readonly KeptRules[] {
  if (existing.kind !== 'keep') return [];
  const former = formerRules(before, after);
  const living = withoutOver(running, at);
  if (Object.keys(former).length === 0) return living;
  return [...living, { kind: 'keep', issuedBefore: at, until: existing.until, former }];
}

/**
 * Without those whose date has come. What such a change said of a rule holds from then on, so that nothing older is kept of that rule
 * either.
 */
function withoutOver(running: readonly KeptRules[], at: Instant): readonly KeptRules[] {
  const settled = new Set<string>();
  const living: KeptRules[] = [];
  for (const kept of newestFirst(running)) {
    if (at >= kept.until) Object.keys(kept.former).forEach((rule) => settled.add(rule));
    else {
      const former = withoutRules(kept.former, settled);
      if (Object.keys(former).length > 0) living.unshift({ ...kept, former });
    }
  }
  return living;
}

export const withoutRules = (former: FormerRules, rules: ReadonlySet<string>): FormerRules =>
  Object.fromEntries(Object.entries(former).filter(([rule]) => !rules.has(rule)));

export const newestFirst = <Each extends Transition>(transitions: readonly Each[]): readonly Each[] =>
  transitions.toSorted((one, other) => other.issuedBefore - one.issuedBefore);

/**
 * A stop whose date has come says something for as long as a token from before it could live, which may have got more days until that
 * date; of several of those the last says all.
 */
function stopsAfter(running: readonly DatedStop[], existing: Existing, at: Instant): readonly DatedStop[] {
  const over = running
    .filter((stop) => at >= stop.at && at < stop.at + LIFETIME_DAYS_LIMIT * DAY_MS)
    .toSorted((one, other) => one.issuedBefore - other.issuedBefore)
    .slice(-1);
  const ahead = existing.kind === 'lift' ? [] : running.filter((stop) => at < stop.at);
  const added: DatedStop[] =
    existing.kind === 'stop' ? [{ kind: 'stop', issuedBefore: at, at: existing.at }] : [];
  return [...over, ...ahead, ...added];
}
