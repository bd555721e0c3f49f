/** Operations as they stand in a list to choose from. Pure but for the reader's language. */
import type { OperationView } from '../../../src/console/contract';
import { say } from '../orders/say';
import { say as sayShared } from '../say';
import { operationWords } from '../token-detail/power-words';

/** As many as a token or a rule takes. */
export const OPERATIONS_MAX = 100;
/** A page draws no more of them at a time: whoever seeks another types what it is called. */
export const SHOWN_MAX = 50;

export interface OperationOption {
  /** The operation's id. */
  readonly value: string;
  readonly label: string;
}

/** `Write: Create an issue (POST /rest/api/3/issue)`. */
export const operationLine = ({ id, effect, reach }: OperationView): string =>
  say(reach === 'site' ? 'operations.line-site' : 'operations.line', {
    effect: sayShared(`effect.${effect}`),
    operation: operationWords(id),
  });

const optionOf = (operation: OperationView): OperationOption => ({
  value: operation.id,
  label: operationLine(operation),
});

/** Those that are chosen, in the order of choosing. `available` undefined: not known yet, so that none is called out of reach. */
export function chosenOptions(
  ids: readonly string[],
  available: readonly OperationView[] | undefined,
): readonly OperationOption[] {
  const known = new Map(available?.map((operation) => [operation.id, operation]));
  return ids.map((id) => {
    const operation = known.get(id);
    if (operation) return optionOf(operation);
    const words = operationWords(id);
    return { value: id, label: available ? say('operations.out', { operation: words }) : words };
  });
}

export interface OpenOptions {
  readonly options: readonly OperationOption[];
  /** How many more there are with this text. */
  readonly more: number;
}

/**
 * Those that may still be chosen whose line contains the text, in any case; none once as many are chosen as there may be. What ends
 * with the text comes first: many paths begin as another one does.
 */
export function openOptions(
  text: string,
  ids: readonly string[],
  available: readonly OperationView[],
): OpenOptions {
  if (ids.length >= OPERATIONS_MAX) return { options: [], more: 0 };
  const sought = text.trim().toLocaleLowerCase();
  const fitting = available
    .filter(({ id }) => !ids.includes(id))
    .map(optionOf)
    .filter(({ label }) => label.toLocaleLowerCase().includes(sought))
    .sort((one, other) => Number(endsWith(other, sought)) - Number(endsWith(one, sought)));
  return { options: fitting.slice(0, SHOWN_MAX), more: Math.max(0, fitting.length - SHOWN_MAX) };
}

const endsWith = ({ value }: OperationOption, sought: string): boolean =>
  value.toLocaleLowerCase().endsWith(sought);
