/** Fields of JQL whose values are ids: what an issue holds, and which values exist for this caller. */
import {
  getById,
  getStatusCategory,
  ISSUE_TYPES,
  LINK_TYPES,
  PRIORITIES,
  RESOLUTIONS,
  STATUSES,
  STATUS_CATEGORIES,
} from '../configuration';
import { seeIssue, seeProject } from '../lookup';
import type { Issue, Person } from '../model';
import { hasInProject } from '../permissions';
import { getRecord } from '../site';
import type { IdField } from './query-field';
import type { JqlScope } from './scope';

const some = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);
const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** A fixed list, by id or name. */
const listed =
  (rows: readonly { readonly id: string; readonly name: string }[]) =>
  (value: string): readonly string[] =>
    rows.filter((row) => row.id === value || same(row.name, value)).map((row) => row.id);

const user = (values: (issue: Issue, scope: JqlScope) => readonly string[], history?: string): IdField => ({
  type: 'id',
  user: true,
  values,
  resolve: (value, scope) =>
    [...scope.site.people.values()]
      .filter((person: Person) => person.accountId === value || same(person.displayName, value))
      .map((person) => person.accountId),
  ...(history === undefined ? {} : { history }),
});

/** Versions or components of the projects that the caller can see. */
const ofProjects = (
  records: 'versions' | 'components',
  values: (issue: Issue) => readonly string[],
): IdField => ({
  type: 'id',
  values,
  resolve: (value, scope) =>
    [...scope.site[records].values()]
      .filter((row) => row.id === value || same(row.name, value))
      .filter((row) =>
        hasInProject(
          scope.site,
          scope.actor,
          'BROWSE_PROJECTS',
          getRecord(scope.site.projects, row.projectId),
        ),
      )
      .map((row) => row.id),
  ...(records === 'versions'
    ? { compare: (left: string, right: string) => Number(left) - Number(right) }
    : {}),
});

const visibleIssue = (value: string, scope: JqlScope): readonly string[] =>
  some(seeIssue(scope.site, scope.actor, value)?.id);

function compareKeys(left: string, right: string, { site }: JqlScope): number | undefined {
  const [a, b] = [getRecord(site.issues, left), getRecord(site.issues, right)];
  return a.projectId === b.projectId ? keyNumber(a) - keyNumber(b) : undefined;
}

/** The number of an issue's key. */
export const keyNumber = (issue: Issue): number => Number(issue.key.slice(issue.key.lastIndexOf('-') + 1));

const issueField: IdField = {
  type: 'id',
  values: (issue) => [issue.id],
  resolve: visibleIssue,
  compare: compareKeys,
};

const isEpic = (issue: Issue, { site }: JqlScope): boolean =>
  issue.parentId !== undefined && getRecord(site.issues, issue.parentId).typeId === '10000';

function linkTexts(issue: Issue, { site }: JqlScope): readonly string[] {
  return [...site.links.values()].flatMap((link) => {
    const type = getById(LINK_TYPES, link.typeId);
    if (link.sourceId === issue.id) return [type.outward];
    return link.destinationId === issue.id ? [type.inward] : [];
  });
}

const priorityRank = (id: string): number => -PRIORITIES.findIndex((priority) => priority.id === id);

/** Names in lower case, and the field they name. */
export const ID_FIELDS: readonly (readonly [readonly string[], IdField])[] = [
  [
    ['project'],
    {
      type: 'id',
      values: (issue) => [issue.projectId],
      resolve: (value, { site, actor }) => {
        const byName = [...site.projects.values()].find((project) => same(project.name, value));
        return some((seeProject(site, actor, value) ?? (byName && seeProject(site, actor, byName.id)))?.id);
      },
    },
  ],
  [['key', 'issuekey', 'issue', 'id'], issueField],
  [['parent'], { type: 'id', values: (issue) => some(issue.parentId), resolve: visibleIssue }],
  [
    ['epic link', 'cf[10014]'],
    {
      type: 'id',
      values: (issue, scope) => (isEpic(issue, scope) ? some(issue.parentId) : []),
      resolve: visibleIssue,
    },
  ],
  [
    ['status'],
    { type: 'id', values: (issue) => [issue.statusId], resolve: listed(STATUSES), history: 'status' },
  ],
  [
    ['statuscategory'],
    {
      type: 'id',
      values: (issue) => [getStatusCategory(getById(STATUSES, issue.statusId)).key],
      resolve: (value) =>
        STATUS_CATEGORIES.filter(
          (one) => same(one.name, value) || one.key === value || String(one.id) === value,
        ).map((one) => one.key),
    },
  ],
  [['issuetype', 'type'], { type: 'id', values: (issue) => [issue.typeId], resolve: listed(ISSUE_TYPES) }],
  [
    ['priority'],
    {
      type: 'id',
      values: (issue) => [issue.priorityId],
      resolve: listed(PRIORITIES),
      compare: (left, right) => priorityRank(left) - priorityRank(right),
      history: 'priority',
    },
  ],
  [
    ['resolution'],
    {
      type: 'id',
      values: (issue) => [issue.resolutionId ?? 'unresolved'],
      resolve: (value) => (same(value, 'unresolved') ? ['unresolved'] : listed(RESOLUTIONS)(value)),
      history: 'resolution',
    },
  ],
  [['assignee'], user((issue) => some(issue.assigneeId), 'assignee')],
  [['reporter'], user((issue) => some(issue.reporterId), 'reporter')],
  [['creator'], user((issue) => [issue.creatorId])],
  [['watcher'], user((issue) => issue.watcherIds)],
  [['voter'], user((issue) => issue.voterIds)],
  [
    ['worklogauthor'],
    user((issue, { site }) =>
      [...site.worklogs.values()]
        .filter((worklog) => worklog.issueId === issue.id)
        .map((worklog) => worklog.authorId),
    ),
  ],
  [
    ['labels'],
    {
      type: 'id',
      values: (issue) => issue.labels.map((label) => label.toLowerCase()),
      resolve: (value) => [value.toLowerCase()],
    },
  ],
  [['component'], ofProjects('components', (issue) => issue.componentIds)],
  [['fixversion'], ofProjects('versions', (issue) => issue.fixVersionIds)],
  [['affectedversion'], ofProjects('versions', (issue) => issue.versionIds)],
  [
    ['level'],
    {
      type: 'id',
      values: (issue) => some(issue.securityLevelId),
      resolve: (value, { site }) => listed([...site.securityLevels.values()])(value),
    },
  ],
  [
    ['sprint', 'cf[10020]'],
    {
      type: 'id',
      values: (issue) => some(issue.sprintId),
      resolve: (value, { site }) => listed([...site.sprints.values()])(value),
    },
  ],
  [
    ['issuelinktype'],
    {
      type: 'id',
      values: linkTexts,
      resolve: (value) =>
        LINK_TYPES.flatMap((type) =>
          [type.inward, type.outward].filter((text) => same(text, value) || same(type.name, value)),
        ),
    },
  ],
];
