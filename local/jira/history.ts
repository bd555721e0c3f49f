/** Changelogs: what differs between two states of an issue, in Jira's words. */
import { adfToText } from './adf';
import { getById, ISSUE_TYPES, PRIORITIES, RESOLUTIONS, STATUSES } from './configuration';
import type { AdfDocument, ChangeItem, Issue } from './model';
import { nextId, type Site } from './site';

interface Tracked {
  readonly field: string;
  readonly fieldId: string;
  read(issue: Issue): string | undefined;
  /** How an id is shown; absent where Jira keeps no ids for the field. */
  readonly show?: (site: Site, id: string) => string;
}

const rich = (document: AdfDocument | undefined): string | undefined =>
  document === undefined ? undefined : adfToText(document);
const person = (site: Site, id: string): string => site.people.get(id)?.displayName ?? id;
const optional = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

const TRACKED: readonly Tracked[] = [
  { field: 'summary', fieldId: 'summary', read: (issue) => issue.summary },
  { field: 'description', fieldId: 'description', read: (issue) => rich(issue.description) },
  { field: 'environment', fieldId: 'environment', read: (issue) => rich(issue.environment) },
  {
    field: 'issuetype',
    fieldId: 'issuetype',
    read: (issue) => issue.typeId,
    show: (_, id) => getById(ISSUE_TYPES, id).name,
  },
  {
    field: 'status',
    fieldId: 'status',
    read: (issue) => issue.statusId,
    show: (_, id) => getById(STATUSES, id).name,
  },
  {
    field: 'resolution',
    fieldId: 'resolution',
    read: (issue) => issue.resolutionId,
    show: (_, id) => getById(RESOLUTIONS, id).name,
  },
  {
    field: 'priority',
    fieldId: 'priority',
    read: (issue) => issue.priorityId,
    show: (_, id) => getById(PRIORITIES, id).name,
  },
  { field: 'assignee', fieldId: 'assignee', read: (issue) => issue.assigneeId, show: person },
  { field: 'reporter', fieldId: 'reporter', read: (issue) => issue.reporterId, show: person },
  { field: 'labels', fieldId: 'labels', read: (issue) => issue.labels.join(' ') },
  { field: 'duedate', fieldId: 'duedate', read: (issue) => issue.dueDate },
  { field: 'Story Points', fieldId: 'customfield_10016', read: (issue) => optional(issue.storyPoints) },
  {
    field: 'IssueParentAssociation',
    fieldId: 'parent',
    read: (issue) => issue.parentId,
    show: (site, id) => site.issues.get(id)?.key ?? id,
  },
  {
    field: 'security',
    fieldId: 'security',
    read: (issue) => issue.securityLevelId,
    show: (site, id) => site.securityLevels.get(id)?.name ?? id,
  },
  {
    field: 'Fix Version',
    fieldId: 'fixVersions',
    read: (issue) => issue.fixVersionIds.join(',') || undefined,
    show: (site, ids) => names(site.versions, ids),
  },
  {
    field: 'Component',
    fieldId: 'components',
    read: (issue) => issue.componentIds.join(',') || undefined,
    show: (site, ids) => names(site.components, ids),
  },
];

const names = (records: ReadonlyMap<string, { readonly name: string }>, ids: string): string =>
  ids
    .split(',')
    .map((id) => records.get(id)?.name ?? id)
    .join(', ');

/** The changelog items between two states of one issue; empty where nothing tracked changed. */
export function diffIssues(site: Site, before: Issue, after: Issue): readonly ChangeItem[] {
  return TRACKED.flatMap((tracked) => {
    const from = tracked.read(before);
    const to = tracked.read(after);
    if (from === to) return [];
    const show = tracked.show;
    const text = (value: string | undefined): string | null =>
      value === undefined ? null : show === undefined ? value : show(site, value);
    const id = (value: string | undefined): string | null => (show === undefined ? null : (value ?? null));
    return [
      {
        field: tracked.field,
        fieldId: tracked.fieldId,
        from: id(from),
        fromText: text(from),
        to: id(to),
        toText: text(to),
      },
    ];
  });
}

/** Who changed something, and when. */
export interface ChangedBy {
  readonly authorId: string;
  readonly at: number;
}

/** Stores an issue with one more changelog entry of these items. `updated` moves with it. */
export function appendChange(site: Site, issue: Issue, by: ChangedBy, items: readonly ChangeItem[]): Issue {
  const entry = { id: nextId(site, 'change'), authorId: by.authorId, at: by.at, items };
  const stored: Issue = { ...issue, updatedAt: by.at, history: [...issue.history, entry] };
  site.issues.set(stored.id, stored);
  return stored;
}

/** Stores a new state of an issue, with its changelog entry and `updated`. */
export function putIssue(site: Site, after: Issue, by: ChangedBy): Issue {
  const before = site.issues.get(after.id);
  const items = before === undefined ? [] : diffIssues(site, before, after);
  const entry =
    items.length === 0 ? [] : [{ id: nextId(site, 'change'), authorId: by.authorId, at: by.at, items }];
  const moved = items.some((item) => item.fieldId === 'status') ? by.at : after.statusChangedAt;
  const stored: Issue = {
    ...after,
    updatedAt: by.at,
    statusChangedAt: moved,
    history: [...after.history, ...entry],
  };
  site.issues.set(stored.id, stored);
  return stored;
}
