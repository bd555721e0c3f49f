/** What a draft of the policy means to tokens beyond what it takes from their powers: in numbers, rule by rule. Pure. */
import type { Usage } from '../audit/usage';
import { DAY_MS, type Instant } from '../base/time';
import { BUDGET_KEYS, narrowerBudgets } from '../policy/budgets';
import { haveCommonAddress } from '../policy/ip-ranges';
import type { OwnerLeft, Rules } from '../policy/rules';
import type { TokenRecord } from '../tokens/record';
import type { TouchedView } from './contract';
import { isUnused } from './is-unused';

export interface TwoRules {
  readonly before: Rules;
  readonly after: Rules;
}

/** What is known of the tokens beside their records. */
export interface TouchFacts {
  readonly now: Instant;
  /** By locator; undefined: it could not be read. */
  readonly usages?: ReadonlyMap<string, Usage> | undefined;
  /** Owners who left; undefined: nobody knows, or the sweep does not act on it. */
  readonly leavers?: ReadonlySet<string> | undefined;
}

/** How many of these living tokens each changed rule concerns. Of paused ones only what the sweep would do to them. */
export function countTouched(
  records: readonly TokenRecord[],
  { before, after }: TwoRules,
  { now, usages, leavers }: TouchFacts,
): TouchedView {
  const active = records.filter(({ state }) => state === 'active');
  const ranged = isOfAddresses(before, after) ? active.filter(hasRanges) : [];
  const tightened = active.filter((record) => hasLess(record, before, after));
  const count = (isChanged: boolean, isIn: (record: TokenRecord) => boolean): number =>
    isChanged ? active.filter(isIn).length : 0;
  return {
    unused: before.idleDaysMax === after.idleDaysMax ? 0 : unusedOnly(active, { before, after, now, usages }),
    ofLeavers:
      before.ownerLeft === after.ownerLeft ? 0 : treatedOtherwise(records, { before, after, leavers }),
    withRanges: ranged.length,
    withoutRanges: count(after.ipRanges !== null && isOfAddresses(before, after), (each) => !hasRanges(each)),
    apartRanges: ranged.filter((record) => isApart(record, after)).length,
    lessBudget: tightened.length,
    withoutBudget: tightened.filter(({ limits }) => limits?.budgets === undefined).length,
    mayRotate: count(before.selfRotation !== after.selfRotation, ({ grant }) => grant.mayRotate === true),
    replaced: count(
      before.retiredSecretUse !== after.retiredSecretUse,
      ({ predecessor }) => predecessor !== undefined,
    ),
  };
}

/** Those that the sweep revokes for want of use under the one, and not under the other. */
function unusedOnly(
  active: readonly TokenRecord[],
  { before, after, now, usages }: TwoRules & Pick<TouchFacts, 'now' | 'usages'>,
): number | null {
  if (!usages) return null;
  const isUnder = ({ idleDaysMax: days }: Rules, record: TokenRecord): boolean => {
    const usage = usages.get(record.locator);
    return (
      days !== null && usage !== undefined && isUnused(record, usage, { before: now - days * DAY_MS, now })
    );
  };
  return active.filter((record) => isUnder(after, record) && !isUnder(before, record)).length;
}

function treatedOtherwise(
  living: readonly TokenRecord[],
  { before, after, leavers }: TwoRules & Pick<TouchFacts, 'leavers'>,
): number | null {
  if (!leavers) return null;
  return living.filter((record) => {
    const then = actOf(after.ownerLeft, record);
    return leavers.has(record.ownerId) && then !== 'keep' && then !== actOf(before.ownerLeft, record);
  }).length;
}

/** What the sweep does to a living token of somebody who left. Only bots' tokens have whom to go to; what is paused stays so. */
function actOf(how: OwnerLeft, { state, service }: TokenRecord): OwnerLeft {
  if (how === 'hand-over' && service?.backupId !== undefined) return how;
  if (how === 'hand-over' || how === 'pause') return state === 'paused' ? 'keep' : 'pause';
  return how;
}

const isOfAddresses = (before: Rules, after: Rules): boolean =>
  before.trustClientAddress !== after.trustClientAddress ||
  JSON.stringify(before.ipRanges) !== JSON.stringify(after.ipRanges);

const hasRanges = ({ limits }: TokenRecord): boolean => limits?.ipRanges !== undefined;

const isApart = ({ limits }: TokenRecord, { ipRanges }: Rules): boolean =>
  limits?.ipRanges !== undefined && ipRanges !== null && !haveCommonAddress(limits.ipRanges, ipRanges);

/** Whether less of something is left to it by its own budgets and the site's together. */
function hasLess({ limits }: TokenRecord, before: Rules, after: Rules): boolean {
  const was = narrowerBudgets(limits?.budgets, before.budgets ?? undefined);
  const becomes = narrowerBudgets(limits?.budgets, after.budgets ?? undefined);
  return BUDGET_KEYS.some((key) => (becomes?.[key] ?? Infinity) < (was?.[key] ?? Infinity));
}
