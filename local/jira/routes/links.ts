import { addComment, addLink, readComment, readLink } from '../additions';
import { linkTypeBean } from '../beans/configuration-beans';
import { linkBean } from '../beans/link-bean';
import { param, type Call, type Route } from '../call';
import { getAuthorId } from '../change-issue';
import { LINK_TYPES } from '../configuration';
import { removeLink } from '../issue-links';
import { isObject } from '../json';
import { denied } from '../lookup';
import type { Issue, IssueLink } from '../model';
import { canSeeIssue, hasOnIssue } from '../permissions';
import { badRequest, found, json, missing, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { open } from './route';

/** 201 without a body, as Jira. A comment goes to the inward issue; if it is refused, so is the link. */
function postLink(call: Call): Reply {
  const link = readLink(call, call.body, undefined);
  if (!link.ok) return link.reply;
  const comment = isObject(call.body) ? call.body.comment : undefined;
  if (comment !== undefined) {
    const draft = readComment(call, getRecord(call.site.issues, link.value.sourceId), comment);
    if (!draft.ok) return draft.reply;
    addComment(call, draft.value);
  }
  addLink(call, link.value);
  return { status: 201 };
}

/** The link of the path, where the caller sees both ends. */
function pathLink(call: Call): Found<IssueLink> {
  const id = param(call, 'linkId');
  if (!/^\d+$/.test(id)) return missing(badRequest(`The issue link id '${id}' is not valid.`));
  const link = call.site.links.get(id);
  const visible =
    link !== undefined && ends(call, link).every((issue) => canSeeIssue(call.site, call.actor, issue));
  return visible ? found(link) : missing(notFound(`No issue link with id '${id}' exists.`));
}

const ends = (call: Call, link: IssueLink): readonly Issue[] => [
  getRecord(call.site.issues, link.sourceId),
  getRecord(call.site.issues, link.destinationId),
];

function getLink(call: Call): Reply {
  const link = pathLink(call);
  return link.ok ? json(linkBean(call, link.value)) : link.reply;
}

function deleteLink(call: Call): Reply {
  const link = pathLink(call);
  if (!link.ok) return link.reply;
  if (!ends(call, link.value).some((issue) => hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue))) {
    return denied(call, 'You do not have permission to delete links in this project.');
  }
  removeLink(call.site, link.value, { authorId: getAuthorId(call), at: call.now });
  return { status: 204 };
}

function getLinkType(call: Call): Reply {
  const type = LINK_TYPES.find((one) => one.id === param(call, 'issueLinkTypeId'));
  return type === undefined
    ? notFound(`No issue link type with id '${param(call, 'issueLinkTypeId')}' found.`)
    : json(linkTypeBean(call, type));
}

export const LINK_ROUTES: readonly Route[] = [
  open('POST', 'issueLink', 'write:jira-work', postLink),
  open('GET', 'issueLink/:linkId', 'read:jira-work', getLink),
  open('DELETE', 'issueLink/:linkId', 'write:jira-work', deleteLink),
  open('GET', 'issueLinkType', 'read:jira-work', (call) =>
    json({ issueLinkTypes: LINK_TYPES.map((type) => linkTypeBean(call, type)) }),
  ),
  open('GET', 'issueLinkType/:issueLinkTypeId', 'read:jira-work', getLinkType),
];
