/** All storage ports over maps. They keep storage's form and parse it at every read, as the real ones do. */
import { parseStoredEvent, type AuditEvent } from '../../src/audit/event';
import type { AuditLog } from '../../src/audit/log';
import { readSpent } from '../../src/audit/spent-record';
import { fail, ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import type { BulkStore } from '../../src/console/bulk-ports';
import type { CensusStore } from '../../src/console/census-ports';
import type { GatewayAddress, Ledger } from '../../src/console/ports';
import type { AuthorityStore } from '../../src/gateway/authenticate';
import { NOTHING_FROZEN, parseFreeze, type Freeze } from '../../src/policy/freeze';
import { INITIAL_POLICY, parsePolicy, type Policy } from '../../src/policy/policy';
import { EMPTY_BOOK, formatRuleBook, parseRuleBook, type RuleBook } from '../../src/policy/project-rules';
import type { FreezeStore, PolicyStore, RuleBookStore } from '../../src/policy/store';
import { parseCensus } from '../../src/tokens/census';
import type { Order } from '../../src/tokens/order';
import { formatOrder } from '../../src/tokens/order-record';
import type { OrderStore } from '../../src/tokens/order-store';
import { formatTokenRecord, parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import type { TokenStore } from '../../src/tokens/store';
import { aJournal, DOWN, type Journal } from './journal';
import { memoryBulks } from './memory-bulks';
import { ledgerOver } from './memory-ledger';
import { memoryOrders } from './memory-orders';
import { tokenStoreOver } from './memory-tokens';
import { pageOf } from './page-of';
import { run } from './run-port';

export interface MemoryStorage {
  readonly journal: Journal;
  /** Storage's form, by key: a test may put anything there. */
  readonly stored: {
    readonly tokens: Map<string, unknown>;
    /** Of the gateway. */
    readonly addresses: string[];
    /** What was spent of their budgets. */
    readonly budgets: Map<string, unknown>;
    readonly orders: Map<string, unknown>;
    readonly bulks: Map<string, unknown>;
    readonly bulkRows: Map<string, unknown>;
    policy: unknown;
    freeze: unknown;
    ruleBook: unknown;
    census: unknown;
  };
  readonly events: AuditEvent[];
  readonly tokens: TokenStore;
  readonly orders: OrderStore;
  readonly bulks: BulkStore;
  readonly policies: PolicyStore;
  readonly freezes: FreezeStore;
  readonly ruleBooks: RuleBookStore;
  readonly authority: AuthorityStore;
  readonly ledger: Ledger;
  readonly audit: AuditLog;
  readonly gateway: GatewayAddress;
  readonly census: CensusStore;
}

export interface StorageContent {
  readonly records?: readonly TokenRecord[];
  readonly orders?: readonly Order[];
  readonly policy?: Policy | undefined;
  readonly freeze?: Freeze | undefined;
  readonly ruleBook?: RuleBook | undefined;
}

const UNREADABLE: { readonly ok: false; readonly error: StoreFailure } = fail({
  reason: 'record-unreadable',
  code: 'fake',
});
export const GATEWAY_URL = 'https://gateway.example/x1/public-id';

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export function memoryStorage(
  content: StorageContent = {},
  journal = aJournal(),
  /** What the record of a token's use says; undefined: there is none. */
  usageVersionOf: (locator: string) => number | undefined = () => undefined,
): MemoryStorage {
  const tokens = new Map<string, unknown>();
  const events: AuditEvent[] = [];
  const addresses = [GATEWAY_URL];
  const stored = {
    tokens,
    addresses,
    budgets: new Map<string, unknown>(),
    orders: new Map<string, unknown>(),
    bulks: new Map<string, unknown>(),
    bulkRows: new Map<string, unknown>(),
    policy: content.policy === undefined ? undefined : clone(content.policy),
    freeze: content.freeze === undefined ? undefined : clone(content.freeze),
    ruleBook: content.ruleBook === undefined ? undefined : clone(formatRuleBook(content.ruleBook)),
    census: undefined as unknown,
  };
  for (const record of content.records ?? []) tokens.set(record.locator, clone(formatTokenRecord(record)));

  for (const order of content.orders ?? []) stored.orders.set(order.id, clone(formatOrder(order)));

  const findRecord = (key: string): Result<TokenRecord | undefined, StoreFailure> => {
    if (!tokens.has(key)) return ok(undefined);
    const record = parseTokenRecord(tokens.get(key));
    return record ? ok(record) : UNREADABLE;
  };
  const readPolicy = (): Result<Policy, StoreFailure> => {
    if (stored.policy === undefined) return ok(INITIAL_POLICY);
    const policy = parsePolicy(stored.policy);
    return policy ? ok(policy) : UNREADABLE;
  };
  const readFreeze = (): Result<Freeze, StoreFailure> => {
    if (stored.freeze === undefined) return ok(NOTHING_FROZEN);
    const freeze = parseFreeze(stored.freeze);
    return freeze ? ok(freeze) : UNREADABLE;
  };
  const readRuleBook = (): Result<RuleBook, StoreFailure> => {
    if (stored.ruleBook === undefined) return ok(EMPTY_BOOK);
    const book = parseRuleBook(stored.ruleBook);
    return book ? ok(book) : UNREADABLE;
  };
  /** As the platform, it takes no key of other characters. */
  const takes = ({ id }: AuditEvent): boolean => /^[\w-]+$/.test(id);

  const { orders, ledger: orderLedger } = memoryOrders({
    ...{ journal, tokens, events, takes },
    stored: stored.orders,
  });

  const { bulks, ledger: bulkLedger } = memoryBulks({ journal, events, takes, stored });

  return {
    journal,
    stored,
    orders,
    bulks,
    events,
    gateway: memoryGateway(addresses, journal),
    census: {
      read: () => run(journal, 'census.read', () => ok(parseCensus(stored.census))),
      save: (census) =>
        run(journal, 'census.save', () => {
          stored.census = clone(census);
          return ok(undefined);
        }),
    },
    policies: { read: () => run(journal, 'policies.read', readPolicy) },
    freezes: { read: () => run(journal, 'freezes.read', readFreeze) },
    ruleBooks: { read: () => run(journal, 'ruleBooks.read', readRuleBook) },
    authority: {
      read: (locator) =>
        run(journal, 'authority.read', () => {
          const record = findRecord(locator);
          const policy = readPolicy();
          const freeze = readFreeze();
          const book = readRuleBook();
          if (!record.ok || !policy.ok || !freeze.ok || !book.ok) return UNREADABLE;
          return ok({
            record: record.value,
            policy: policy.value,
            freeze: freeze.value,
            projectRules: book.value,
            spent: readSpent(stored.budgets.get(locator)),
          });
        }),
    },
    tokens: tokenStoreOver(tokens, { journal, findRecord }),
    audit: {
      append: (event) =>
        run(journal, 'audit.append', () => {
          if (!takes(event)) return DOWN;
          events.push(event);
          return ok(undefined);
        }),
      page: (query) =>
        run(journal, 'audit.page', () => {
          const wanted = Object.entries(query.by ?? {});
          const found = events
            .flatMap((event) => parseStoredEvent(clone(event)) ?? [])
            .filter((event) => wanted.every(([name, value]) => event[name] === value))
            .filter(({ at }) => at >= (query.from ?? 0) && at <= (query.to ?? Infinity))
            .sort((left, right) => right.at - left.at);
          const { items, cursor } = pageOf(found, ({ id }) => id, query);
          return ok({ events: items, cursor });
        }),
      put: (rewritten) =>
        run(journal, 'audit.put', () => {
          for (const event of rewritten) {
            const at = events.findIndex(({ id }) => id === event.id);
            events.splice(at < 0 ? events.length : at, 1, clone(event) as AuditEvent);
          }
          return ok(undefined);
        }),
      eraseBefore: (before) =>
        run(journal, 'audit.eraseBefore', () => {
          const old = events
            .filter(({ at }) => at < before)
            .toSorted((left, right) => left.at - right.at)
            .slice(0, 100);
          for (const event of old) events.splice(events.indexOf(event), 1);
          return ok(old.length);
        }),
    },
    ledger: {
      ...orderLedger,
      ...bulkLedger,
      ...ledgerOver({
        tokens,
        stored,
        events,
        journal,
        findRecord,
        readPolicy,
        readFreeze,
        readRuleBook,
        takes,
        usageVersionOf,
      }),
    },
  };
}

/** As the platform: what was deleted is never given again, and one address is made where there is none. */
function memoryGateway(addresses: string[], journal: Journal): GatewayAddress {
  let made = 0;
  const create = () => {
    made += 1;
    addresses.push(`${GATEWAY_URL}-${made}`);
    return ok(addresses.at(-1)!);
  };
  return {
    find: () =>
      run(journal, 'gateway.find', () => (addresses[0] === undefined ? create() : ok(addresses[0]))),
    list: () => run(journal, 'gateway.list', () => ok([...addresses])),
    create: () => run(journal, 'gateway.create', create),
    erase: (address) =>
      run(journal, 'gateway.erase', () => {
        const at = addresses.indexOf(address);
        if (at < 0) return DOWN;
        addresses.splice(at, 1);
        return ok(undefined);
      }),
  };
}
