/** Lists of issues in both forms: pages by number with a total (agile), pages by token without one (software). */
import { fieldDescriptions, issueBean, type IssueView } from '../beans/issue-bean';
import { readWindow, slice } from '../beans/page';
import type { Call } from '../call';
import { selectFields } from '../fields/fields';
import { isObject } from '../json';
import { parseJql } from '../jql/parse-jql';
import { searchIssues } from '../jql/search';
import type { Issue } from '../model';
import { badRequest, json, type Reply } from '../reply';
import { readToken, writeToken } from '../page-token';
import { faultReply } from '../routes/search';
import { agileFields, agileUrl } from './agile-beans';

/** Which issues a list has, before its `jql`. */
export type Belongs = (issue: Issue) => boolean;

const viewOf = (call: Call): IssueView => ({
  fields: selectFields(call.query.list('fields'), '*all'),
  expand: call.query.list('expand'),
  properties: call.query.list('properties'),
});

/** An issue with the epic and sprint objects that `fields` lets through. */
export function agileIssueBean(call: Call, issue: Issue, view: IssueView): unknown {
  const asked = call.query.list('fields').filter((name) => !name.startsWith('-'));
  const all = asked.length === 0 || asked.includes('*all') || asked.includes('*navigable');
  const bean = issueBean(call, issue, view);
  const own = Object.entries(agileFields(call, issue)).filter(([name]) => all || asked.includes(name));
  const fields = isObject(bean.fields) ? bean.fields : {};
  const self = agileUrl(call, `issue/${issue.id}`);
  return { ...bean, self, fields: { ...fields, ...Object.fromEntries(own) } };
}

/** The matching visible issues, by rank unless `jql` has an order; or the reply that tells its faults. */
function listIssues(call: Call, belongs: Belongs): readonly Issue[] | Reply {
  const jql = call.query.one('jql') ?? '';
  const result = searchIssues(jql, call);
  if (!result.ok) return faultReply(result.faults);
  const issues = result.issues.filter(belongs);
  const parsed = parseJql(jql);
  const ordered = parsed.ok && parsed.query.orderBy.length > 0;
  return ordered ? issues : issues.sort((left, right) => left.rank - right.rank);
}

export function issuePage(call: Call, belongs: Belongs): Reply {
  const rows = listIssues(call, belongs);
  if ('status' in rows) return rows;
  const window = readWindow(call, 50, 100);
  const view = viewOf(call);
  const issues = slice(rows, window).map((issue) => agileIssueBean(call, issue, view));
  return json({
    expand: 'schema,names',
    ...window,
    total: rows.length,
    issues,
    ...fieldDescriptions(view),
  });
}

export function issueTokenPage(call: Call, belongs: Belongs): Reply {
  const rows = listIssues(call, belongs);
  if ('status' in rows) return rows;
  const jql = call.query.one('jql') ?? '';
  const token = call.query.one('nextPageToken');
  const startAt = token === undefined ? 0 : readToken(token, jql);
  if (startAt === undefined) return badRequest('The provided next page token is invalid or expired.');
  const issues = slice(rows, { startAt, maxResults: Math.min(call.query.int('maxResults') ?? 50, 100) });
  const next = startAt + issues.length;
  const isLast = next >= rows.length;
  const view = viewOf(call);
  return json({
    expand: 'schema,names',
    isLast,
    ...(isLast || issues.length === 0 ? {} : { nextPageToken: writeToken(next, jql) }),
    issues: issues.map((issue) => agileIssueBean(call, issue, view)),
    ...fieldDescriptions(view),
  });
}

export function issueCount(call: Call, belongs: Belongs): Reply {
  const rows = listIssues(call, belongs);
  return 'status' in rows ? rows : json({ count: rows.length });
}
