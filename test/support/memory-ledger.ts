/** The ledger of tokens, policy, freezes and rules over maps: each record with its event, or neither. */
import type { AuditEvent } from '../../src/audit/event';
import { ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import type { BulkLedger } from '../../src/console/bulk-ports';
import type { OrderLedger } from '../../src/console/order-ports';
import type { Ledger } from '../../src/console/ports';
import type { Freeze } from '../../src/policy/freeze';
import type { Policy } from '../../src/policy/policy';
import { formatRuleBook, type RuleBook } from '../../src/policy/project-rules';
import { formatTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { DOWN } from './journal';
import type { Tokens } from './memory-tokens';
import { run } from './run-port';

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export interface Books extends Tokens {
  readonly tokens: Map<string, unknown>;
  readonly stored: { policy: unknown; freeze: unknown; ruleBook: unknown };
  readonly events: AuditEvent[];
  readonly readPolicy: () => Result<Policy, StoreFailure>;
  readonly readFreeze: () => Result<Freeze, StoreFailure>;
  readonly readRuleBook: () => Result<RuleBook, StoreFailure>;
  readonly takes: (event: AuditEvent) => boolean;
  readonly usageVersionOf: (locator: string) => number | undefined;
}

export function ledgerOver(books: Books): Omit<Ledger, keyof OrderLedger | keyof BulkLedger> {
  const { tokens, stored, events, journal, findRecord, readPolicy, readFreeze, takes, usageVersionOf } =
    books;
  const { readRuleBook } = books;
  const replace = (next: TokenRecord, event: AuditEvent): Awaited<ReturnType<Ledger['replaceToken']>> => {
    if (!takes(event)) return DOWN;
    const today = findRecord(next.locator);
    if (!today.ok) return today;
    if (today.value?.version !== next.version - 1) return ok('stale');
    tokens.set(next.locator, clone(formatTokenRecord(next)));
    events.push(event);
    return ok('replaced');
  };
  /** All or nothing. */
  const replaceAll = (
    next: readonly TokenRecord[],
    told: readonly AuditEvent[],
  ): Awaited<ReturnType<Ledger['replaceTokens']>> => {
    if (!told.every(takes)) return DOWN;
    for (const record of next) {
      const today = findRecord(record.locator);
      if (!today.ok) return today;
      if (today.value?.version !== record.version - 1) return ok('stale');
    }
    for (const record of next) tokens.set(record.locator, clone(formatTokenRecord(record)));
    events.push(...told);
    return ok('replaced');
  };
  return {
    replaceTokens: (next, told) => run(journal, 'ledger.replaceTokens', () => replaceAll(next, told)),
    rotateToken: ({ successor, replaced }, event) =>
      run(journal, 'ledger.rotateToken', () => {
        if (tokens.has(successor.locator)) return ok('exists');
        const changed = replaceAll(replaced, [event]);
        if (!changed.ok) return changed;
        if (changed.value === 'stale') return ok('stale');
        tokens.set(successor.locator, clone(formatTokenRecord(successor)));
        return ok('rotated');
      }),
    saveFreeze: (next, event) =>
      run(journal, 'ledger.saveFreeze', () => {
        if (!takes(event)) return DOWN;
        const today = readFreeze();
        if (!today.ok) return today;
        if (today.value.revision !== next.revision - 1) return ok('stale');
        stored.freeze = clone(next);
        events.push(event);
        return ok('saved');
      }),
    saveRuleBook: (next, event) =>
      run(journal, 'ledger.saveRuleBook', () => {
        if (!takes(event)) return DOWN;
        const today = readRuleBook();
        if (!today.ok) return today;
        if (today.value.revision !== next.revision - 1) return ok('stale');
        stored.ruleBook = clone(formatRuleBook(next));
        events.push(event);
        return ok('saved');
      }),
    savePolicy: (next, event) =>
      run(journal, 'ledger.savePolicy', () => {
        if (!takes(event)) return DOWN;
        const today = readPolicy();
        if (!today.ok) return today;
        if (today.value.revision !== next.revision - 1) return ok('stale');
        stored.policy = clone(next);
        events.push(event);
        return ok('saved');
      }),
    replaceToken: (next, event) => run(journal, 'ledger.replaceToken', () => replace(next, event)),
    replaceUnused: (next, event, usageVersion) =>
      run(journal, 'ledger.replaceUnused', () =>
        usageVersionOf(next.locator) === usageVersion ? replace(next, event) : ok('stale' as const),
      ),
    createToken: (record, event) =>
      run(journal, 'ledger.createToken', () => {
        if (tokens.has(record.locator)) return ok('exists');
        if (!takes(event)) return DOWN;
        tokens.set(record.locator, clone(formatTokenRecord(record)));
        events.push(event);
        return ok('created');
      }),
  };
}
