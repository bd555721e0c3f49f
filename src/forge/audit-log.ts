import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { parseStoredEvent, type AuditEvent, type StoredEvent } from '../audit/event';
import type { AuditLog, AuditQuery } from '../audit/log';
import { ok } from '../base/result';
import { eraseAll, writeAll } from './batch';
import { auditKey, ENTITIES, INDEXES, NO_LOCATOR } from './keys';
import { readPage } from './read-page';
import { storeCall } from './store-call';

/** The form of an event in the custom entity `audit`: the attributes serve the indexes, `event` is the event itself. */
interface StoredAudit {
  readonly at: number;
  readonly type: string;
  readonly actorId: string;
  readonly locator: string;
  readonly event: AuditEvent | StoredEvent;
}

export const storedAudit = (event: AuditEvent | StoredEvent): StoredAudit => ({
  at: event.at,
  type: event.type,
  actorId: event.actorId,
  locator: locatorIn(event) ?? NO_LOCATOR,
  // Forge stores JSON: absent fields must be absent, not undefined.
  event: JSON.parse(JSON.stringify(event)) as AuditEvent,
});

const locatorIn = (event: AuditEvent | StoredEvent): string | undefined =>
  'locator' in event && typeof event.locator === 'string' ? event.locator : undefined;

/** AuditLog over the custom entity `audit`. */
export const auditLog: AuditLog = {
  async append(event) {
    const appended = await storeCall(() =>
      kvs.entity(ENTITIES.audit).set(auditKey(event.id), storedAudit(event)),
    );
    return appended.ok ? ok(undefined) : appended;
  },

  async page(query) {
    const found = await readPage(() => indexQuery(query), query);
    if (!found.ok) return found;
    const { values, ...rest } = found.value;
    return ok({ events: values.flatMap(({ event }) => parseStoredEvent(event) ?? []), ...rest });
  },

  put: (events) =>
    writeAll(
      ENTITIES.audit,
      events.map((event) => [auditKey(event.id), storedAudit(event)]),
    ),

  async eraseBefore(before) {
    // By key: what cannot be read goes as well.
    const old = await storeCall(() =>
      kvs
        .entity<StoredAudit>(ENTITIES.audit)
        .query()
        .index(INDEXES.auditByTime)
        .where(WhereConditions.lessThan(before))
        .sort(Sort.ASC)
        .limit(EVENTS_AT_ONCE)
        .getMany(),
    );
    if (!old.ok) return old;
    const keys = old.value.results.map(({ key }) => key);
    const erased = await eraseAll(ENTITIES.audit, keys);
    return erased.ok ? ok(keys.length) : erased;
  },
};

/** Records in one page of a query (storage-reference/entities). */
const EVENTS_AT_ONCE = 100;

function indexQuery({ by, from, to }: AuditQuery) {
  const index = narrow(by).sort(Sort.DESC);
  return from === undefined && to === undefined
    ? index
    : index.where(WhereConditions.between(from ?? 0, to ?? Number.MAX_SAFE_INTEGER));
}

function narrow(by: AuditQuery['by']) {
  const events = kvs.entity<StoredAudit>(ENTITIES.audit).query();
  if (by === undefined) return events.index(INDEXES.auditByTime);
  if ('type' in by) return events.index(INDEXES.auditByType, { partition: [by.type] });
  if ('actorId' in by) return events.index(INDEXES.auditByActor, { partition: [by.actorId] });
  return events.index(INDEXES.auditByLocator, { partition: [by.locator] });
}
