import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { TokenRecord } from '../tokens/record';
import { newUsage } from './usage';
import type { UsageStore } from './usage-store';

/**
 * The version of the record of a token's use while nobody has called with it, or `used`. A record is made where there is none, so that
 * there is a version to save on condition of. Strongly consistent with what was written: a call is counted before it is answered, or,
 * where storage fails then, a minute later or never.
 */
export async function findUnused(
  { locator, ownerId, grant }: TokenRecord,
  usages: UsageStore,
): Promise<Result<number | 'used', StoreFailure>> {
  const started = await usages.start(newUsage(locator, ownerId, grant.issuedAt));
  if (!started.ok) return started;
  const found = await usages.find([locator]);
  if (!found.ok) return found;
  const usage = found.value.get(locator);
  const isUnused = usage?.lastUsedAt === undefined && usage?.lastDeadCallAt === undefined;
  return ok(isUnused && usage !== undefined ? usage.version : 'used');
}
