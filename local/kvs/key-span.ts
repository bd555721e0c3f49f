import { encodeScalar, encodeStringStart, type Scalar } from './encode-scalar';
import { FIRST, LAST, type Bounds } from './store';

/** Which row keys stand for which values of an index's range attribute. */
export interface KeySpan {
  readonly all: Bounds;
  exactly(value: Scalar): Bounds;
  beginningWith(prefix: string): Bounds;
}

const startingWith = (start: string): Bounds => ({ from: start, before: start + LAST });

/** Rows of a declared index under one partition (`partition` is encoded): partition, range value, record key. */
export const indexSpan = (partition: string): KeySpan => ({
  all: startingWith(partition),
  exactly: (value) => startingWith(partition + encodeScalar(value)),
  beginningWith: (prefix) => startingWith(partition + encodeStringStart(prefix)),
});

/** Rows that are the records themselves: plain keys, and an entity's `by-key`. */
export const recordSpan: KeySpan = {
  all: startingWith(''),
  exactly: (value) => ({ from: String(value), before: String(value) + FIRST }),
  beginningWith: startingWith,
};

/** What is left of `bounds` once the row `last` has been shown: never more than `bounds`, whatever `last` says. */
export function continueAfter({ from, before }: Bounds, last: string, direction: 'ASC' | 'DESC'): Bounds {
  const next = last + FIRST;
  if (direction === 'ASC') return { from: next > from ? next : from, before };
  return { from, before: last < before ? last : before };
}
