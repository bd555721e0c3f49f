/** The store of tokens over a map. */
import { ok, type Result } from '../../src/base/result';
import type { StoreFailure } from '../../src/base/store-failure';
import {
  endOf,
  formatTokenRecord,
  nameKeyOf,
  parseTokenRecord,
  type TokenRecord,
} from '../../src/tokens/record';
import type { Span, TokenQuery, TokenStore } from '../../src/tokens/store';
import type { Journal } from './journal';
import { pageOf } from './page-of';
import { run } from './run-port';

export interface Tokens {
  readonly journal: Journal;
  readonly findRecord: (key: string) => Result<TokenRecord | undefined, StoreFailure>;
}

export function tokenStoreOver(tokens: Map<string, unknown>, { journal, findRecord }: Tokens): TokenStore {
  return {
    find: (locator) => run(journal, 'tokens.find', () => findRecord(locator)),
    findMany: (locators) =>
      run(journal, 'tokens.findMany', () =>
        ok(locators.flatMap((locator) => parseTokenRecord(tokens.get(locator)) ?? [])),
      ),
    list: (query, page) =>
      run(journal, 'tokens.list', () => {
        const readable = [...tokens.values()].flatMap((stored) => parseTokenRecord(stored) ?? []);
        const sorted = sortFor(query, readable.filter(isIn(query)));
        const { items, cursor } = pageOf(sorted, ({ locator }) => locator, page);
        return ok(cursor === undefined ? { records: items } : { records: items, cursor });
      }),
    erase: (locators) =>
      run(journal, 'tokens.erase', () => {
        for (const locator of locators) tokens.delete(locator);
        return ok(undefined);
      }),
  };
}

const homeOf = ({ grant }: TokenRecord): string =>
  grant.reach.kind === 'site' ? 'site' : grant.reach.projects[0]!.id;

const isIn = (query: TokenQuery): ((record: TokenRecord) => boolean) =>
  query.by === 'service'
    ? (record) => isBacked(record, query.backupId) && isInSpan(record.grant.issuedAt, query.issued)
    : isIndexed(query);

const isIndexed =
  (query: Exclude<TokenQuery, { readonly by: 'service' }>) =>
  (record: TokenRecord): boolean => {
    switch (query.by) {
      case 'all':
        return isInSpan(record.grant.issuedAt, query.issued);
      case 'owner':
        return record.ownerId === query.ownerId && isInSpan(record.grant.issuedAt, query.issued);
      case 'project':
        return homeOf(record) === query.projectId && isInSpan(record.grant.issuedAt, query.issued);
      case 'name':
        return formatTokenRecord(record).nameKey.startsWith(nameKeyOf(query.start));
      case 'state':
        return record.state === query.state && isInSpan(endOf(record), query.ends);
      case 'holder':
        return (
          record.ownerId === query.ownerId &&
          record.state === query.state &&
          isInSpan(endOf(record), query.ends)
        );
      case 'power':
        return (
          record.state === query.state &&
          formatTokenRecord(record).power === query.power &&
          isInSpan(endOf(record), query.ends)
        );
    }
  };

const isBacked = ({ service }: TokenRecord, backupId: string | undefined): boolean =>
  service !== undefined && (backupId === undefined || service.backupId === backupId);

const isInSpan = (at: number, { from = 0, to = Infinity }: Span = {}): boolean => at >= from && at <= to;

const sortFor = ({ by }: TokenQuery, records: readonly TokenRecord[]): readonly TokenRecord[] =>
  records.toSorted((left, right) => {
    if (by === 'name') return formatTokenRecord(left).nameKey < formatTokenRecord(right).nameKey ? -1 : 1;
    return by === 'state' || by === 'holder' || by === 'power'
      ? endOf(left) - endOf(right)
      : right.grant.issuedAt - left.grant.issuedAt;
  });
