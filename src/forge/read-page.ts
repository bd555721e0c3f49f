import { ForgeKvsAPIError } from '@forge/kvs';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { PageRequest } from '../tokens/store';
import { storeCall } from './store-call';

/** An index of a custom entity, narrowed and sorted. */
interface Index<Stored> {
  limit(limit: number): Index<Stored>;
  cursor(cursor: string): Index<Stored>;
  getMany(): Promise<{
    readonly results: readonly { readonly value: Stored }[];
    readonly nextCursor?: string;
  }>;
}

interface StoredPage<Stored> {
  readonly values: readonly Stored[];
  /** Absent on the last page. */
  readonly cursor?: string;
}

/** One page of an index, as it is stored, from the cursor on. A cursor comes from the caller, and may be none of this index. */
export async function readPage<Stored>(
  index: () => Index<Stored>,
  { limit, cursor }: PageRequest,
): Promise<Result<StoredPage<Stored>, StoreFailure>> {
  const found = await storeCall(async () => {
    const page = index().limit(limit);
    if (cursor === undefined) return page.getMany();
    return page.cursor(cursor).getMany().catch(refusedCode);
  });
  if (!found.ok) return found;
  if (typeof found.value === 'string') return fail({ reason: 'cursor-refused', code: found.value });
  const { results, nextCursor } = found.value;
  const values = results.map(({ value }) => value);
  return ok(nextCursor === undefined ? { values } : { values, cursor: nextCursor });
}

/** The query is ours and was taken without a cursor: a 400 is about that (how Forge calls it is undocumented). */
function refusedCode(error: unknown): string {
  if (error instanceof ForgeKvsAPIError && error.responseDetails.status === 400) return error.code;
  throw error;
}
