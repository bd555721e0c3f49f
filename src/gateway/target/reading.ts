/** Reading JSON for names: the small readers that the others are made of. Pure; every depth is a written one, so none overflows. */
import { isObject } from '../../base/is-object';
import { fail, ok, type Result } from '../../base/result';
import type { Permission } from '../../catalogue/permission';
import { joinNames, NOTHING_NAMED, type NamedKind, type Names } from './named';

/** Keys and places in lists, from the top of the body. */
export type Place = readonly (string | number)[];

/** What was read; or where the first part is that was not understood. */
export type Reading = Result<Names, Place>;

export const readNothing: Reading = ok(NOTHING_NAMED);
export const notRead = (at: Place): Reading => fail(at);

/** The entry of a table under its own key: `constructor` and `__proto__` are in none. */
export const ownEntry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

export function joinReadings(readings: readonly Reading[]): Reading {
  const names: Names[] = [];
  for (const reading of readings) {
    if (!reading.ok) return reading;
    if (reading.value !== NOTHING_NAMED) names.push(reading.value);
  }
  return names.length === 0 ? readNothing : ok(joinNames(names));
}

/** An id or key, as it was given. Null and absent name nothing. */
export function readNamed(kind: NamedKind, value: unknown, at: Place): Reading {
  if (value === null || value === undefined) return readNothing;
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  if (typeof value !== 'string' && !isWhole) return notRead(at);
  return ok({ ...NOTHING_NAMED, named: [{ kind, as: String(value) }] });
}

export const readPermissions = (permissions: readonly Permission[]): Reading =>
  permissions.length === 0 ? readNothing : ok({ ...NOTHING_NAMED, permissions });

export const readCustom = (field: string, value: unknown): Reading =>
  ok({ ...NOTHING_NAMED, customValues: [{ kind: 'custom-value', field, value }] });

export function readList(
  value: unknown,
  at: Place,
  readItem: (item: unknown, at: Place) => Reading,
): Reading {
  if (value === null || value === undefined) return readNothing;
  if (!Array.isArray(value)) return notRead(at);
  return joinReadings(value.map((item: unknown, index) => readItem(item, [...at, index])));
}

/** An object, key by key. `readPart` says of each key what its value is, and of an unknown one that it is not read. */
export function readObject(
  value: unknown,
  at: Place,
  readPart: (key: string, part: unknown, at: Place) => Reading,
): Reading {
  if (value === null || value === undefined) return readNothing;
  if (!isObject(value)) return notRead(at);
  return joinReadings(Object.entries(value).map(([key, part]) => readPart(key, part, [...at, key])));
}

/** An object with these keys alone, which name nothing. */
export const readPlainObject = (value: unknown, at: Place, keys: ReadonlySet<string>): Reading =>
  readObject(value, at, (key, _part, place) => (keys.has(key) ? readNothing : notRead(place)));
