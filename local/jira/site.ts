import type { AppPermission } from './app-permissions';
import type { Fact } from './fact';
import { DEFAULT_BEHAVIOUR, type Behaviour } from './behaviour';
import type {
  Attachment,
  Board,
  Comment,
  Component,
  Filter,
  Group,
  Issue,
  IssueLink,
  Person,
  Project,
  SecurityLevel,
  Sprint,
  Task,
  Version,
  Worklog,
} from './model';

/** Everything the small Jira holds. Maps are keyed by id and keep insertion order. */
export interface Site {
  readonly cloudId: string;
  /** Without a trailing slash. */
  readonly siteUrl: string;
  /** Account id of the app's own user. */
  appAccountId: string;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, Group>;
  /** Permissions that the installed app adds, by key. */
  readonly appPermissions: Map<string, AppPermission>;
  readonly projects: Map<string, Project>;
  readonly securityLevels: Map<string, SecurityLevel>;
  readonly issues: Map<string, Issue>;
  /** Keys that issues had before they moved, upper-case, to issue ids. */
  readonly formerIssueKeys: Map<string, string>;
  readonly comments: Map<string, Comment>;
  readonly worklogs: Map<string, Worklog>;
  readonly attachments: Map<string, Attachment>;
  readonly links: Map<string, IssueLink>;
  readonly versions: Map<string, Version>;
  readonly components: Map<string, Component>;
  readonly filters: Map<string, Filter>;
  readonly boards: Map<number, Board>;
  readonly sprints: Map<string, Sprint>;
  /** Bulk operations that ran, by task id. */
  readonly tasks: Map<string, Task>;
  readonly facts: Fact[];
  readonly behaviour: Behaviour;
  readonly lastIds: Map<IdKind, number>;
}

export type IdKind =
  | 'issue'
  | 'comment'
  | 'worklog'
  | 'link'
  | 'version'
  | 'component'
  | 'filter'
  | 'change'
  | 'attachment'
  | 'remoteLink'
  | 'project'
  | 'board'
  | 'sprint'
  | 'task'
  | 'relatedWork'
  | 'request';

const FIRST_IDS: readonly (readonly [IdKind, number])[] = [
  ['issue', 10100],
  ['comment', 10300],
  ['worklog', 10400],
  ['link', 10500],
  ['version', 10600],
  ['component', 10700],
  ['filter', 10800],
  ['remoteLink', 10900],
  ['attachment', 10950],
  ['change', 11000],
  ['request', 1],
  ['project', 10003],
  ['board', 3],
  ['sprint', 4],
  ['task', 12000],
  ['relatedWork', 13000],
];

export interface SiteAddress {
  readonly cloudId: string;
  readonly siteUrl: string;
}

/** A site with nobody and nothing in it. */
export const newSite = (address: SiteAddress, behaviour: Partial<Behaviour>): Site => ({
  ...address,
  appAccountId: '',
  people: new Map(),
  groups: new Map(),
  appPermissions: new Map(),
  projects: new Map(),
  securityLevels: new Map(),
  issues: new Map(),
  formerIssueKeys: new Map(),
  comments: new Map(),
  worklogs: new Map(),
  attachments: new Map(),
  links: new Map(),
  versions: new Map(),
  components: new Map(),
  filters: new Map(),
  boards: new Map(),
  sprints: new Map(),
  tasks: new Map(),
  facts: [],
  behaviour: { ...DEFAULT_BEHAVIOUR, ...behaviour },
  lastIds: new Map(FIRST_IDS.map(([kind, first]) => [kind, first - 1])),
});

/** The next unused id of a kind. */
export function nextId(site: Site, kind: IdKind): string {
  const id = (site.lastIds.get(kind) ?? 0) + 1;
  site.lastIds.set(kind, id);
  return String(id);
}

/** The record that another record names by id; its absence is a bug. */
export function getRecord<K, V>(records: ReadonlyMap<K, V>, id: K): V {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no record ${String(id)}`);
  return record;
}
