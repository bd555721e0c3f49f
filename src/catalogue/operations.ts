import { ROWS, SCOPES } from './generated/operations';
import type { Operation } from './operation';
import { parseRow } from './row';

/** How many operations the catalogue knows. */
export const OPERATION_COUNT: number = ROWS.length;

const parsed: (Operation | undefined)[] = [];

/** The operation in a row of the generated table, parsed at first use and then kept. */
export function getOperation(row: number): Operation {
  return (parsed[row] ??= parseRow(ROWS[row] ?? '', SCOPES));
}

/** Every operation, sorted by template, then method. For pages and tests: a request needs only its own (`findOperation`). */
export function listOperations(): readonly Operation[] {
  return ROWS.map((_row, index) => getOperation(index));
}
