/** No token lives longer than the cap of the moment at which its days were granted; and what needed approval had it. */
import { bornAt, cappedFrom } from '../../src/policy/grant';
import { daysFor, type Rules } from '../../src/policy/rules';
import type { TokenRecord } from '../../src/tokens/record';
import { DAY } from '../support/builders';
import type { Findings } from './findings';
import { groupBy, type Stored, type Told } from './stored';

/** Longer than any invocation: what was read of the policy may be so old when the days are granted. */
const READ_MS = 60_000;

export function verifyLives({ events, records, orders }: Stored, findings: Findings): void {
  const changes = events
    .filter(({ type }) => type === 'policy.changed')
    .sort((one, other) => Number(one.revision) - Number(other.revision));
  const told = groupBy(events, 'locator');
  for (const [locator, own] of told) {
    const record = records.get(locator);
    if (!record) continue;
    const faults = faultsOf(record, own, { changes, orders });
    for (const fault of faults) findings.violation(`${locator} ${fault}`);
    findings.count('extensions told of', own.filter(({ type }) => type === 'token.extended').length);
  }
  verifyOneEach(events, findings);
}

/** One order, one extension. */
function verifyOneEach(events: readonly Told[], findings: Findings): void {
  for (const [orderId, some] of groupBy(
    events.filter(({ type }) => type === 'token.extended'),
    'orderId',
  ))
    if (some.length > 1) findings.violation(`the order ${orderId} gave days ${some.length} times`);
}

interface Context {
  readonly changes: readonly Told[];
  readonly orders: Stored['orders'];
}

function faultsOf(record: TokenRecord, own: readonly Told[], context: Context): readonly string[] {
  const issued = own.find(({ type }) => type === 'token.issued');
  const extended = own.filter(({ type }) => type === 'token.extended');
  const { grant } = record;
  const granted = [
    ...(issued ? [{ at: issued.at, until: Number(issued.expiresAt) }] : []),
    ...extended.map(({ at, after }) => ({ at, until: Number(after) })),
  ];
  const capAt = (at: number): number =>
    Math.max(...rulesAt(at, context.changes).map((rules) => daysFor(rules.lifetimeDaysMax, grant.effects)));
  return [
    ...granted
      .filter(({ at, until }) => until - at > capAt(at) * DAY)
      .map(({ at }) => `got days beyond the cap of ${new Date(at).toISOString()}`),
    ...chainFaults(record, issued, extended),
    ...extended.flatMap((event) => approvalFaults(record, event, context)),
  ];
}

/** Every revision that may have been the one that was read. */
function rulesAt(at: number, changes: readonly Told[]): readonly Rules[] {
  const held = changes.filter(
    (change, index) =>
      change.at <= at && (changes[index + 1]?.at ?? Number.POSITIVE_INFINITY) >= at - READ_MS,
  );
  return held.map(({ after }) => after as Rules);
}

/** Each begins with what the one before it said; the last says what is stored, unless the token was replaced. */
function chainFaults(
  { grant, successor }: TokenRecord,
  issued: Told | undefined,
  extended: readonly Told[],
): readonly string[] {
  const ends = [...(issued ? [Number(issued.expiresAt)] : []), ...extended.map(({ after }) => Number(after))];
  const begins = extended.map(({ before }) => Number(before));
  const offset = ends.length - begins.length;
  const isBroken = begins.some((before, index) => (ends[index - 1 + offset] ?? before) !== before);
  const last = ends.at(-1);
  const isOther = last !== undefined && successor === undefined && grant.expiresAt !== last;
  const lastAt = extended.at(-1)?.at;
  return [
    ...(isBroken ? ['was extended from another day than it ended on'] : []),
    ...(isOther ? ['ends on another day than was told'] : []),
    ...(lastAt !== undefined && cappedFrom(grant) !== lastAt
      ? ['has its cap counted from another moment than its last days']
      : []),
  ];
}

/** Without an order only as many days as need none; with one, what was approved by somebody else. */
function approvalFaults(
  record: TokenRecord,
  { at, after, orderId }: Told,
  { changes, orders }: Context,
): readonly string[] {
  const days = Math.round((Number(after) - at) / DAY);
  if (orderId === undefined) {
    const whole = Math.ceil((at - bornAt(record.grant)) / DAY) + days;
    const isNeeded = rulesAt(at, changes).every(({ approval }) => {
      const isLong = approval.overDays !== null && whole > approval.overDays;
      return (
        approval.needs === 'when' && (isLong || (approval.deletes && record.grant.effects.includes('delete')))
      );
    });
    return isNeeded ? [`got ${days} days without the approval that they needed`] : [];
  }
  const order = orders.get(orderId);
  const ruling = order?.ruling;
  const isApproved =
    order?.state === 'claimed' &&
    order.kind.of === 'extend' &&
    order.kind.locator === record.locator &&
    ruling?.granted?.days === days &&
    ruling.by !== order.ownerId;
  return isApproved ? [] : [`got ${days} days by an order that does not say so`];
}
