/** What is to become of tokens that live today, as an admin chooses it in the dialog. Pure. */
import type { ExistingChoice, RulesView } from '../../../src/console/contract';
import { changedRules, type RuleKey } from './draft';

export type ExistingKind = 'apply' | 'keep' | 'stop';

export interface ExistingDraft {
  readonly kind: ExistingKind;
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
}

/** What is sent unless something else is chosen: whoever tightens in an emergency gets it at once. */
export const APPLY: ExistingDraft = { kind: 'apply', day: '' };

const DAY_MS = 86_400_000;
/** As the app takes it. */
const DAYS_MAX = 90;
/** What the day says first. */
const DAYS_FIRST = 30;

/** The rules that the app can leave to older tokens as they were. */
export const KEEPABLE_RULES: readonly RuleKey[] = [
  'scopes',
  'operations',
  'readOnly',
  'siteWideTokens',
  'lifetimeDaysMax',
];

/** Rules whose change shows in no call, and in no life, of a token that was issued before. */
const OF_ASKING: readonly RuleKey[] = [
  'mayAsk',
  'mayAskForChanges',
  'mayCreateForOthers',
  'tokensPerPersonMax',
  'lifetimeDaysDefault',
  'approval',
  'attributeInJira',
  'notice',
  'retiredSecretUse',
];

export interface ExistingOffer {
  readonly kinds: readonly ExistingKind[];
  /** Changed rules that hold for older tokens at once, whatever is chosen. */
  readonly atOnce: readonly RuleKey[];
}

/** What can be chosen for this change. `keptToday`: changes that are kept from older tokens today, and would stay so. */
export function existingOffer(from: RulesView, to: RulesView, keptToday: number): ExistingOffer {
  const changed = changedRules(from, to);
  const mayKeep = keptToday > 0 || changed.some((rule) => KEEPABLE_RULES.includes(rule));
  return {
    kinds: mayKeep ? ['apply', 'keep', 'stop'] : ['apply', 'stop'],
    atOnce: changed.filter((rule) => !KEEPABLE_RULES.includes(rule) && !OF_ASKING.includes(rule)),
  };
}

/** The draft with another choice. The first that needs a day is given one. */
export const withKind = ({ day }: ExistingDraft, kind: ExistingKind, now: number): ExistingDraft => ({
  kind,
  day: kind === 'apply' || day !== '' ? day : new Date(now + DAYS_FIRST * DAY_MS).toISOString().slice(0, 10),
});

/** The choice as it is sent; undefined while its day is missing or cannot be one. A day counts until its end, in UTC. */
export function choiceOf({ kind, day }: ExistingDraft, now: number): ExistingChoice | undefined {
  if (kind === 'apply') return { kind };
  const end = Date.parse(`${day}T00:00:00.000Z`) + DAY_MS;
  if (!Number.isFinite(end) || end <= now || end > now + DAYS_MAX * DAY_MS) return undefined;
  const at = new Date(end).toISOString();
  return kind === 'keep' ? { kind, until: at } : { kind, at };
}
