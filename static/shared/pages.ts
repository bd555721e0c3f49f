/** Pages that a server hands out by cursor, walked forwards and back. Pure but for the calls it is given. */
import type { Reply } from '../../src/console/contract';
import type { Failure } from './loaded';

/** Cursors of the pages up to the one shown; the first page has none. */
export type Trail = readonly (string | undefined)[];

export const FIRST_PAGE: Trail = [undefined];
export const withNext = (trail: Trail, cursor: string): Trail => [...trail, cursor];
export const withoutLast = (trail: Trail): Trail => (trail.length > 1 ? trail.slice(0, -1) : trail);
export const cursorOf = (trail: Trail): string | undefined => trail.at(-1);

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string;
}

/** How many empty parts of a list are passed over before the person is asked. */
export const EMPTY_PARTS_MAX = 5;

export type PageOutcome<Item> = { readonly page: Page<Item> } | { readonly failure: Failure };

/**
 * The page at the cursor. Where a part of the list holds nothing that fits but there is more, the next part is asked for, up to five:
 * `onEmpty` hears how many were empty. A page may then still be empty and have a cursor.
 */
export async function findPage<Item>(
  ask: (cursor: string | undefined) => Promise<Reply<Page<Item>>>,
  from: string | undefined,
  onEmpty: (parts: number) => void,
): Promise<PageOutcome<Item>> {
  let cursor = from;
  for (let parts = 1; ; parts += 1) {
    const reply = await ask(cursor);
    if (!reply.ok) return { failure: reply };
    const page = reply.value;
    if (page.items.length > 0 || page.cursor === undefined || parts === EMPTY_PARTS_MAX) return { page };
    onEmpty(parts);
    ({ cursor } = page);
  }
}
