import { ok, type Result } from '../../base/result';
import type { StoreFailure } from '../../base/store-failure';
import type { TokenRecord } from '../../tokens/record';
import type { Span, TokenPage } from '../../tokens/store';
import type { TokenPorts } from '../ports';

/** Bots' tokens that nobody stands behind, page by page; Jira is asked about each page's people. */
export const orphaned =
  (issued: Span, ports: TokenPorts) =>
  async (limit: number, cursor: string | undefined): Promise<Result<TokenPage, StoreFailure>> => {
    const page = await ports.tokens.list({ by: 'service', issued }, { limit, cursor });
    if (!page.ok) return page;
    const records = await keepOrphans(page.value.records, ports);
    return records.ok ? ok({ ...page.value, records: records.value }) : records;
  };

/** Those of a bot whose owner left, whose backup left, or that has no backup. */
export async function keepOrphans(
  records: readonly TokenRecord[],
  ports: TokenPorts,
): Promise<Result<readonly TokenRecord[], StoreFailure>> {
  const services = records.filter(({ service }) => service !== undefined);
  const left = await findLeft(services, ports);
  if (!left.ok) return left;
  return ok(
    services.filter(
      ({ ownerId, service }) =>
        left.value.has(ownerId) || service?.backupId === undefined || left.value.has(service.backupId),
    ),
  );
}

/** Where Jira does not say, what it said at the last census stands, as far as that asked about them. */
async function findLeft(
  records: readonly TokenRecord[],
  { people, census }: TokenPorts,
): Promise<Result<ReadonlySet<string>, StoreFailure>> {
  const ids = [
    ...new Set(records.flatMap(({ ownerId, service }) => [ownerId, service?.backupId ?? ownerId])),
  ];
  if (ids.length === 0) return ok(new Set());
  const gone = await people.findLeavers(ids);
  if (gone.ok) return ok(new Set(gone.value));
  const last = await census.read();
  return last.ok ? ok(new Set(last.value?.finished?.leavers)) : last;
}
