/**
 * The nouns of the small Jira. Records are immutable: a change puts a new record into its map in `Site`. Times are epoch
 * milliseconds, durations seconds as in Jira; ids are Jira's decimal strings.
 */
import type { JsonObject } from './json';

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

/** Who a permission scheme grants a permission to. */
export type Holder =
  | { readonly kind: 'role'; readonly role: RoleName }
  | { readonly kind: 'loggedIn' }
  | { readonly kind: 'anyone' };

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
  readonly history: readonly Change[];
}

export interface AdfDocument extends JsonObject {
  readonly type: 'doc';
  readonly version: number;
  readonly content: readonly unknown[];
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

export interface Visibility {
  readonly type: 'role' | 'group';
  readonly value: string;
  readonly identifier: string;
}

export interface Comment {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly updateAuthorId: string;
  readonly body: AdfDocument;
  readonly visibility: Visibility | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Worklog {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string;
  readonly updateAuthorId: string;
  readonly comment: AdfDocument | undefined;
  readonly startedAt: number;
  readonly spentSeconds: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Source does to destination what the type's outward text says: source "blocks" destination. */
export interface IssueLink {
  readonly id: string;
  readonly typeId: string;
  readonly sourceId: string;
  readonly destinationId: string;
}

export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | undefined;
  readonly relationship: string | undefined;
  readonly url: string;
  readonly title: string;
  readonly summary: string | undefined;
}

export interface Version {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly released: boolean;
  readonly archived: boolean;
  readonly startDate: string | undefined;
  readonly releaseDate: string | undefined;
}

export interface Component {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly leadId: string | undefined;
}

export interface Filter {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly jql: string;
  readonly ownerId: string;
  /** True: shared with everyone logged in; false: private. */
  readonly shared: boolean;
}

export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  readonly projectId: string;
}

export interface Sprint {
  readonly id: string;
  readonly boardId: number;
  readonly name: string;
  readonly state: 'active' | 'closed' | 'future';
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
  readonly goal: string;
}
