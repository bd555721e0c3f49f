import * as z from 'zod';
import type { KvsAnswer } from '../ports';
import { answerFault, fault } from './faults';
import { continueAfter } from './key-span';
import type { Listing, Row } from './listing';
import { showRecord } from './record';
import type { Records } from './records';
import type { MetadataField } from './requests';

export interface PageRequest {
  readonly listing: Listing;
  readonly cursor: string | undefined;
  readonly metadataFields: readonly MetadataField[] | undefined;
  /** Judged after the page was cut, so that a page may be empty although there are more. */
  readonly keeps: (row: Row) => boolean;
}

/** `{data, cursor}`; no cursor on the last page. */
export function answerPage(
  records: Records,
  { listing, cursor, metadataFields, keeps }: PageRequest,
): KvsAnswer {
  const order = `${listing.place.space} ${listing.index?.name ?? ''} ${listing.direction}`;
  const last = cursor === undefined ? undefined : parseCursor(order, cursor);
  if (cursor !== undefined && last === undefined)
    return answerFault(fault('INVALID_CURSOR', 'The cursor is not one of this query.'));
  const bounds = last === undefined ? listing.bounds : continueAfter(listing.bounds, last, listing.direction);
  const rows = records.list({ ...listing, bounds, limit: listing.limit + 1 });
  const scanned = rows.slice(0, listing.limit);
  const data = scanned.filter(keeps).map(({ key, record }) => showRecord(key, record, metadataFields));
  const end = scanned.at(-1);
  const isLast = end === undefined || rows.length === scanned.length;
  return { status: 200, body: isLast ? { data } : { data, cursor: formatCursor(order, end.rowKey) } };
}

const CursorSchema = z.tuple([z.string(), z.string()]);

/** Opaque to the app, and bound to the order it walks: "use the same parameters as the initial query" (kvs-api-query). */
const formatCursor = (order: string, rowKey: string): string =>
  Buffer.from(JSON.stringify([order, rowKey])).toString('base64url');

function parseCursor(order: string, cursor: string): string | undefined {
  const parsed = CursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  return parsed.success && parsed.data[0] === order ? parsed.data[1] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
