/** Many revocations, 25 at a time. */
import type { ConsoleRefusalCode, Revocations } from '../../../src/console/contract';
import type { AdminApi } from '../../api';

/** As many as the server takes at once. */
const BATCH = 25;

export interface RevokedRow {
  readonly locator: string;
  /** Absent: it is revoked. */
  readonly refusal?: ConsoleRefusalCode;
}

/** One row for each locator, in their order. A batch that fails whole refuses each of its tokens; the others are tried all the same. */
export async function revokeBatches(
  revoke: AdminApi['revokeTokens'],
  { locators, ...why }: Revocations,
  onRows: (rows: readonly RevokedRow[]) => void,
): Promise<readonly RevokedRow[]> {
  let rows: readonly RevokedRow[] = [];
  for (let from = 0; from < locators.length; from += BATCH) {
    rows = [
      ...rows,
      ...(await revokeBatch(revoke, { ...why, locators: locators.slice(from, from + BATCH) })),
    ];
    onRows(rows);
  }
  return rows;
}

async function revokeBatch(
  revoke: AdminApi['revokeTokens'],
  batch: Revocations,
): Promise<readonly RevokedRow[]> {
  const reply = await revoke(batch);
  if (reply.ok)
    return reply.value.rows.map((row) =>
      'refusal' in row ? { locator: row.locator, refusal: row.refusal.code } : { locator: row.locator },
    );
  const refusal = 'refusal' in reply ? reply.refusal.code : 'internal';
  return batch.locators.map((locator) => ({ locator, refusal }));
}
