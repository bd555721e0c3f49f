import * as z from 'zod/mini';
import { personById } from '../beans/person-bean';
import { param, url, type Call, type Route } from '../call';
import { denied, pathIssue } from '../lookup';
import type { Issue, RemoteLink } from '../model';
import { hasInProject, hasOnIssue } from '../permissions';
import {
  badRequest,
  created,
  fieldProblems,
  forbidden,
  json,
  noContent,
  notAuthenticated,
  notFound,
  type Reply,
} from '../reply';
import { getRecord, nextId } from '../site';
import { open } from './route';

const change = (call: Call, issue: Issue, fields: Partial<Issue>): void => {
  call.site.issues.set(issue.id, { ...issue, ...fields });
};

function getWatchers(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const { watcherIds } = issue.value;
  const seesThem = hasOnIssue(call.site, call.actor, 'VIEW_VOTERS_AND_WATCHERS', issue.value);
  return json({
    self: url(call, `issue/${issue.value.key}/watchers`),
    isWatching: watcherIds.includes(call.actor.person?.accountId ?? ''),
    watchCount: watcherIds.length,
    watchers: seesThem ? watcherIds.map((id) => personById(call, id)) : [],
  });
}

/** The body is an account id as a JSON string; without one, the caller. Others take Manage watchers. */
function addWatcher(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const me = call.actor.person;
  if (me === undefined) return notAuthenticated;
  const accountId = typeof call.body === 'string' && call.body !== '' ? call.body : me.accountId;
  if (accountId !== me.accountId && !hasOnIssue(call.site, call.actor, 'MANAGE_WATCHERS', issue.value)) {
    return forbidden(`The user '${accountId}' cannot be added as a watcher by you.`);
  }
  const person = call.site.people.get(accountId);
  if (person === undefined) return notFound(`The user '${accountId}' does not exist.`);
  const project = getRecord(call.site.projects, issue.value.projectId);
  if (!hasInProject(call.site, { person, scopes: [] }, 'BROWSE_PROJECTS', project)) {
    return badRequest(`The user "${person.displayName}" does not have permission to view this issue.`);
  }
  change(call, issue.value, {
    watcherIds: [...issue.value.watcherIds.filter((id) => id !== accountId), accountId],
  });
  return noContent;
}

function removeWatcher(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const accountId = call.query.one('accountId');
  if (accountId === undefined) return badRequest('The accountId query parameter is required.');
  if (
    accountId !== call.actor.person?.accountId &&
    !hasOnIssue(call.site, call.actor, 'MANAGE_WATCHERS', issue.value)
  ) {
    return denied(call, 'You do not have permission to manage the watcher list.');
  }
  change(call, issue.value, { watcherIds: issue.value.watcherIds.filter((id) => id !== accountId) });
  return noContent;
}

function getVotes(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const { voterIds } = issue.value;
  const seesThem = hasOnIssue(call.site, call.actor, 'VIEW_VOTERS_AND_WATCHERS', issue.value);
  return json({
    self: url(call, `issue/${issue.value.key}/votes`),
    votes: voterIds.length,
    hasVoted: voterIds.includes(call.actor.person?.accountId ?? ''),
    voters: seesThem ? voterIds.map((id) => personById(call, id)) : [],
  });
}

const vote =
  (wanted: boolean) =>
  (call: Call): Reply => {
    const issue = pathIssue(call);
    if (!issue.ok) return issue.reply;
    const me = call.actor.person?.accountId;
    if (me === undefined) return notAuthenticated;
    if (issue.value.reporterId === me) return notFound('You cannot vote for an issue you have reported.');
    const others = issue.value.voterIds.filter((id) => id !== me);
    change(call, issue.value, { voterIds: wanted ? [...others, me] : others });
    return noContent;
  };

const remoteLinkBody = z.object({
  globalId: z.optional(z.string()),
  relationship: z.optional(z.string()),
  object: z.object({ url: z.string(), title: z.string(), summary: z.optional(z.string()) }),
});

const remoteLinkBean = (call: Call, issue: Issue, link: RemoteLink): unknown => ({
  id: link.id,
  self: url(call, `issue/${issue.key}/remotelink/${link.id}`),
  ...(link.globalId === undefined ? {} : { globalId: link.globalId }),
  ...(link.relationship === undefined ? {} : { relationship: link.relationship }),
  object: {
    url: link.url,
    title: link.title,
    ...(link.summary === undefined ? {} : { summary: link.summary }),
  },
});

function listRemoteLinks(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const globalId = call.query.one('globalId');
  const rows = issue.value.remoteLinks.filter((link) => globalId === undefined || link.globalId === globalId);
  return json(rows.map((link) => remoteLinkBean(call, issue.value, link)));
}

/** Creates a remote link, or updates the one with the same globalId (200). */
function postRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to create remote issue links.');
  }
  const parsed = remoteLinkBody.safeParse(call.body);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path.at(-1) ?? 'object');
    return fieldProblems({ [name]: `'${name}' is required.` });
  }
  const { globalId, relationship, object } = parsed.data;
  const same = issue.value.remoteLinks.find((link) => globalId !== undefined && link.globalId === globalId);
  const id = same?.id ?? Number(nextId(call.site, 'remoteLink'));
  const link: RemoteLink = {
    id,
    globalId,
    relationship,
    url: object.url,
    title: object.title,
    summary: object.summary,
  };
  change(call, issue.value, {
    remoteLinks: [...issue.value.remoteLinks.filter((one) => one.id !== id), link],
  });
  const body = { id, self: url(call, `issue/${issue.value.key}/remotelink/${id}`) };
  return same === undefined ? created(body) : json(body);
}

function findRemoteLink(call: Call, issue: Issue): RemoteLink | undefined {
  return issue.remoteLinks.find((link) => String(link.id) === param(call, 'linkId'));
}

const noRemoteLink = (call: Call): Reply =>
  notFound(`No remote issue link with id '${param(call, 'linkId')}' exists.`);

function getRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const link = findRemoteLink(call, issue.value);
  return link === undefined ? noRemoteLink(call) : json(remoteLinkBean(call, issue.value, link));
}

function deleteRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to delete remote issue links.');
  }
  const link = findRemoteLink(call, issue.value);
  if (link === undefined) return noRemoteLink(call);
  change(call, issue.value, { remoteLinks: issue.value.remoteLinks.filter((one) => one.id !== link.id) });
  return noContent;
}

/** Watchers, votes and remote links of an issue. */
export const ISSUE_EXTRA_ROUTES: readonly Route[] = [
  open('GET', 'issue/:issueIdOrKey/watchers', 'read:jira-work', getWatchers),
  open('POST', 'issue/:issueIdOrKey/watchers', 'write:jira-work', addWatcher),
  open('DELETE', 'issue/:issueIdOrKey/watchers', 'write:jira-work', removeWatcher),
  open('GET', 'issue/:issueIdOrKey/votes', 'read:jira-work', getVotes),
  open('POST', 'issue/:issueIdOrKey/votes', 'write:jira-work', vote(true)),
  open('DELETE', 'issue/:issueIdOrKey/votes', 'write:jira-work', vote(false)),
  open('GET', 'issue/:issueIdOrKey/remotelink', 'read:jira-work', listRemoteLinks),
  open('POST', 'issue/:issueIdOrKey/remotelink', 'write:jira-work', postRemoteLink),
  open('GET', 'issue/:issueIdOrKey/remotelink/:linkId', 'read:jira-work', getRemoteLink),
  open('DELETE', 'issue/:issueIdOrKey/remotelink/:linkId', 'write:jira-work', deleteRemoteLink),
];
