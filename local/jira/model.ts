/**
 * The nouns of the small Jira. Records are immutable: a change puts a new record into its map in `Site`. Times are epoch
 * milliseconds, durations seconds as in Jira; ids are Jira's decimal strings.
 */
import type { AdfDocument, RemoteLink } from './model-talk';

export type * from './model-plans';
export type * from './model-talk';

export interface Person {
  readonly accountId: string;
  /** What tests and `GET /local/site` call this person. */
  readonly alias: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly accountType: 'atlassian' | 'app';
  readonly groupIds: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
}

export interface Role {
  readonly id: string;
  readonly name: RoleName;
  readonly description: string;
}

export type RoleName = 'Administrators' | 'Developers' | 'Viewers' | 'atlassian-addons-project-access';

/**
 * Who a permission scheme grants a permission to. `reporter` and `assignee` depend on the issue: asked about a project, they hold
 * for everybody who is logged in, as in Jira.
 */
export type Holder =
  | { readonly kind: 'role'; readonly role: RoleName }
  | { readonly kind: 'loggedIn' }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'assignee' };

export interface Project {
  readonly id: string;
  readonly key: string;
  /** Keys it had before a rename: Jira goes on answering under them. */
  readonly formerKeys: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly projectTypeKey: 'software' | 'business' | 'service_desk';
  readonly leadId: string;
  readonly issueTypeIds: readonly string[];
  /** Account ids by role. */
  readonly actors: ReadonlyMap<RoleName, ReadonlySet<string>>;
  /** Holders by permission key: the permission scheme. */
  readonly grants: ReadonlyMap<string, readonly Holder[]>;
  readonly securityLevelIds: readonly string[];
  readonly properties: ReadonlyMap<string, unknown>;
  readonly archived: boolean;
  readonly lastNumber: number;
}

export interface SecurityLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly roles: readonly RoleName[];
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly summary: string;
  readonly description: AdfDocument | undefined;
  readonly environment: AdfDocument | undefined;
  readonly statusId: string;
  readonly priorityId: string;
  readonly assigneeId: string | undefined;
  readonly reporterId: string | undefined;
  readonly creatorId: string;
  readonly labels: readonly string[];
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly versionIds: readonly string[];
  readonly parentId: string | undefined;
  readonly securityLevelId: string | undefined;
  readonly resolutionId: string | undefined;
  readonly resolvedAt: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | undefined;
  readonly storyPoints: number | undefined;
  readonly sprintId: string | undefined;
  readonly originalEstimateSeconds: number | undefined;
  readonly remainingEstimateSeconds: number | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly statusChangedAt: number;
  readonly watcherIds: readonly string[];
  readonly voterIds: readonly string[];
  readonly properties: ReadonlyMap<string, unknown>;
  readonly remoteLinks: readonly RemoteLink[];
  /** Its place on boards and under ORDER BY Rank: smaller is higher. */
  readonly rank: number;
  /** Archived issues are found by key and by nothing else, and cannot be changed. */
  readonly archived: boolean;
  /** What an epic has of its own since it was changed as one. */
  readonly epic: EpicDetails | undefined;
  readonly history: readonly Change[];
}

export interface EpicDetails {
  readonly name: string;
  readonly colorKey: string;
  readonly done: boolean;
}

export interface Change {
  readonly id: string;
  readonly authorId: string;
  readonly at: number;
  readonly items: readonly ChangeItem[];
}

/** One changed field. `from`/`to` are ids, the texts what Jira shows. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}
