import type { Operation } from '../../src/catalogue/operation';
import { PERMISSIONS } from '../../src/catalogue/permission';
import {
  BODY_LETTERS,
  EFFECT_LETTERS,
  firstParameter,
  LOCATOR_LETTERS,
  NAMED_BY_PATH,
  shortenTemplate,
} from '../../src/catalogue/row';

/** The one-line form that src/catalogue/row.ts reads and describes. `scopes` is the sorted table of all scope names. */
export function formatRow(operation: Operation, scopes: readonly string[]): string {
  const { effect, locator, body, classic, granular } = operation;
  const letters = [
    letterOf(EFFECT_LETTERS, effect),
    letterOf(LOCATOR_LETTERS, locator.kind),
    letterOf(BODY_LETTERS, body),
  ];
  return [
    operation.method,
    shortenTemplate(operation.template),
    operation.operationId,
    formatScopes(classic, scopes),
    formatScopes(granular, scopes),
    letters.join('') + formatMarks(operation) + formatParam(operation),
    formatPlaces(operation.permissions, PERMISSIONS),
    operation.arrayParams.join(','),
    operation.listParams.join(','),
  ]
    .map((field) => (field === '' ? '-' : field))
    .join(' ')
    .replace(/( -)+$/, '');
}

const formatMarks = ({ namesMore, beyondStanding }: Operation): string =>
  (namesMore ? '*' : '') + (beyondStanding ? '!' : '');

function formatParam({ locator, template }: Operation): string {
  const param = locator.kind === 'global' ? undefined : locator.param;
  const isDefault = NAMED_BY_PATH.has(locator.kind) && param === firstParameter(template);
  return param === undefined || isDefault ? '' : `:${param}`;
}

function formatScopes(set: readonly string[] | undefined, scopes: readonly string[]): string {
  if (set === undefined) return '-';
  return set.length === 0 ? '=' : formatPlaces(set, scopes);
}

function formatPlaces(names: readonly string[], table: readonly string[]): string {
  return names.map((name) => placeOf(name, table)).join('');
}

function placeOf(name: string, table: readonly string[]): string {
  const place = table.indexOf(name);
  if (place < 0) throw new Error(`${name} is in no table`);
  return place.toString(36).padStart(2, '0');
}

function letterOf(letters: Readonly<Record<string, string>>, meaning: string): string {
  const found = Object.entries(letters).find(([, value]) => value === meaning);
  if (found === undefined) throw new Error(`no letter stands for ${meaning}`);
  return found[0];
}
