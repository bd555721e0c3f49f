/** The items in their order, in parts of `size`; the last may be smaller. No parts of no items. `size`: 1 or more. */
export const chunksOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
