/** Thrown for a cursor that is none of the list's; `run` makes the port's answer of it. */
export class CursorRefusedError extends Error {
  override readonly name = 'CursorRefusedError';
}

/** What each cursor has shown. A cursor is short, as on the platform, whatever the length of its list. */
const SHOWN = new Map<string, ReadonlySet<string>>();

/** One page of a list. As on the platform, a cursor goes on after what was shown, also where that has been deleted since. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly items: readonly T[]; readonly cursor?: string } {
  const shown = cursor === undefined ? new Set<string>() : SHOWN.get(cursor);
  if (shown === undefined) throw new CursorRefusedError('The cursor is not one of this query.');
  const rest = all.filter((item) => !shown.has(keyOf(item)));
  const items = rest.slice(0, limit);
  if (rest.length <= limit) return { items };
  const next = `page-${SHOWN.size}`;
  SHOWN.set(next, new Set([...shown, ...items.map(keyOf)]));
  return { items, cursor: next };
}
