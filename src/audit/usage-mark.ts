/**
 * Which counts a record already holds, so that a write whose answer was lost can be repeated and is counted once. Every warm container
 * numbers what it writes; the record remembers the last number of each of the containers that wrote to it last. Pure.
 */
export interface Mark {
  /** Drawn at random by each warm container. */
  readonly container: string;
  /** Grows with every count that the container writes. */
  readonly seq: number;
}

/** A repeated write is counted twice only where this many other containers wrote to the same record in between. */
const MARKS_MAX = 12;

export const isMarked = (marks: readonly Mark[], { container, seq }: Mark): boolean =>
  marks.some((mark) => mark.container === container && mark.seq >= seq);

export const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] =>
  [...marks.filter(({ container }) => container !== mark.container), mark].slice(-MARKS_MAX);
