import { kvs, Sort, WhereConditions } from '@forge/kvs';
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { TokenRecord } from '../tokens/record';
import type { PageRequest, TokenPage, TokenQuery } from '../tokens/store';
import { parseLocator, type Locator } from '../tokens/token';
import { ENTITIES, INDEXES, NO_BACKUP, serviceKey } from './keys';
import { readPage } from './read-page';

/** A bot's token in the lists of such. What it says of the backup the token's record says too, and that alone is believed. */
interface ServiceRow {
  readonly locator: string;
  readonly backupId: string;
  readonly issuedAt: number;
}

type Transaction = ReturnType<typeof kvs.transact>;

/** The token's line goes with every change of the token, in its transaction. */
export const withServiceRow = (transaction: Transaction, record: TokenRecord): Transaction =>
  record.service === undefined
    ? transaction
    : transaction.set(
        serviceKey(record.locator),
        {
          locator: record.locator,
          backupId: record.service.backupId ?? NO_BACKUP,
          issuedAt: record.grant.issuedAt,
        },
        { entityName: ENTITIES.service },
      );

type ServiceQuery = Extract<TokenQuery, { readonly by: 'service' }>;

/** Newest first. Lines point to records, which say what is so. */
export async function listServices(
  query: ServiceQuery,
  page: PageRequest,
  findMany: (locators: readonly Locator[]) => Promise<Result<readonly TokenRecord[], StoreFailure>>,
): Promise<Result<TokenPage, StoreFailure>> {
  const lines = await readPage(() => indexOf(query).sort(Sort.DESC), page);
  if (!lines.ok) return lines;
  const { values, ...rest } = lines.value;
  const found = await findMany(values.flatMap(({ locator }) => parseLocator(locator) ?? []));
  if (!found.ok) return found;
  const records = found.value.filter(
    ({ service }) => service && (query.backupId === undefined || service.backupId === query.backupId),
  );
  return ok({ records, ...rest });
}

function indexOf({ backupId, issued }: ServiceQuery) {
  const rows = kvs.entity<ServiceRow>(ENTITIES.service).query();
  const index =
    backupId === undefined
      ? rows.index(INDEXES.serviceByIssued)
      : rows.index(INDEXES.serviceByBackup, { partition: [backupId] });
  return issued?.from === undefined && issued?.to === undefined
    ? index
    : index.where(WhereConditions.between(issued.from ?? 0, issued.to ?? Number.MAX_SAFE_INTEGER));
}
