/** A draft of the rules over those it was begun from. Pure. */
import type { DaysByEffect, Effect, OperationLimit, RulesView } from '../../../src/console/contract';

/** Only what differs. */
export type Draft = Partial<RulesView>;
export type RuleKey = keyof RulesView;

export const EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];

/** In the order of the editor. */
export const RULE_KEYS: readonly RuleKey[] = [
  'tokensOn',
  'mayAsk',
  'tokensPerPersonMax',
  'readOnly',
  'scopes',
  'operations',
  'siteWideTokens',
  'lifetimeDaysMax',
  'lifetimeDaysDefault',
  'idleDaysMax',
  'ownerLeft',
  'approval',
  'attributeInJira',
];

/** The order of scopes and operations means nothing. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...(value as readonly unknown[])].map(plain).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, plain(each)]),
  );
};
const isSame = (left: unknown, right: unknown): boolean =>
  JSON.stringify(plain(left)) === JSON.stringify(plain(right));

/** The rules that differ. */
export const changedRules = (from: RulesView, to: RulesView): readonly RuleKey[] =>
  RULE_KEYS.filter((rule) => !isSame(from[rule], to[rule]));

/** What was changed and changed back is no change. */
export function withoutUnchanged(draft: Draft, rules: RulesView): Draft {
  const changed = new Set<string>(changedRules(rules, { ...rules, ...draft }));
  return Object.fromEntries(Object.entries(draft).filter(([rule]) => changed.has(rule)));
}

export interface Change {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const changeOf = (from: readonly string[], to: readonly string[]): Change => ({
  added: to.filter((each) => !from.includes(each)),
  removed: from.filter((each) => !to.includes(each)),
});

export const idsOf = (limit: OperationLimit): readonly string[] => (limit.kind === 'only' ? limit.ids : []);

/** Whether a living token could lose something by this: rules that speak of asking alone take nothing away. */
export function mayNarrow(from: RulesView, to: RulesView): boolean {
  return (
    (from.tokensOn && !to.tokensOn) ||
    (!from.readOnly && to.readOnly) ||
    (from.siteWideTokens && !to.siteWideTokens) ||
    changeOf(from.scopes, to.scopes).removed.length > 0 ||
    isNarrower(from.operations, to.operations) ||
    EFFECTS.some((effect) => to.lifetimeDaysMax[effect] < from.lifetimeDaysMax[effect])
  );
}

const isNarrower = (from: OperationLimit, to: OperationLimit): boolean =>
  to.kind === 'only' && (from.kind === 'any' || changeOf(from.ids, to.ids).removed.length > 0);

/**
 * My changes, made on newer rules than those they were begun from. Scopes that I added or took away are added to theirs or taken from
 * theirs, days go effect by effect; of any other rule that both changed, mine stands.
 */
export function rebase(draft: Draft, base: RulesView, newer: RulesView): Draft {
  const mine: RulesView = { ...base, ...draft };
  const moved: Draft = {
    ...draft,
    ...(draft.scopes && { scopes: mergeNames(base.scopes, mine.scopes, newer.scopes) }),
    ...(draft.lifetimeDaysMax && {
      lifetimeDaysMax: mergeDays(base.lifetimeDaysMax, mine.lifetimeDaysMax, newer.lifetimeDaysMax),
    }),
    ...(draft.lifetimeDaysDefault && {
      lifetimeDaysDefault: mergeDays(
        base.lifetimeDaysDefault,
        mine.lifetimeDaysDefault,
        newer.lifetimeDaysDefault,
      ),
    }),
  };
  return withoutUnchanged(moved, newer);
}

function mergeNames(base: readonly string[], mine: readonly string[], theirs: readonly string[]) {
  const { added, removed } = changeOf(base, mine);
  return [...new Set([...theirs.filter((name) => !removed.includes(name)), ...added])];
}

const mergeDays = (base: DaysByEffect, mine: DaysByEffect, theirs: DaysByEffect): DaysByEffect => {
  const days = (effect: Effect) => (mine[effect] === base[effect] ? theirs[effect] : mine[effect]);
  return { read: days('read'), write: days('write'), delete: days('delete'), manage: days('manage') };
};
