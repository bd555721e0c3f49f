import { url, type Call } from '../call';
import { getById, ISSUE_TYPES, LINK_TYPES, PRIORITIES, STATUSES } from '../configuration';
import type { Issue, IssueLink } from '../model';
import { canSeeIssue } from '../permissions';
import { getRecord } from '../site';
import { issueTypeBean, linkTypeBean, priorityBean, statusBean } from './configuration-beans';

/** Another issue as links, parents and sub-tasks show it: key, summary, status, priority, type. */
export const issueRef = (call: Call, issue: Issue): Readonly<Record<string, unknown>> => ({
  id: issue.id,
  key: issue.key,
  self: url(call, `issue/${issue.id}`),
  fields: {
    summary: issue.summary,
    status: statusBean(call, getById(STATUSES, issue.statusId)),
    priority: priorityBean(call, getById(PRIORITIES, issue.priorityId)),
    issuetype: issueTypeBean(call, getById(ISSUE_TYPES, issue.typeId)),
  },
});

/** The links of an issue, without those whose other end the caller may not see. */
export function linksOf(call: Call, issue: Issue): readonly unknown[] {
  return [...call.site.links.values()].flatMap((link) => {
    if (link.sourceId !== issue.id && link.destinationId !== issue.id) return [];
    const outward = link.sourceId === issue.id;
    const other = getRecord(call.site.issues, outward ? link.destinationId : link.sourceId);
    if (!canSeeIssue(call.site, call.actor, other)) return [];
    return [{ ...linkHead(call, link), [outward ? 'outwardIssue' : 'inwardIssue']: issueRef(call, other) }];
  });
}

const linkHead = (call: Call, link: IssueLink): Readonly<Record<string, unknown>> => ({
  id: link.id,
  self: url(call, `issueLink/${link.id}`),
  type: linkTypeBean(call, getById(LINK_TYPES, link.typeId)),
});

/** `GET issueLink/{linkId}`: both ends. */
export const linkBean = (call: Call, link: IssueLink): unknown => ({
  ...linkHead(call, link),
  inwardIssue: issueRef(call, getRecord(call.site.issues, link.sourceId)),
  outwardIssue: issueRef(call, getRecord(call.site.issues, link.destinationId)),
});

/** Direct children: sub-tasks of a standard issue, issues of an epic. Only visible ones. */
export const childrenOf = (call: Call, issue: Issue): readonly Issue[] =>
  [...call.site.issues.values()].filter(
    (child) => child.parentId === issue.id && canSeeIssue(call.site, call.actor, child),
  );
