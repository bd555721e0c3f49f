import * as z from 'zod/mini';
import { param, url, type Call, type Route } from '../call';
import { readMember } from '../json';
import { denied, pathIssue } from '../lookup';
import type { Issue, RemoteLink } from '../model';
import { hasOnIssue } from '../permissions';
import {
  badRequest,
  created,
  fieldProblems,
  found,
  json,
  missing,
  noContent,
  notFound,
  type Found,
  type Reply,
} from '../reply';
import { nextId } from '../site';
import { open } from './route';

const store = (call: Call, issue: Issue, remoteLinks: readonly RemoteLink[]): void => {
  call.site.issues.set(issue.id, { ...issue, remoteLinks });
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

/** The remote link of a body under that id; or Jira's words for what the body lacks. */
function readRemoteLink(call: Call, id: number | undefined): Found<RemoteLink> {
  const parsed = remoteLinkBody.safeParse(call.body);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path.at(-1) ?? 'object');
    return missing(fieldProblems({ [name]: `'${name}' is required.` }));
  }
  const { globalId, relationship, object } = parsed.data;
  const { url: at, title, summary } = object;
  const known = id ?? Number(nextId(call.site, 'remoteLink'));
  return found({ id: known, globalId, relationship, url: at, title, summary });
}

/** Creates a remote link, or updates the one with the same globalId (200). */
function postRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to create remote issue links.');
  }
  const globalId = readMember(call.body, 'globalId');
  const same = issue.value.remoteLinks.find((link) => globalId !== undefined && link.globalId === globalId);
  const link = readRemoteLink(call, same?.id);
  if (!link.ok) return link.reply;
  const { id } = link.value;
  store(call, issue.value, [...issue.value.remoteLinks.filter((one) => one.id !== id), link.value]);
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

function putRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to edit remote issue links.');
  }
  const old = findRemoteLink(call, issue.value);
  if (old === undefined) return noRemoteLink(call);
  const link = readRemoteLink(call, old.id);
  if (!link.ok) return link.reply;
  store(
    call,
    issue.value,
    issue.value.remoteLinks.map((one) => (one.id === old.id ? link.value : one)),
  );
  return noContent;
}

/** By `globalId`, which is needed. */
function deleteByGlobalId(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const globalId = call.query.one('globalId');
  if (globalId === undefined) return badRequest('The globalId query parameter is required.');
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to delete remote issue links.');
  }
  const rest = issue.value.remoteLinks.filter((link) => link.globalId !== globalId);
  if (rest.length === issue.value.remoteLinks.length)
    return notFound(`No remote issue link with globalId '${globalId}' exists.`);
  store(call, issue.value, rest);
  return noContent;
}

function deleteRemoteLink(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  if (!hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue.value)) {
    return denied(call, 'You do not have permission to delete remote issue links.');
  }
  const link = findRemoteLink(call, issue.value);
  if (link === undefined) return noRemoteLink(call);
  store(
    call,
    issue.value,
    issue.value.remoteLinks.filter((one) => one.id !== link.id),
  );
  return noContent;
}

/** Remote links of an issue. */
export const REMOTE_LINK_ROUTES: readonly Route[] = [
  open('GET', 'issue/:issueIdOrKey/remotelink', 'read:jira-work', listRemoteLinks),
  open('POST', 'issue/:issueIdOrKey/remotelink', 'write:jira-work', postRemoteLink),
  open('GET', 'issue/:issueIdOrKey/remotelink/:linkId', 'read:jira-work', getRemoteLink),
  open('PUT', 'issue/:issueIdOrKey/remotelink/:linkId', 'write:jira-work', putRemoteLink),
  open('DELETE', 'issue/:issueIdOrKey/remotelink', 'write:jira-work', deleteByGlobalId),
  open('DELETE', 'issue/:issueIdOrKey/remotelink/:linkId', 'write:jira-work', deleteRemoteLink),
];
