/** What is stored in the end, read once by the app's own schemas. What they cannot read is a violation. */
import type { KvsDump } from '../../local/ports';
import { parseSpent, type SpentRecord } from '../../src/audit/spent-record';
import { parseBulk } from '../../src/tokens/bulk-record';
import type { Bulk } from '../../src/tokens/bulk';
import type { Order } from '../../src/tokens/order';
import { parseOrder } from '../../src/tokens/order-record';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import type { Findings } from './findings';

/** An audit event: its envelope, and facts that are looked at one by one. */
export interface Told {
  readonly type: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actorId: string;
  readonly locator?: string | undefined;
  readonly orderId?: string | undefined;
  readonly successor?: string;
  /** The token that acted for somebody. */
  readonly via?: string;
  readonly [fact: string]: unknown;
}

export interface Stored {
  /** Oldest first. */
  readonly events: readonly Told[];
  readonly records: ReadonlyMap<string, TokenRecord>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly bulks: ReadonlyMap<string, Bulk>;
  readonly spent: ReadonlyMap<string, SpentRecord>;
  /** Locator → account id of the backup in the line for lists; undefined: none. */
  readonly services: ReadonlyMap<string, string | undefined>;
}

export function readStored({ entities }: KvsDump, findings: Findings): Stored {
  const read = <Value>(
    entity: string,
    parse: (value: unknown) => Value | undefined,
  ): ReadonlyMap<string, Value> => {
    const found = new Map<string, Value>();
    for (const row of entities) {
      if (row.entity !== entity) continue;
      const value = parse(row.value);
      if (value === undefined) findings.violation(`a ${entity} that cannot be read: ${row.key}`);
      else found.set(row.key, value);
    }
    return found;
  };
  const events = read('audit', (value) => (value as { event: Told }).event);
  const lines = read('service', (value) => value as { readonly backupId: string });
  return {
    events: [...events.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    records: read('token', parseTokenRecord),
    orders: read('order', parseOrder),
    bulks: read('bulk', parseBulk),
    spent: read('budget', parseSpent),
    services: new Map(
      [...lines].map(([key, { backupId }]) => [key, backupId === '-' ? undefined : backupId]),
    ),
  };
}

/** By what a fact says; events that do not say it are left out. */
export function groupBy(events: readonly Told[], fact: string): ReadonlyMap<string, readonly Told[]> {
  const groups = new Map<string, Told[]>();
  for (const event of events) {
    const key = event[fact];
    if (typeof key !== 'string') continue;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}
