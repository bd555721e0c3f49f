/** The lists that a search walks: each an index that answers in pages, whatever the site's size. */
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { idleSince } from '../audit/usage';
import { DAY_MS, type Instant } from '../base/time';
import type { TokenRecord } from '../tokens/record';
import type { TokenListKey } from './contract';
import type { Span, TokenPage, TokenQuery } from '../tokens/store';
import { parseLocator, type Locator } from '../tokens/token';
import { keepOrphans, orphaned } from './for-others/orphans';
import type { TokenPorts } from './ports';
import { EXPIRING_DAYS, type TokenWish } from './token-filter';

export const IDLE_DAYS = 30;
const DENIED_DAYS = 7;

/** One list, page by page. */
export type TokenList = (
  limit: number,
  cursor: string | undefined,
) => Promise<Result<TokenPage, StoreFailure>>;

/** The list or lists, one after the other, in which a wish is looked for: the narrowest index that holds all of it, as of `now`. */
export async function listsFor(
  wish: TokenWish,
  now: Instant,
  ports: TokenPorts,
): Promise<Result<readonly TokenList[], StoreFailure>> {
  if (wish.locator !== undefined) return ok([theOne(wish.locator, wish.list, now, ports)]);
  if (wish.list === 'owner-left') return listsOfLeavers(wish.ownerId, ports);
  if (wish.list === 'service') return ok([indexed({ by: 'service', issued: wish.issued }, ports)]);
  if (wish.list === 'orphaned') return ok([orphaned(wish.issued, ports)]);
  if (wish.list === 'unused') return ok([unused(idleBefore(now), ports)]);
  if (wish.list === 'reused') return ok([reused(ports)]);
  if (wish.list === 'denied') return ok([denied(deniedAfter(now), ports)]);
  return ok([indexed(queryFor(wish, now), ports)]);
}

function queryFor(
  { list, ownerId, projectId, name, state, issued, expires }: TokenWish,
  now: Instant,
): TokenQuery {
  const living = { from: Math.max(now, expires.from ?? 0), to: expires.to };
  if (ownerId !== undefined) return { by: 'owner', ownerId, issued };
  if (name !== undefined) return { by: 'name', start: name };
  if (list === 'can-delete') return { by: 'power', state: 'active', power: 'delete', ends: living };
  if (list === 'expiring') {
    const to = Math.min(now + EXPIRING_DAYS * DAY_MS, expires.to ?? Infinity);
    return { by: 'state', state: 'active', ends: { from: living.from, to } };
  }
  if (list === 'site-wide') return { by: 'project', projectId: 'site', issued };
  if (projectId !== undefined) return { by: 'project', projectId, issued };
  // By when they ended; of their last days the index knows nothing.
  if (list === 'revoked' || state === 'revoked') return { by: 'state', state: 'revoked', ends: {} };
  if (list === 'active' || list === 'broader-than-used' || state === 'active')
    return { by: 'state', state: 'active', ends: living };
  if (state === 'paused') return { by: 'state', state, ends: living };
  return { by: 'all', issued };
}

const indexed =
  (query: TokenQuery, { tokens }: TokenPorts): TokenList =>
  (limit, cursor) =>
    isEmpty(spanOf(query)) ? Promise.resolve(ok({ records: [] })) : tokens.list(query, { limit, cursor });

/** An index takes no span that ends before it begins. */
const isEmpty = ({ from = 0, to = Infinity }: Span): boolean => from > to;

const spanOf = (query: TokenQuery): Span => {
  if (query.by === 'name') return {};
  return ('ends' in query ? query.ends : query.issued) ?? {};
};

const idleBefore = (now: Instant): Instant => now - IDLE_DAYS * DAY_MS;
const deniedAfter = (now: Instant): Instant => now - DENIED_DAYS * DAY_MS;

const theOne =
  (text: string, list: TokenListKey, now: Instant, ports: TokenPorts): TokenList =>
  async () => {
    const locator = parseLocator(text);
    if (!locator) return ok({ records: [] });
    const found = await ports.tokens.find(locator);
    if (!found.ok) return found;
    if (!found.value) return ok({ records: [] });
    const isIn = await isInList(found.value, list, now, ports);
    return isIn.ok ? ok({ records: isIn.value ? [found.value] : [] }) : isIn;
  };

/** What the lists say that no record tells. */
async function isInList(
  record: TokenRecord,
  list: TokenListKey,
  now: Instant,
  ports: TokenPorts,
): Promise<Result<boolean, StoreFailure>> {
  const { locator, ownerId } = record;
  const { usages, census } = ports;
  if (list === 'owner-left') {
    const known = await census.read();
    return known.ok ? ok(known.value?.finished?.leavers.includes(ownerId) === true) : known;
  }
  if (list === 'orphaned') {
    const orphans = await keepOrphans([record], ports);
    return orphans.ok ? ok(orphans.value.length > 0) : orphans;
  }
  if (list !== 'unused' && list !== 'denied') return ok(true);
  const found = await usages.find([locator]);
  if (!found.ok) return found;
  const usage = found.value.get(locator);
  if (usage === undefined) return ok(false);
  return ok(
    list === 'unused' ? idleSince(usage) < idleBefore(now) : (usage.lastDeniedAt ?? 0) > deniedAfter(now),
  );
}

const unused =
  (before: Instant, { usages, tokens }: TokenPorts): TokenList =>
  async (limit, cursor) => {
    const page = await usages.unusedSince({ before, limit, cursor });
    return page.ok ? recordsOf(page.value.usages, page.value.cursor, tokens) : page;
  };

const denied =
  (after: Instant, { usages, tokens }: TokenPorts): TokenList =>
  async (limit, cursor) => {
    const page = await usages.deniedSince({ after, limit, cursor });
    return page.ok ? recordsOf(page.value.usages, page.value.cursor, tokens) : page;
  };

/** By the audit trail's index of types: no index of tokens tells it. A token is told of once. */
const reused =
  ({ audit, tokens }: TokenPorts): TokenList =>
  async (limit, cursor) => {
    const page = await audit.page({
      by: { type: 'token.reused' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!page.ok) return page;
    const locators = page.value.events.flatMap(({ locator }) =>
      typeof locator === 'string' ? (parseLocator(locator) ?? []) : [],
    );
    return recordsOf(
      locators.map((locator) => ({ locator })),
      page.value.cursor,
      tokens,
    );
  };

async function recordsOf(
  usages: readonly { readonly locator: Locator }[],
  cursor: string | undefined,
  tokens: TokenPorts['tokens'],
): Promise<Result<TokenPage, StoreFailure>> {
  const found = await tokens.findMany(usages.map(({ locator }) => locator));
  return found.ok ? ok({ records: found.value, ...(cursor === undefined ? {} : { cursor }) }) : found;
}

/** The last census knows who left; their tokens are found by owner. */
async function listsOfLeavers(
  owner: string | undefined,
  ports: TokenPorts,
): Promise<Result<readonly TokenList[], StoreFailure>> {
  const census = await ports.census.read();
  if (!census.ok) return census;
  const known = census.value?.finished?.leavers ?? [];
  const leavers = owner === undefined ? known : known.filter((id) => id === owner);
  return ok(leavers.map((ownerId) => indexed({ by: 'owner', ownerId }, ports)));
}

/** For a page that shows a few: everything beneath is read in full pages. */
export const PAGE_LIMIT = 100;
