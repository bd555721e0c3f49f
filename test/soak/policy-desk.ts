/** The policy as one admin page reads and saves it, and what the soak knows of it thereby. Nobody else saves meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ExistingChoice, PolicyView, RulesView, TransitionView } from '../../src/console/contract';
import { everyEffect } from '../support/plain-rules';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import {
  OPEN,
  type KeepableRule,
  type Left,
  type Saved,
  type SoakPolicy,
  type SoakRules,
} from './soak-policy';

const ADMIN = { user: 'admin' };

/** What to save on top of the policy that was read. */
export interface Draft {
  readonly rules: SoakRules;
  /** What the soak does not follow. */
  readonly other?: Partial<RulesView>;
  readonly existing?: ExistingChoice;
}

/** Storms pass: whoever asks often enough is told. */
export async function insist<Value>(desk: Desk, ask: () => Promise<Ended<Value>>): Promise<Value> {
  for (;;) {
    const ended = await ask();
    if (ended.kind === 'value') return ended.value;
    desk.findings.count('asked again');
    await delay(50);
  }
}

/** A policy that was read, and what the soak makes of it. */
export interface Settled {
  readonly view: PolicyView;
  readonly state: SoakPolicy;
}

/** Reads it until it is told: from then on it is certain. */
export async function settlePolicy(desk: Desk): Promise<Settled> {
  const view = await insist(desk, () => invoke(desk, 'admin-page', 'policy/read', ADMIN));
  return { view, state: learn(desk, view) };
}

export async function savePolicy(
  desk: Desk,
  { view, state }: Settled,
  draft: Draft,
): Promise<Ended<PolicyView>> {
  const { policy } = desk.known;
  const pending = policy.begin(stateAfter(state, draft, Date.now()), performance.now());
  const { tokensOn, readOnly, daysMax } = draft.rules;
  const rules = { ...view.rules, ...draft.other, tokensOn, readOnly, lifetimeDaysMax: everyEffect(daysMax) };
  const ended = await invoke(desk, 'admin-page', 'policy/change', {
    ...ADMIN,
    payload: { revision: view.revision, rules, ...(draft.existing ? { existing: draft.existing } : {}) },
  });
  if (ended.kind === 'value') {
    policy.settle(pending, performance.now());
    learn(desk, ended.value);
  } else if (!isUnsure(ended)) policy.drop(pending);
  return ended;
}

/** Until it is as it should be, and known to be. */
export async function bringTo(
  desk: Desk,
  draft: Draft,
  isThere: (view: PolicyView) => boolean,
): Promise<void> {
  for (;;) {
    const settled = await settlePolicy(desk);
    if (isThere(settled.view)) return;
    await savePolicy(desk, settled, draft);
  }
}

export const isOpen = ({ rules }: PolicyView): boolean =>
  rules.tokensOn && !rules.readOnly && rules.lifetimeDaysMax.read === OPEN.daysMax;

const KEEPABLE: readonly KeepableRule[] = ['readOnly', 'daysMax'];

/** The policy once the draft is saved. When exactly that is, nobody knows yet. */
function stateAfter(before: SoakPolicy, { rules, existing }: Draft, now: number): SoakPolicy {
  const saved: Saved = { from: now, to: Number.POSITIVE_INFINITY };
  const changed = KEEPABLE.filter((rule) => before[rule] !== rules[rule]);
  const former = Object.fromEntries(changed.map((rule) => [rule, before[rule]]));
  const left = before.left.filter((one) => {
    if (one.kind === 'keep') return existing?.kind === 'keep';
    return existing?.kind !== 'lift' || now >= one.at;
  });
  const added: readonly Left[] =
    existing?.kind === 'keep' && changed.length > 0
      ? [{ kind: 'keep', saved, until: Date.parse(existing.until), former }]
      : existing?.kind === 'stop'
        ? [{ kind: 'stop', saved, at: Date.parse(existing.at) }]
        : [];
  return { ...rules, left: [...left, ...added] };
}

/** Somebody looked: of what may have been saved this is what was. What nobody saved must not be there. */
export function learn(
  { known: { policy }, findings }: Pick<Desk, 'known' | 'findings'>,
  view: PolicyView,
): SoakPolicy {
  const now = performance.now();
  const { tokensOn, readOnly, lifetimeDaysMax } = view.rules;
  const rules = { tokensOn, readOnly, daysMax: lifetimeDaysMax.read };
  const fitting = policy
    .possible(now, now)
    .filter((one) => one.tokensOn === tokensOn && one.readOnly === readOnly && one.daysMax === rules.daysMax);
  for (const one of fitting) {
    const left = leftOf(view.transitions ?? [], one.left);
    if (!left) continue;
    // Nothing new: most readings change nothing.
    if (policy.isCertain && isExact(one) && left.length === one.left.length) return one;
    const state = { ...rules, left };
    policy.settle(policy.begin(state, now), now);
    return state;
  }
  findings.violation(`the policy is what nobody saved: ${JSON.stringify({ rules, left: view.transitions })}`);
  return { ...rules, left: [] };
}

const isExact = ({ left }: SoakPolicy): boolean => left.every(({ saved }) => saved.from === saved.to);

/** What is left by earlier saves, each with its exact moment. Undefined where one of them is not among what was saved. */
function leftOf(views: readonly TransitionView[], saved: readonly Left[]): readonly Left[] | undefined {
  const left = views.map((view) => oneLeft(view, saved));
  return left.every((one) => one !== undefined) ? left : undefined;
}

function oneLeft(view: TransitionView, saved: readonly Left[]): Left | undefined {
  const at = Date.parse(view.issuedBefore);
  const exact: Saved = { from: at, to: at };
  const wasSavedThen = (one: Left): boolean => at >= one.saved.from && at <= one.saved.to;
  for (const one of saved.filter(wasSavedThen)) {
    if (one.kind === 'stop' && view.kind === 'stop' && one.at === Date.parse(view.at))
      return { ...one, saved: exact };
    if (one.kind === 'keep' && view.kind === 'keep' && one.until === Date.parse(view.until)) {
      const names = view.rules.map((rule) => (rule === 'lifetimeDaysMax' ? 'daysMax' : rule));
      const former = Object.fromEntries(
        Object.entries(one.former).filter(([rule]) => names.some((name) => name === rule)),
      );
      return { ...one, saved: exact, former };
    }
  }
  return undefined;
}
