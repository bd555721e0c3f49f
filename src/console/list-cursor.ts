/** Where a filtered list goes on: somewhere inside a page of the list beneath. Opaque to the page; parsed like anything from outside. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';

export interface ListCursor {
  /** Of the page beneath; absent: its first. */
  readonly inner?: string | undefined;
  /** Locators of that page that were shown. A count would skip others once some of these have left the list, say by being revoked. */
  readonly done: readonly string[];
  /** For a list of lists: which of them. */
  readonly list: number;
  /** When the list was begun: a cursor beneath is good for the very query that gave it (kvs-api-query), so its times stand still. */
  readonly at: Instant;
}

const shape = once(() =>
  z.object({
    inner: z.optional(z.string().check(z.maxLength(4_096))),
    done: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
    list: z.int().check(z.minimum(0), z.maximum(1_000)),
    at: z.int().check(z.minimum(0)),
  }),
);

export const formatCursor = (cursor: ListCursor): string =>
  Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');

/** A list that begins now where there is none; undefined where it is none of ours. */
export function parseCursor(text: string | undefined, now: Instant): ListCursor | undefined {
  if (text === undefined) return { done: [], list: 0, at: now };
  try {
    const parsed = shape().safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
