/** One page of a list. As on the platform, a cursor goes on after what was shown, also where that has been deleted since. */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly items: readonly T[]; readonly cursor?: string } {
  const shown = new Set(cursor === undefined ? [] : (JSON.parse(cursor) as string[]));
  const rest = all.filter((item) => !shown.has(keyOf(item)));
  const items = rest.slice(0, limit);
  if (rest.length <= limit) return { items };
  return { items, cursor: JSON.stringify([...shown, ...items.map(keyOf)]) };
}
