/** Of the policy, what the soak changes; and what it makes of a token: by the words of docs/policy-changes.md, not by the app's code. */
import { DAY } from '../support/builders';

export interface SoakRules {
  readonly tokensOn: boolean;
  readonly readOnly: boolean;
  /** For every effect. */
  readonly daysMax: number;
}
export type KeepableRule = 'readOnly' | 'daysMax';

/** The moment of a save, in epoch milliseconds: known exactly once somebody has read it. */
export interface Saved {
  readonly from: number;
  readonly to: number;
}

/** What a save has left to tokens that were issued before it. */
export type Left =
  | {
      readonly kind: 'keep';
      readonly saved: Saved;
      readonly until: number;
      readonly former: Partial<Pick<SoakRules, KeepableRule>>;
    }
  | { readonly kind: 'stop'; readonly saved: Saved; readonly at: number };

export interface SoakPolicy extends SoakRules {
  /** Oldest first. */
  readonly left: readonly Left[];
}

export const OPEN: SoakPolicy = { tokensOn: true, readOnly: false, daysMax: 365, left: [] };

/** Planted tokens are up to 80 days old: half of them end under this cap. */
export const SHORT_DAYS = 40;

/** Until when a token lives by itself, and what a cap counts from. Epoch milliseconds. */
export interface Life {
  readonly expiresAt: number;
  readonly cappedFrom: number;
}

export interface Asked {
  /** When the first of its family was issued. */
  readonly bornAt: number;
  readonly life: Life;
  readonly isChange: boolean;
}

interface Between {
  readonly from: number;
  readonly to: number;
}

type IsOlder = (saved: Saved) => boolean;

/** Whether there is a moment between at which the policy lets it pass. */
export const mayPermit = (policy: SoakPolicy, asked: Asked, between: Between): boolean =>
  momentsOf(policy, between).some((at) =>
    readings(asked).some((isOlder) => permits(policy, asked, { at, isOlder })),
  );

/** Whether it does at every one. */
export const mustPermit = (policy: SoakPolicy, asked: Asked, between: Between): boolean =>
  momentsOf(policy, between).every((at) =>
    readings(asked).every((isOlder) => permits(policy, asked, { at, isOlder })),
  );

/** Whether it lives by what a save kept alone: without that it would be refused. */
export const livesByWhatIsKept = (policy: SoakPolicy, asked: Asked, between: Between): boolean =>
  mustPermit(policy, asked, between) &&
  !mayPermit({ ...policy, left: policy.left.filter(({ kind }) => kind === 'stop') }, asked, between);

/** A token that was born while a save was under way may be older than it, or not. */
const readings = ({ bornAt }: Asked): readonly IsOlder[] => [
  ({ from }) => bornAt < from,
  ({ to }) => bornAt < to,
];

/** What is kept or stopped changes at its date alone. */
const momentsOf = ({ left }: SoakPolicy, { from, to }: Between): readonly number[] => [
  from,
  to,
  ...left.map((one) => (one.kind === 'keep' ? one.until : one.at)).filter((at) => at > from && at < to),
];

function permits(
  policy: SoakPolicy,
  { life, isChange }: Asked,
  { at, isOlder }: { readonly at: number; readonly isOlder: IsOlder },
): boolean {
  const mine = policy.left.filter(({ saved }) => isOlder(saved));
  if (!policy.tokensOn || mine.some((one) => one.kind === 'stop' && at >= one.at)) return false;
  const daysMax = valueOf('daysMax', policy, mine, at);
  const endsAt = Math.min(life.expiresAt, life.cappedFrom + daysMax * DAY);
  return at < endsAt && !(isChange && valueOf('readOnly', policy, mine, at));
}

/** From the newest save backwards: as it was before, while that is kept; once its date has come, nothing older is kept of that rule. */
function valueOf<Rule extends KeepableRule>(
  rule: Rule,
  today: SoakRules,
  mine: readonly Left[],
  at: number,
): SoakRules[Rule] {
  let value: SoakRules[Rule] = today[rule];
  for (const one of [...mine].reverse()) {
    const former = one.kind === 'keep' ? one.former[rule] : undefined;
    if (one.kind !== 'keep' || former === undefined) continue;
    if (at >= one.until) break;
    value = former;
  }
  return value;
}
