/** What issues are planned with: versions, components, filters, boards, sprints; and bulk operations on them. */

export interface Version {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly released: boolean;
  readonly archived: boolean;
  readonly startDate: string | undefined;
  readonly releaseDate: string | undefined;
  readonly relatedWork: readonly RelatedWork[];
}

export interface RelatedWork {
  readonly id: string;
  readonly category: string;
  readonly title: string | undefined;
  readonly url: string | undefined;
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
  /** Where it lives. */
  readonly projectId: string;
  /** The saved filter that says whose issues it shows. */
  readonly filterId: string;
  /** The projects of that filter: the board shows their issues. */
  readonly projectIds: readonly string[];
  readonly properties: ReadonlyMap<string, unknown>;
}

export interface Sprint {
  readonly id: string;
  readonly boardId: number;
  readonly name: string;
  readonly state: 'active' | 'closed' | 'future';
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly goal: string;
  readonly properties: ReadonlyMap<string, unknown>;
}

/** A bulk operation: Jira runs it later, this one before it answers. */
export interface Task {
  readonly id: string;
  readonly authorId: string;
  readonly at: number;
  /** Ids of issues that it changed, and of those it refused with Jira's words. */
  readonly doneIds: readonly string[];
  readonly failures: readonly (readonly [issueId: string, error: string])[];
  /** What was named and does not exist for the caller. */
  readonly absent: number;
}
