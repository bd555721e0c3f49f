/** ORDER BY. Without it, newest first. Empty values come last when ascending. */
import { getById, ISSUE_TYPES, PRIORITIES, RESOLUTIONS, STATUSES } from '../configuration';
import type { Issue } from '../model';
import { getRecord } from '../site';
import { keyNumber } from './id-fields';
import { UNSUPPORTED_FIELDS } from './jql-fields';
import type { JqlOrder } from './jql-query';
import { noField } from './compile-term';
import { all, good, invalid, unsupported, type JqlResult, type JqlScope } from './scope';

type SortKey = string | number | undefined;
type Comparator = (left: Issue, right: Issue) => number;

const name = (scope: JqlScope, id: string | undefined): SortKey =>
  id === undefined ? undefined : scope.site.people.get(id)?.displayName.toLowerCase();

const SORTERS: ReadonlyMap<string, (issue: Issue, scope: JqlScope) => readonly SortKey[]> = new Map(
  Object.entries({
    key: (issue: Issue, { site }: JqlScope) => [
      getRecord(site.projects, issue.projectId).key,
      keyNumber(issue),
    ],
    created: (issue: Issue) => [issue.createdAt],
    updated: (issue: Issue) => [issue.updatedAt],
    resolved: (issue: Issue) => [issue.resolvedAt],
    due: (issue: Issue) => [issue.dueDate],
    priority: (issue: Issue) => [-PRIORITIES.findIndex((one) => one.id === issue.priorityId)],
    status: (issue: Issue) => [STATUSES.findIndex((one) => one.id === issue.statusId)],
    issuetype: (issue: Issue) => [getById(ISSUE_TYPES, issue.typeId).name],
    resolution: (issue: Issue) => [RESOLUTIONS.find((one) => one.id === issue.resolutionId)?.name],
    summary: (issue: Issue) => [issue.summary.toLowerCase()],
    project: (issue: Issue, { site }: JqlScope) => [getRecord(site.projects, issue.projectId).name],
    assignee: (issue: Issue, scope: JqlScope) => [name(scope, issue.assigneeId)],
    reporter: (issue: Issue, scope: JqlScope) => [name(scope, issue.reporterId)],
    creator: (issue: Issue, scope: JqlScope) => [name(scope, issue.creatorId)],
    'story points': (issue: Issue) => [issue.storyPoints],
    votes: (issue: Issue) => [issue.voterIds.length],
    watchers: (issue: Issue) => [issue.watcherIds.length],
    rank: (issue: Issue) => [issue.rank],
  } satisfies Record<string, (issue: Issue, scope: JqlScope) => readonly SortKey[]>),
);

const ALIASES: Readonly<Record<string, string>> = {
  issuekey: 'key',
  issue: 'key',
  id: 'key',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
  duedate: 'due',
  type: 'issuetype',
  'cf[10016]': 'story points',
};

/** Compares two issues as the query's ORDER BY asks; ties fall back to newest first. */
export function compileOrderBy(orders: readonly JqlOrder[], scope: JqlScope): JqlResult<Comparator> {
  const comparators = all(orders.map((order) => compileOne(order, scope)));
  if (!comparators.ok) return comparators;
  return good((left, right) => {
    for (const compare of comparators.value) {
      const difference = compare(left, right);
      if (difference !== 0) return difference;
    }
    return Number(right.id) - Number(left.id);
  });
}

/** Jira sorts these fields descending unless told otherwise. */
const DESCENDING: ReadonlySet<string> = new Set([
  'created',
  'updated',
  'resolved',
  'priority',
  'votes',
  'watchers',
]);

function compileOne(order: JqlOrder, scope: JqlScope): JqlResult<Comparator> {
  const lower = order.field.name.toLowerCase();
  const id = ALIASES[lower] ?? lower;
  const sorter = SORTERS.get(id);
  if (sorter === undefined) {
    return UNSUPPORTED_FIELDS.has(lower)
      ? unsupported(`ORDER BY ${order.field.name}`)
      : invalid(noField(order.field.name));
  }
  const descending = order.direction === undefined ? DESCENDING.has(id) : order.direction === 'DESC';
  const sign = descending ? -1 : 1;
  return good((left, right) => sign * compareKeys(sorter(left, scope), sorter(right, scope)));
}

function compareKeys(left: readonly SortKey[], right: readonly SortKey[]): number {
  for (const [index, key] of left.entries()) {
    const difference = compareKey(key, right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareKey(left: SortKey, right: SortKey): number {
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : Number(a > b);
}
