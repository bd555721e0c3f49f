/** Permissions that an installed app adds to Jira's own: jira:globalPermission and jira:projectPermission of its manifest. */
import type { Permission } from './permission-keys';

export interface AppPermission extends Permission {
  /** Groups that hold it on the site; for a permission of projects none: it is granted in each project. */
  readonly groupIds: ReadonlySet<string>;
}

/** As the manifest declares it, and Jira's key for it. */
export interface DeclaredPermission {
  readonly key: string;
  readonly type: Permission['type'];
  readonly name: string;
  readonly description: string;
  /** `all`: whoever may use Jira; `jira-administrators`; anything else: nobody. */
  readonly defaultGrants: readonly string[];
}

/** Jira gives an app's permissions ids of its own; here they follow its own permissions. */
const FIRST_ID = 10_000;

export const installed = (
  declared: readonly DeclaredPermission[],
  groupIdsOf: (grant: string) => readonly string[],
): readonly AppPermission[] =>
  declared.map(({ defaultGrants, ...permission }, at) => ({
    ...permission,
    id: String(FIRST_ID + at),
    groupIds: new Set(permission.type === 'GLOBAL' ? defaultGrants.flatMap(groupIdsOf) : []),
  }));
