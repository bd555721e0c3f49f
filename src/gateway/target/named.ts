import type { Permission } from '../../catalogue/permission';

/** Kinds of thing that a request can name and that belong to projects. Each is resolved in its own way (resolve.ts). */
export type NamedKind =
  | 'project'
  | 'issue'
  | 'version'
  | 'component'
  | 'board'
  | 'sprint'
  | 'link'
  | 'comment'
  | 'worklog'
  | 'service-desk';

/** One thing that a request names, by id or key, as it was given. */
export interface Named {
  readonly kind: NamedKind;
  readonly as: string;
}

/** A value for a custom field. Whether it names anything depends on the field's type, which only Jira knows. */
export interface CustomValue {
  readonly kind: 'custom-value';
  /** `customfield_10016`. */
  readonly field: string;
  readonly value: unknown;
}

/** All that was read from one request, or from a part of it. */
export interface Names {
  readonly named: readonly Named[];
  readonly customValues: readonly CustomValue[];
  /** What the owner must hold beside the operation's own permissions, because of what is set. */
  readonly permissions: readonly Permission[];
}

export const NOTHING_NAMED: Names = { named: [], customValues: [], permissions: [] };

export const joinNames = (parts: readonly Names[]): Names => ({
  named: parts.flatMap(({ named }) => named),
  customValues: parts.flatMap(({ customValues }) => customValues),
  permissions: [...new Set(parts.flatMap(({ permissions }) => permissions))],
});
