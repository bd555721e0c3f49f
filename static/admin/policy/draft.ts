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
  'mayAskForChanges',
  'mayUse',
  'mayCreateForOthers',
  'tokensPerPersonMax',
  'readOnly',
  'scopes',
  'operations',
  'siteWideTokens',
  'adminTokens',
  'lifetimeDaysMax',
  'lifetimeDaysDefault',
  'idleDaysMax',
  'ownerLeft',
  'selfRotation',
  'retiredSecretUse',
  'notice',
  'trustClientAddress',
  'ipRanges',
  'budgets',
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

/** Whether a living token could lose something by this, be it to the sweep: rules that speak of asking alone take nothing away. */
export const mayNarrow = (from: RulesView, to: RulesView): boolean =>
  narrowsCalls(from, to) || narrowsUse(from, to) || endsMore(from, to);

function narrowsCalls(from: RulesView, to: RulesView): boolean {
  return (
    (from.tokensOn && !to.tokensOn) ||
    (!from.readOnly && to.readOnly) ||
    (from.siteWideTokens && !to.siteWideTokens) ||
    (from.adminTokens && !to.adminTokens) ||
    changeOf(from.scopes, to.scopes).removed.length > 0 ||
    isNarrower(from.operations, to.operations) ||
    hidesHits(from, to) ||
    EFFECTS.some((effect) => to.lifetimeDaysMax[effect] < from.lifetimeDaysMax[effect])
  );
}

/** By whose it is, or by what is done with the token itself. */
const narrowsUse = (from: RulesView, to: RulesView): boolean =>
  (to.mayUse.kind !== 'everyone' && !isSame(from.mayUse, to.mayUse)) ||
  (from.selfRotation && !to.selfRotation) ||
  (from.trustClientAddress && !to.trustClientAddress);

/** Whether the sweep would end more than it does. */
const endsMore = (from: RulesView, to: RulesView): boolean =>
  (to.idleDaysMax ?? Infinity) < (from.idleDaysMax ?? Infinity) ||
  (to.ownerLeft !== 'keep' && to.ownerLeft !== from.ownerLeft);

/** Whether it narrows what a preview cannot judge: from where, and how often, a token will be called. */
export const hidesHits = (from: RulesView, to: RulesView): boolean =>
  narrowsAddresses(from, to) || narrowsBudgets(from.budgets, to.budgets);

const narrowsAddresses = (from: RulesView, to: RulesView): boolean =>
  to.ipRanges !== null &&
  (from.ipRanges === null ||
    changeOf(from.ipRanges, to.ipRanges).removed.length > 0 ||
    (from.trustClientAddress && !to.trustClientAddress));

const narrowsBudgets = (from: RulesView['budgets'], to: RulesView['budgets']): boolean =>
  RATE_KEYS.some((key) => (to?.[key] ?? Infinity) < (from?.[key] ?? Infinity));
const RATE_KEYS = ['requestsPerHour', 'requestsPerDay', 'writesPerHour', 'writesPerDay'] as const;

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
