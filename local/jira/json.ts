/** JSON as it arrives: nothing is known of it until a schema or a guard says so. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object (not null, not an array). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a string or number, else undefined: Jira takes ids in both forms. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** A member of an object in text form, or undefined. */
export const readMember = (value: unknown, name: string): string | undefined =>
  isObject(value) ? readText(value[name]) : undefined;
