import * as z from 'zod/mini';
import { changeBean, fieldDescriptions, issueBean, type IssueView } from '../beans/issue-bean';
import { pageBean, readWindow } from '../beans/page';
import type { Call, Route } from '../call';
import { getById, ISSUE_TYPES } from '../configuration';
import { selectFields } from '../fields/fields';
import { pathIssue, seeIssue, seeProject } from '../lookup';
import type { Issue } from '../model';
import { canSeeIssue } from '../permissions';
import { splitList } from '../query';
import { badRequest, json, type Reply } from '../reply';
import { searchIssues } from '../jql/search';
import { INVALID_PAYLOAD } from './search';
import { open } from './route';

const list = z.union([z.string(), z.array(z.string())]);
const bulkBody = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.optional(z.array(z.string())),
  expand: z.optional(list),
  properties: z.optional(z.array(z.string())),
});

const MOST_FETCHED = 100;

/** Up to 100 issues at once, in ascending id order; those that do not exist or are not visible are simply left out. */
function bulkFetch(call: Call): Reply {
  const parsed = bulkBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { issueIdsOrKeys, fields = [], expand = [], properties = [] } = parsed.data;
  if (issueIdsOrKeys.length === 0 || issueIdsOrKeys.length > MOST_FETCHED) {
    return badRequest('Between 1 and 100 issue IDs or keys must be provided.');
  }
  const issues = new Map<string, Issue>();
  for (const idOrKey of issueIdsOrKeys) {
    const issue = seeIssue(call.site, call.actor, idOrKey);
    if (issue !== undefined) issues.set(issue.id, issue);
  }
  const view: IssueView = {
    fields: selectFields(splitList(fields), '*navigable'),
    expand: splitList(typeof expand === 'string' ? [expand] : expand),
    properties,
  };
  const sorted = [...issues.values()].sort((left, right) => Number(left.id) - Number(right.id));
  return json({
    expand: 'schema,names',
    issues: sorted.map((issue) => issueBean(call, issue, view)),
    issueErrors: [],
    ...fieldDescriptions(view),
  });
}

function listChanges(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  return json(
    pageBean(call, issue.value.history, readWindow(call, 100, 100), (change) => changeBean(call, change)),
  );
}

const changesBody = z.object({ changelogIds: z.array(z.number()).check(z.minLength(1)) });

function listChangesByIds(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const parsed = changesBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const rows = issue.value.history.filter((change) => parsed.data.changelogIds.includes(Number(change.id)));
  return json({
    startAt: 0,
    maxResults: rows.length,
    total: rows.length,
    histories: rows.map((change) => changeBean(call, change)),
  });
}

/** Issues whose key or summary holds the query, optionally only of a JQL. */
function pick(call: Call): Reply {
  const { query, site, actor } = call;
  const text = (query.one('query') ?? '').toLowerCase();
  const jql = query.one('currentJQL');
  const searched = jql === undefined || jql === '' ? undefined : searchIssues(jql, call);
  const projectName = query.one('currentProjectId');
  const project = projectName === undefined ? undefined : seeProject(site, actor, projectName);
  const issues = (searched?.ok === true ? searched.issues : [...site.issues.values()])
    .filter((issue) => canSeeIssue(site, actor, issue))
    .filter((issue) => projectName === undefined || issue.projectId === project?.id)
    .filter((issue) => query.one('showSubTasks') !== 'false' || !getById(ISSUE_TYPES, issue.typeId).subtask)
    .filter((issue) => issue.key !== query.one('currentIssueKey')?.toUpperCase())
    .filter(
      (issue) =>
        text !== '' && (issue.key.toLowerCase().includes(text) || issue.summary.toLowerCase().includes(text)),
    )
    .slice(0, 20);
  const shown = issues.map((issue) => ({
    id: Number(issue.id),
    key: issue.key,
    keyHtml: issue.key,
    img: `${site.siteUrl}/images/icons/issuetypes/generic.png`,
    summary: issue.summary,
    summaryText: issue.summary,
  }));
  const sub = `Showing ${shown.length} of ${shown.length} matching issues`;
  return json({ sections: [{ label: 'Current Search', sub, id: 'cs', issues: shown }] });
}

/** Reads of several issues, and of one issue's changelog. */
export const ISSUE_LIST_ROUTES: readonly Route[] = [
  open('POST', 'issue/bulkfetch', 'read:jira-work', bulkFetch),
  open('GET', 'issue/picker', 'read:jira-work', pick),
  open('GET', 'issue/:issueIdOrKey/changelog', 'read:jira-work', listChanges),
  open('POST', 'issue/:issueIdOrKey/changelog/list', 'read:jira-work', listChangesByIds),
];
