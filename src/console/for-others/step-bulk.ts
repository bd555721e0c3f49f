import { APP_ACTOR, auditEvent, type AuditEvent } from '../../audit/event';
import { placedForFact } from '../../audit/order-fact';
import { ok, type Result } from '../../base/result';
import type { StoreFailure } from '../../base/store-failure';
import type { Instant } from '../../base/time';
import { advance, endBulk, withoutOrder, ROWS_PER_PART, type Bulk, type BulkRow } from '../../tokens/bulk';
import type { Actor } from '../actor';
import type { BulkRef, BulkView } from '../contract';
import type { ConsolePorts } from '../ports';
import { refuse, refuseStore, type Outcome } from '../refusal';
import { viewBulk } from './bulk-views';
import { mayCreateOnSite } from './may-create';

/** Of 11 orders each: some seconds, of the 25 that a page's call may take. */
const STEPS_AT_ONCE = 10;

/** Goes on with a bulk for a bounded way, whoever started it; the page calls this until it is finished. May be called twice at once. */
export async function stepBulk(
  { id }: BulkRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<BulkView>> {
  if (!mayCreateOnSite(actor)) return refuse('not-jira-admin');
  const found = await ports.bulks.find(id);
  if (!found.ok) return refuseStore(found.error);
  if (!found.value) return refuse('bulk-unknown');
  const worked = await workOff(found.value, STEPS_AT_ONCE, ports);
  return worked.ok ? ok(viewBulk(worked.value)) : refuseStore(worked.error);
}

/**
 * Places the next orders of a running bulk, up to `stepsMax` transactions. Each moves the bulk on together with its orders, so that
 * what dies in between loses no row and places none twice. Where another one is faster, this goes on from where that has come to.
 */
export async function workOff(
  bulk: Bulk,
  stepsMax: number,
  ports: ConsolePorts,
): Promise<Result<Bulk, StoreFailure>> {
  let today = bulk;
  const parts = new Map<number, readonly BulkRow[]>();
  for (let steps = 0; steps < stepsMax && today.state === 'running'; steps += 1) {
    const part = Math.floor(today.cursor / ROWS_PER_PART);
    const known = parts.get(part);
    const read = known === undefined ? await ports.bulks.readRows(today.rowsId, part) : ok(known);
    if (!read.ok) return read;
    parts.set(part, read.value);
    const stepped = await step(today, read.value.slice(today.cursor % ROWS_PER_PART), ports);
    if (!stepped.ok) return stepped;
    today = stepped.value;
  }
  return ok(today);
}

async function step(
  bulk: Bulk,
  rows: readonly BulkRow[],
  { ledger, bulks, clock, random }: ConsolePorts,
): Promise<Result<Bulk, StoreFailure>> {
  const at = clock.now();
  const { next, orders } = advance(bulk, rows, at);
  const events = [
    ...orders.map((order) => auditEvent(placedForFact(order), bulk.startedBy, { at, random })),
    ...(next.state === 'finished' ? [finishedEvent(next, APP_ACTOR, { at, random })] : []),
  ];
  const placed = await ledger.placeOrders(next, orders, events);
  if (!placed.ok) return placed;
  if (placed.value === 'placed') return ok(next);
  const found = await bulks.find(bulk.id);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : gone('bulk');
}

const finishedEvent = (
  bulk: Bulk,
  actorId: string,
  when: { readonly at: Instant; readonly random: ConsolePorts['random'] },
): AuditEvent =>
  auditEvent(
    {
      type: 'bulk.finished',
      bulkId: bulk.id,
      outcome: bulk.state === 'cancelled' || bulk.state === 'stopped' ? bulk.state : 'finished',
      ...{ placed: bulk.placed, refused: bulk.refused, left: withoutOrder(bulk) },
    },
    actorId,
    when,
  );

const gone = (code: string): { readonly ok: false; readonly error: StoreFailure } => ({
  ok: false,
  error: { reason: 'record-unreadable', code },
});

/** Another step may win the race for the bulk; the end is then tried anew on what is there. */
const TRIES_MAX = 5;

/** The rows that have no order yet get none. Orders that are there stay. May be repeated. */
export async function cancelBulk(
  { id }: BulkRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<BulkView>> {
  if (!mayCreateOnSite(actor)) return refuse('not-jira-admin');
  const ended = await endEarly(id, { state: 'cancelled', by: actor.accountId }, ports);
  if (!ended.ok) return refuseStore(ended.error);
  if (ended.value === undefined) return refuse('bulk-unknown');
  return ended.value === 'changed' ? refuse('bulk-changed') : ok(viewBulk(ended.value));
}

export async function endEarly(
  id: string,
  { state, by }: { readonly state: 'cancelled' | 'stopped'; readonly by: string },
  { bulks, ledger, clock, random }: ConsolePorts,
): Promise<Result<Bulk | 'changed' | undefined, StoreFailure>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = await bulks.find(id);
    if (!found.ok) return found;
    if (found.value === undefined) return ok(undefined);
    const at = clock.now();
    const next = endBulk(found.value, state, at);
    if (next === found.value) return ok(next);
    const replaced = await ledger.replaceBulk(next, finishedEvent(next, by, { at, random }));
    if (!replaced.ok) return replaced;
    if (replaced.value === 'replaced') return ok(next);
  }
  return ok('changed');
}
