/** What each changed rule does to tokens that live today, in words: also that it does nothing to them. Pure. */
import type { OwnerLeft, RulesView } from '../../../src/console/contract';
import { say, type AdminKey } from '../say';
import { changedRules, RULE_KEYS, type RuleKey } from './draft';
import type { PreviewSoFar } from './preview-figures';
import { ruleName } from './rule-words';

export interface RuleEffect {
  readonly rule: RuleKey;
  readonly name: string;
  readonly words: string;
}

/** One for each rule that the draft changes, and for each that an earlier change still keeps from older tokens. */
export function ruleEffects(from: RulesView, to: RulesView, so: PreviewSoFar): readonly RuleEffect[] {
  const changed = changedRules(from, to);
  const hit = new Set<string>(so.hits.flatMap(({ rules }) => rules));
  return RULE_KEYS.filter((rule) => changed.includes(rule) || hit.has(rule)).map((rule) => ({
    rule,
    name: ruleName(rule),
    words: WORDS[rule](to, so, rule),
  }));
}

type Words = (to: RulesView, so: PreviewSoFar, rule: RuleKey) => string;

const hitsWords: Words = (_to, so, rule) =>
  say('effect-on.hits', { some: some(so.hits.filter(({ rules }) => rules.includes(rule)).length, so) });

/** `3 tokens`, `none`; where not all were looked at `at least 3 tokens`, `none so far`. */
const some = (count: number, { isWhole }: PreviewSoFar): string =>
  say(isWhole ? 'effect-on.some' : 'effect-on.some-so-far', { count });

/** Nothing of a living token hangs on the rule, whatever it says. */
const always =
  (key: AdminKey): Words =>
  () =>
    say(key);

const WORDS: Readonly<Record<RuleKey, Words>> = {
  tokensOn: hitsWords,
  scopes: hitsWords,
  operations: hitsWords,
  readOnly: hitsWords,
  siteWideTokens: hitsWords,
  adminTokens: hitsWords,
  lifetimeDaysMax: hitsWords,
  mayAsk: always('effect-on.asking'),
  mayAskForChanges: always('effect-on.asking'),
  mayCreateForOthers: always('effect-on.asking'),
  tokensPerPersonMax: always('effect-on.per-person'),
  lifetimeDaysDefault: always('effect-on.default-days'),
  approval: always('effect-on.approval'),
  attributeInJira: always('effect-on.traces'),
  mayUse: ({ mayUse }) => say(mayUse.kind === 'everyone' ? 'effect-on.use-everyone' : 'effect-on.use'),
  idleDaysMax: idleWords,
  ownerLeft: ownerLeftWords,
  selfRotation: ({ selfRotation }, so) =>
    say(selfRotation ? 'effect-on.rotation-on' : 'effect-on.rotation-off', {
      some: some(so.touched.mayRotate, so),
    }),
  retiredSecretUse: (_to, so) => say('effect-on.retired', { some: some(so.touched.replaced, so) }),
  notice: ({ notice }) => say(notice.kind === 'none' ? 'effect-on.notice-none' : 'effect-on.notice'),
  trustClientAddress: trustWords,
  ipRanges: rangesWords,
  budgets: (_to, so) =>
    say('effect-on.budgets', {
      some: some(so.touched.lessBudget, so),
      without: some(so.touched.withoutBudget, so),
    }),
};

function idleWords({ idleDaysMax }: RulesView, so: PreviewSoFar): string {
  if (idleDaysMax === null) return say('effect-on.idle-never');
  const { unused } = so.touched;
  return unused === null ? say('effect-on.idle-unknown') : say('effect-on.idle', { some: some(unused, so) });
}

const THEN: Readonly<Record<Exclude<OwnerLeft, 'keep'>, AdminKey>> = {
  pause: 'effect-on.left-pause',
  revoke: 'effect-on.left-revoke',
  'hand-over': 'effect-on.left-hand-over',
};

function ownerLeftWords({ ownerLeft }: RulesView, so: PreviewSoFar): string {
  if (ownerLeft === 'keep') return say('effect-on.left-keep');
  const { ofLeavers } = so.touched;
  return [
    say(THEN[ownerLeft]),
    ofLeavers === null ? say('effect-on.left-unknown') : say('effect-on.left', { some: some(ofLeavers, so) }),
  ].join(' ');
}

function trustWords({ trustClientAddress, ipRanges }: RulesView, so: PreviewSoFar): string {
  if (!trustClientAddress && ipRanges !== null) return say('effect-on.trust-none');
  return say(trustClientAddress ? 'effect-on.trust-on' : 'effect-on.trust-off', {
    some: some(so.touched.withRanges, so),
  });
}

function rangesWords({ trustClientAddress, ipRanges }: RulesView, so: PreviewSoFar): string {
  const { withRanges, withoutRanges, apartRanges } = so.touched;
  if (ipRanges === null) return say('effect-on.ranges-none', { some: some(withRanges, so) });
  if (!trustClientAddress) return say('effect-on.trust-none');
  return say('effect-on.ranges', {
    without: some(withoutRanges, so),
    own: some(withRanges, so),
    apart: some(apartRanges, so),
  });
}
