/** Which tokens a search wants, apart from the list that they come from. Pure. */
import type { Usage } from '../audit/usage';
import { DAY_MS, type Instant } from '../base/time';
import { EFFECTS, type Effect } from '../catalogue/operation';
import { listOperations } from '../catalogue/operations';
import { stateAt } from '../tokens/lifecycle';
import { homeOf, nameKeyOf, type TokenRecord } from '../tokens/record';
import type { Span } from '../tokens/store';
import type { TokenListKey, TokenStateView } from './contract';

export const EXPIRING_DAYS = 14;

/** A parsed `TokenSearch`, without its paging. */
export interface TokenWish {
  readonly list: TokenListKey;
  readonly ownerId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly name?: string | undefined;
  readonly locator?: string | undefined;
  readonly state?: TokenStateView | undefined;
  readonly scope?: string | undefined;
  readonly effect?: Effect | undefined;
  readonly issued: Span;
  readonly expires: Span;
  /** By the last use; absent: used or not. */
  readonly used?: Span | undefined;
}

/** Whether a record is what the wish asks for. Which tokens nobody uses, were denied or have no owner is in no record: their lists say it. */
export const isWished = (record: TokenRecord, wish: TokenWish, now: Instant): boolean =>
  isNamed(record, wish) &&
  mayDo(record, wish) &&
  (wish.state === undefined || stateAt(record, now) === wish.state) &&
  isWithin(record.grant.issuedAt, wish.issued) &&
  isWithin(record.grant.expiresAt, wish.expires) &&
  isOfList(record, wish.list, now);

const isNamed = ({ name, ownerId, locator, grant }: TokenRecord, wish: TokenWish): boolean =>
  (wish.ownerId === undefined || ownerId === wish.ownerId) &&
  (wish.locator === undefined || locator === wish.locator) &&
  (wish.projectId === undefined || homeOf(grant.reach) === wish.projectId) &&
  (wish.name === undefined || nameKeyOf(name).startsWith(nameKeyOf(wish.name)));

const mayDo = ({ grant }: TokenRecord, { scope, effect }: TokenWish): boolean =>
  (scope === undefined || grant.scopes.includes(scope)) &&
  (effect === undefined || grant.effects.includes(effect));

const isWithin = (at: Instant, { from = 0, to = Infinity }: Span): boolean => at >= from && at <= to;

function isOfList(record: TokenRecord, list: TokenListKey, now: Instant): boolean {
  if (list === 'all' || list === 'denied') return true;
  const state = stateAt(record, now);
  if (list === 'revoked') return state === 'revoked';
  if (list === 'reused') return record.reusedAt !== undefined;
  if (list === 'service') return record.service !== undefined;
  if (list === 'orphaned') return record.service !== undefined && (state === 'active' || state === 'paused');
  if (state !== 'active') return list === 'owner-left' && state === 'paused';
  const { effects, expiresAt, reach } = record.grant;
  // What is being replaced ends as it should.
  if (list === 'expiring') return record.successor === undefined && expiresAt <= now + EXPIRING_DAYS * DAY_MS;
  if (list === 'can-delete') return effects.includes('delete');
  return list !== 'site-wide' || reach.kind === 'site';
}

/** What a wish asks of a token's use, which no record tells; undefined: nothing. */
export function useWished(
  wish: TokenWish,
): ((record: TokenRecord, usage: Usage | undefined) => boolean) | undefined {
  const { list, used } = wish;
  const isUsedThen = ({ lastUsedAt }: Partial<Usage> = {}): boolean =>
    lastUsedAt !== undefined && isWithin(lastUsedAt, used ?? {});
  const asksWhen = used?.from !== undefined || used?.to !== undefined;
  if (list === 'broader-than-used')
    return (record, usage) => isBroaderThanUsed(record, usage) && (!asksWhen || isUsedThen(usage));
  return asksWhen ? (_record, usage) => isUsedThen(usage) : undefined;
}

/** Whether a token that is in use has effects that it does not use. A change that deletes nothing uses `write` alone. */
function isBroaderThanUsed({ grant }: TokenRecord, usage: Usage | undefined): boolean {
  if (!usage || usage.operations.length === 0 || usage.otherCalls > 0) return false;
  const used = new Set(usage.operations.map(({ operation }) => effectOf(operation)));
  return EFFECTS.some((effect) => effect !== 'read' && grant.effects.includes(effect) && !used.has(effect));
}

let effects: ReadonlyMap<string, Effect> | undefined;
const effectOf = (id: string): Effect | undefined =>
  (effects ??= new Map(listOperations().map((operation) => [operation.id, operation.effect]))).get(id);
