import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { ceilingsOf } from '../policy/policy-for';
import type { TokenRecord } from '../tokens/record';
import type { Locator } from '../tokens/token';
import type { TokenPageView } from './contract';
import { formatCursor, parseCursor, type ListCursor } from './list-cursor';
import type { TokenPorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
import { isWished, useWished, type TokenWish } from './token-filter';
import { listsFor, PAGE_LIMIT, type TokenList } from './token-lists';
import { rowsOf, withFrozen } from './token-rows';

export interface TokenSearchPage {
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * Tokens of the site that are what is wished for. Each call reads at most three pages of the list beneath, so that it costs the same
 * at 100 tokens and at 100,000: a filter that few pass gives short pages, even empty ones, and a cursor to go on.
 */
export async function searchTokens(
  wish: TokenWish,
  { limit, cursor }: TokenSearchPage,
  ports: TokenPorts,
): Promise<Outcome<TokenPageView>> {
  const start = parseCursor(cursor, ports.clock.now());
  // A cursor that is none of ours is a page that is newer or older than the app.
  if (!start) return refuse('entry-unknown');
  const [policy, freeze, lists] = await Promise.all([
    ports.policies.read(),
    ports.freezes.read(),
    listsFor(wish, start.at, ports),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!freeze.ok) return refuseStore(freeze.error);
  if (!lists.ok) return refuseStore(lists.error);
  const walked = await walk(lists.value, { wish, limit, start }, ports);
  if (!walked.ok) return refuseStore(walked.error);
  const { records, next } = walked.value;
  const now = ports.clock.now();
  const rows = await rowsOf(records, ceilingsOf(policy.value, now), ports);
  const tokens = withFrozen(rows, { records, freeze: freeze.value, now, isJiraAdmin: true });
  return ok({ tokens, ...(next === undefined ? {} : { cursor: formatCursor(next) }) });
}

interface Walk {
  readonly wish: TokenWish;
  readonly limit: number;
  readonly start: ListCursor;
}

interface Walked {
  readonly records: readonly TokenRecord[];
  readonly next: ListCursor | undefined;
}

const PAGES_MAX = 3;

async function walk(
  lists: readonly TokenList[],
  { wish, limit, start }: Walk,
  ports: TokenPorts,
): Promise<Result<Walked, StoreFailure>> {
  const records: TokenRecord[] = [];
  let at = start;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await lists[at.list]?.(PAGE_LIMIT, at.inner);
    if (page === undefined) return ok({ records, next: undefined });
    if (!page.ok) return page;
    const { shown, rest } = splitPage(page.value.records, at.done);
    const wished = await wishedOf(rest, wish, ports);
    if (!wished.ok) return wished;
    const added = wished.value.slice(0, limit - records.length);
    records.push(...added);
    if (added.length < wished.value.length)
      return ok({ records, next: { ...at, done: [...shown, ...locatorsOf(added)] } });
    const next = pageAfter(at, page.value.cursor, lists.length);
    if (next === undefined) return ok({ records, next });
    at = next;
  }
  return ok({ records, next: at });
}

/** What has left the page since is forgotten, so that the cursor does not grow. */
function splitPage(
  records: readonly TokenRecord[],
  done: readonly string[],
): { readonly shown: readonly string[]; readonly rest: readonly TokenRecord[] } {
  const isDone = ({ locator }: TokenRecord): boolean => done.includes(locator);
  return {
    shown: locatorsOf(records.filter(isDone)),
    rest: records.filter((record) => !isDone(record)),
  };
}

function pageAfter(
  { list, at }: ListCursor,
  inner: string | undefined,
  lists: number,
): ListCursor | undefined {
  if (inner !== undefined) return { list, inner, done: [], at };
  return list + 1 < lists ? { list: list + 1, done: [], at } : undefined;
}

async function wishedOf(
  records: readonly TokenRecord[],
  wish: TokenWish,
  { usages, clock }: TokenPorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const now = clock.now();
  const wished = records.filter((record) => isWished(record, wish, now));
  const isUseWished = useWished(wish);
  if (!isUseWished) return ok(wished);
  const found = await usages.find(wished.map(({ locator }) => locator));
  if (!found.ok) return found;
  return ok(wished.filter((record) => isUseWished(record, found.value.get(record.locator))));
}

const locatorsOf = (records: readonly TokenRecord[]): readonly Locator[] =>
  records.map(({ locator }) => locator);
