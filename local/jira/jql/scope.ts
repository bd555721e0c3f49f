import type { Issue } from '../model';
import type { Actor } from '../permissions';
import type { Site } from '../site';

/** Who asks, when, and of what: a query is evaluated for one caller at one time. */
export interface JqlScope {
  readonly site: Site;
  readonly actor: Actor;
  readonly now: number;
}

export type IssueTest = (issue: Issue) => boolean;

/** A fault that Jira reports as 400. */
export interface JqlInvalid {
  readonly kind: 'invalid';
  readonly message: string;
}

/** JQL that real Jira evaluates and this one does not: reported as 501. */
export interface JqlUnsupported {
  readonly kind: 'unsupported';
  readonly what: string;
}

export type JqlFault = JqlInvalid | JqlUnsupported;
export type JqlResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: JqlFault };

export const good = <T>(value: T): JqlResult<T> => ({ ok: true, value });
export const invalid = (message: string): { readonly ok: false; readonly fault: JqlFault } => ({
  ok: false,
  fault: { kind: 'invalid', message },
});
export const unsupported = (what: string): { readonly ok: false; readonly fault: JqlFault } => ({
  ok: false,
  fault: { kind: 'unsupported', what },
});

export const noValue = (value: string, field: string): JqlResult<never> =>
  invalid(`The value '${value}' does not exist for the field '${field}'.`);
export const noOperator = (operator: string, field: string): JqlResult<never> =>
  invalid(`The operator '${operator}' is not supported by the '${field}' field.`);

/** The values of all, or the first fault. */
export function all<T>(results: readonly JqlResult<T>[]): JqlResult<readonly T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return good(values);
}
