import type { Call } from '../call';
import type { Issue } from '../model';

/** One issue field: how Jira describes it, how JQL names it, how an issue shows it. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  readonly navigable: boolean;
  readonly clauseNames: readonly string[];
  readonly schema: Readonly<Record<string, string | number>>;
  /** The value for this caller; undefined where Jira leaves the field out of the issue. */
  read(call: Call, issue: Issue): unknown;
}

export type Row = readonly [
  id: string,
  name: string,
  schema: Readonly<Record<string, string | number>>,
  clauseNames: readonly string[],
  read: (call: Call, issue: Issue) => unknown,
];

export const text = (system: string): Readonly<Record<string, string>> => ({ type: 'string', system });
export const one = (type: string, system: string): Readonly<Record<string, string>> => ({ type, system });
export const many = (items: string, system: string): Readonly<Record<string, string>> => ({
  type: 'array',
  items,
  system,
});
