import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { AuditEvent } from '../audit/event';
import type { StoredUsage } from '../audit/usage-record';
import { fail, ok } from '../base/result';
import type { Ledger } from '../console/ports';
import { NOTHING_FROZEN, type Freeze } from '../policy/freeze';
import { INITIAL_POLICY, type Policy } from '../policy/policy';
import { EMPTY_BOOK, formatRuleBook, type StoredRuleBook } from '../policy/project-rules';
import { formatTokenRecord, type StoredTokenRecord, type TokenRecord } from '../tokens/record';
import { storedAudit } from './audit-log';
import { auditKey, ENTITIES, FREEZE_KEY, POLICY_KEY, PROJECT_RULES_KEY, tokenKey, usageKey } from './keys';
import { bulkLedger } from './bulk-ledger';
import { createDormant } from './create-dormant';
import { orderLedger } from './order-ledger';
import { withServiceRow } from './service-row';
import { isConditionFailure, isTaken, storeAttempt } from './store-call';
import { tokenStore } from './token-store';
import { withEvent } from './with-event';

/**
 * A condition on a record that is not there fails (measured live), so the first change needs something to compare with: the initial
 * policy, which says nothing that its absence does not say. A taken key is as good.
 */
const seedPolicy = () =>
  storeAttempt(
    () =>
      kvs
        .entity<Policy>(ENTITIES.policy)
        .set(POLICY_KEY, { ...INITIAL_POLICY, changedBy: 'app' }, { keyPolicy: 'FAIL_IF_EXISTS' }),
    { done: 'seeded', missed: 'seeded', isMiss: isTaken } as const,
  );

const savePolicy: Ledger['savePolicy'] = async (next, event) => {
  const seeded = next.revision === INITIAL_POLICY.revision + 1 ? await seedPolicy() : ok('seeded');
  if (!seeded.ok) return seeded;
  const unchanged = new Filter<Policy>().and('revision', FilterConditions.equalTo(next.revision - 1));
  return storeAttempt(
    () =>
      withEvent(event)
        .set(POLICY_KEY, { ...next }, { entityName: ENTITIES.policy, conditions: unchanged })
        .execute(),
    { done: 'saved', missed: 'stale', isMiss: isConditionFailure } as const,
  );
};

/** As `seedPolicy`: the empty freeze says what its absence says. */
const seedFreeze = () =>
  storeAttempt(
    () =>
      kvs
        .entity<Freeze>(ENTITIES.freeze)
        .set(FREEZE_KEY, { ...NOTHING_FROZEN }, { keyPolicy: 'FAIL_IF_EXISTS' }),
    { done: 'seeded', missed: 'seeded', isMiss: isTaken } as const,
  );

const saveFreeze: Ledger['saveFreeze'] = async (next, event) => {
  const seeded = next.revision === NOTHING_FROZEN.revision + 1 ? await seedFreeze() : ok('seeded');
  if (!seeded.ok) return seeded;
  const unchanged = new Filter<Freeze>().and('revision', FilterConditions.equalTo(next.revision - 1));
  return storeAttempt(
    () =>
      withEvent(event)
        .set(FREEZE_KEY, { ...next }, { entityName: ENTITIES.freeze, conditions: unchanged })
        .execute(),
    { done: 'saved', missed: 'stale', isMiss: isConditionFailure } as const,
  );
};

/** As `seedPolicy`: the empty book says what its absence says. */
const seedRuleBook = () =>
  storeAttempt(
    () =>
      kvs
        .entity<StoredRuleBook>(ENTITIES.projectRules)
        .set(PROJECT_RULES_KEY, formatRuleBook(EMPTY_BOOK), { keyPolicy: 'FAIL_IF_EXISTS' }),
    { done: 'seeded', missed: 'seeded', isMiss: isTaken } as const,
  );

const saveRuleBook: Ledger['saveRuleBook'] = async (next, event) => {
  const seeded = next.revision === EMPTY_BOOK.revision + 1 ? await seedRuleBook() : ok('seeded');
  if (!seeded.ok) return seeded;
  const unchanged = new Filter<StoredRuleBook>().and('revision', FilterConditions.equalTo(next.revision - 1));
  return storeAttempt(
    () =>
      withEvent(event)
        .set(PROJECT_RULES_KEY, formatRuleBook(next), {
          entityName: ENTITIES.projectRules,
          conditions: unchanged,
        })
        .execute(),
    { done: 'saved', missed: 'stale', isMiss: isConditionFailure } as const,
  );
};

/** A record in a transaction, on condition that nobody changed it since it was read. */
const withRecord = (transaction: ReturnType<typeof withEvent>, next: TokenRecord) =>
  withServiceRow(transaction, next).set(tokenKey(next.locator), formatTokenRecord(next), {
    entityName: ENTITIES.token,
    conditions: new Filter<StoredTokenRecord>().and('version', FilterConditions.equalTo(next.version - 1)),
  });

/** The token's record and its event in one transaction. */
const replacement = (next: TokenRecord, event: AuditEvent) => withRecord(withEvent(event), next);
const REPLACED = { done: 'replaced', missed: 'stale', isMiss: isConditionFailure } as const;

const replaceToken: Ledger['replaceToken'] = (next, event) =>
  storeAttempt(() => replacement(next, event).execute(), REPLACED);

const replaceUnused: Ledger['replaceUnused'] = (next, event, usageVersion) =>
  storeAttempt(
    () =>
      replacement(next, event)
        .check<StoredUsage>(usageKey(next.locator), {
          entityName: ENTITIES.usage,
          conditions: new Filter<StoredUsage>().and('version', FilterConditions.equalTo(usageVersion)),
        })
        .execute(),
    REPLACED,
  );

const replaceTokens: Ledger['replaceTokens'] = (next, events) => {
  const told = events.reduce(
    (transaction, event) =>
      transaction.set(auditKey(event.id), storedAudit(event), { entityName: ENTITIES.audit }),
    kvs.transact(),
  );
  return storeAttempt(() => next.reduce(withRecord, told).execute(), REPLACED);
};

const createToken: Ledger['createToken'] = async (record, event) => {
  const created = await createDormant(record);
  if (created.ok && created.value === 'exists') return created;
  const activated = created.ok ? await replaceToken(record, event) : created;
  if (activated.ok && activated.value === 'replaced') return created;
  // Where only an answer was lost the record may be there all the same. Nobody was told its secret, so it
  // goes if it can; whether it went does not change the answer.
  await tokenStore.erase([record.locator]);
  return activated.ok ? fail({ reason: 'storage-unavailable', code: 'STALE' }) : activated;
};

const rotateToken: Ledger['rotateToken'] = async ({ successor, replaced }, event) => {
  const created = await createDormant(successor);
  if (created.ok && created.value === 'exists') return ok('exists');
  const rotated = created.ok ? await replaceTokens([successor, ...replaced], [event]) : created;
  if (rotated.ok && rotated.value === 'replaced') return ok('rotated');
  await eraseDormant(successor);
  return rotated.ok ? ok('stale') : rotated;
};

/**
 * Only while it is dormant: where just the answer was lost, its predecessor points to it already. Whether it went does not change the
 * answer.
 */
const eraseDormant = ({ locator, version }: TokenRecord) =>
  storeAttempt(
    () =>
      kvs
        .transact()
        .delete(tokenKey(locator), {
          entityName: ENTITIES.token,
          conditions: new Filter<StoredTokenRecord>().and('version', FilterConditions.equalTo(version - 1)),
        })
        .execute(),
    { done: 'erased', missed: 'alive', isMiss: isConditionFailure } as const,
  );

/**
 * Ledger over entity transactions, which are the platform's only compare-and-set: conditions exist on custom entities alone
 * (storage-reference/entities-transactions). A change and its event are one transaction.
 */
export const ledger: Ledger = {
  savePolicy,
  saveFreeze,
  replaceToken,
  replaceTokens,
  replaceUnused,
  createToken,
  rotateToken,
  saveRuleBook,
  ...orderLedger,
  ...bulkLedger,
};
