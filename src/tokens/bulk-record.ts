/** The form in which a bulk and its rows are stored. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { BULK_MODES, BULK_STATES, ROW_FAULTS, type Bulk, type BulkRow } from './bulk';
import { storedWish } from './order-record';

const storedBulk = once(() => {
  const text = z.string().check(z.minLength(1));
  const count = z.int().check(z.minimum(0));
  return z.strictObject({
    id: text,
    state: z.enum(BULK_STATES),
    startedAt: z.number(),
    startedBy: text,
    version: z.int().check(z.minimum(1)),
    details: z.strictObject({
      mode: z.enum(BULK_MODES),
      template: z.strictObject({ wish: storedWish(0), justification: z.string() }),
      rowsId: text,
      rows: count,
      refused: count,
      cursor: count,
      placed: count,
      endedAt: z.optional(z.number()),
    }),
  });
});
export type StoredBulk = z.infer<ReturnType<typeof storedBulk>>;

/** Undefined when it cannot be read: then nothing more comes of it. */
export function parseBulk(stored: unknown): Bulk | undefined {
  const parsed = storedBulk().safeParse(stored);
  if (!parsed.success) return undefined;
  const { details, ...attributes } = parsed.data;
  return { ...attributes, ...details };
}

/** Forge stores JSON: absent fields must be absent, not undefined. */
export function formatBulk({ id, state, startedAt, startedBy, version, ...details }: Bulk): StoredBulk {
  return JSON.parse(JSON.stringify({ id, state, startedAt, startedBy, version, details })) as StoredBulk;
}

const storedRows = once(() => {
  const text = z.string().check(z.minLength(1));
  return z.strictObject({
    rows: z.array(
      z.strictObject({
        accountId: z.string(),
        name: z.optional(text),
        projects: z.optional(z.array(z.strictObject({ id: text, key: text })).check(z.minLength(1))),
        fault: z.optional(z.enum(ROW_FAULTS)),
      }),
    ),
  });
});

/** Undefined when it cannot be read. */
export const parseBulkRows = (stored: unknown): readonly BulkRow[] | undefined => {
  const parsed = storedRows().safeParse(stored);
  return parsed.success ? parsed.data.rows : undefined;
};

export const formatBulkRows = (rows: readonly BulkRow[]): object =>
  JSON.parse(JSON.stringify({ rows })) as object;
