import type { Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';

/** Two operations of one method that some path fits alike, and the path. */
export interface Overlap {
  readonly a: Operation;
  readonly b: Operation;
  /** Literals wherever either has one; `X1` where both have a parameter. */
  readonly path: readonly string[];
  /** Each is more literal than the other somewhere; otherwise one simply shadows the other. */
  readonly isCrossed: boolean;
}

export const segmentsOf = (template: string): string[] => template.slice(1).split('/');
export const isParameter = (segment: string): boolean => segment.startsWith('{');

/** A path that the template fits and whose parameters are literals nowhere. */
export const exampleOf = (template: string): string[] =>
  segmentsOf(template).map((segment, place) => (isParameter(segment) ? `X${place}` : segment));

function overlapOf(a: Operation, b: Operation): Overlap | undefined {
  const [left, right] = [segmentsOf(a.template), segmentsOf(b.template)];
  if (a === b || a.method !== b.method || left.length !== right.length) return undefined;
  const pairs = left.map((segment, place) => [segment, right[place] ?? ''] as const);
  if (pairs.some(([x, y]) => !isParameter(x) && !isParameter(y) && x !== y)) return undefined;
  const path = pairs.map(([x, y]) => (isParameter(x) ? (isParameter(y) ? 'X1' : y) : x));
  const literalInA = pairs.some(([x, y]) => !isParameter(x) && isParameter(y));
  const literalInB = pairs.some(([x, y]) => isParameter(x) && !isParameter(y));
  return { a, b, path, isCrossed: literalInA && literalInB };
}

/** Every pair once. */
export function listOverlaps(): Overlap[] {
  const operations = listOperations();
  return operations.flatMap((a, place) => operations.slice(place + 1).flatMap((b) => overlapOf(a, b) ?? []));
}

/** The documented rule, told anew: at the first segment where the two differ, the literal wins. */
export function winnerOf({ a, b }: Overlap): Operation {
  const right = segmentsOf(b.template);
  const place = segmentsOf(a.template).findIndex(
    (segment, at) => isParameter(segment) !== isParameter(right[at] ?? ''),
  );
  return isParameter(segmentsOf(a.template)[place] ?? '') ? b : a;
}
