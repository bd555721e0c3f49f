import * as z from 'zod/mini';
import { readRichText } from '../adf';
import { addComment, badBody, readComment, readVisibility, touch } from '../additions';
import { commentBean, visibleComments } from '../beans/comment-bean';
import { readWindow, slice } from '../beans/page';
import { param, url, type Call, type Route } from '../call';
import { getAuthorId } from '../change-issue';
import { isSilent, noteMail } from '../facts';
import { isObject } from '../json';
import { deniedAsBadRequest, pathComment, pathIssue } from '../lookup';
import { canSeeComment, hasAllOrOwn } from '../permissions';
import { badRequest, created, found, json, missing, noContent, notFound, type Reply } from '../reply';
import { getRecord } from '../site';
import { refuseOverrides } from '../switches';
import { getProperty, listProperties, putProperty, removeProperty, type FindHolder } from './properties';
import { open } from './route';

function listComments(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const window = readWindow(call, 100, 5_000);
  const newestFirst = call.query.one('orderBy') === '-created';
  const comments = visibleComments(call, issue.value);
  const rows = slice(newestFirst ? [...comments].reverse() : comments, window);
  return json({
    self: url(call, `issue/${issue.value.id}/comment`),
    startAt: window.startAt,
    maxResults: window.maxResults,
    total: comments.length,
    comments: rows.map((comment) => commentBean(call, comment)),
  });
}

function postComment(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const draft = readComment(call, issue.value, call.body);
  if (!draft.ok) return draft.reply;
  noteMail(call, issue.value, 'commented');
  return created(commentBean(call, addComment(call, draft.value)));
}

function getComment(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const comment = pathComment(call, issue.value);
  return comment.ok ? json(commentBean(call, comment.value)) : comment.reply;
}

function putComment(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const comment = pathComment(call, issue.value);
  if (!comment.ok) return comment.reply;
  const { id, authorId } = comment.value;
  if (!hasAllOrOwn(call.site, call.actor, { issue: issue.value, authorId, verb: 'EDIT', noun: 'COMMENTS' })) {
    return deniedAsBadRequest(call, `You do not have permission to edit the comment with id: ${id}.`);
  }
  const refused = refuseOverrides(call);
  if (refused !== undefined) return refused;
  const given = isObject(call.body) ? call.body : {};
  const body = readRichText(given.body, call.version);
  if (body === undefined) return badBody(call, given);
  const visibility = readVisibility(call, issue.value, given.visibility);
  if (!visibility.ok) return visibility.reply;
  const edited = {
    ...comment.value,
    body,
    visibility: 'visibility' in given ? visibility.value : comment.value.visibility,
    updateAuthorId: getAuthorId(call),
    updatedAt: call.now,
  };
  call.site.comments.set(id, edited);
  touch(call, issue.value.id);
  noteMail(call, issue.value, 'comment edited', isSilent(call));
  return json(commentBean(call, edited));
}

function deleteComment(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const comment = pathComment(call, issue.value);
  if (!comment.ok) return comment.reply;
  const { id, authorId } = comment.value;
  if (
    !hasAllOrOwn(call.site, call.actor, { issue: issue.value, authorId, verb: 'DELETE', noun: 'COMMENTS' })
  ) {
    return deniedAsBadRequest(call, `You do not have permission to delete the comment with id: ${id}.`);
  }
  call.site.comments.delete(id);
  touch(call, issue.value.id);
  return noContent;
}

const idsBody = z.object({ ids: z.array(z.number()).check(z.minLength(1), z.maxLength(1_000)) });

/** Comments by id, of any issue; those that do not exist or are not visible are left out. */
function listByIds(call: Call): Reply {
  const parsed = idsBody.safeParse(call.body);
  if (!parsed.success) return badRequest('Between 1 and 1000 comment IDs must be provided.');
  const rows = parsed.data.ids.flatMap((id) => call.site.comments.get(String(id)) ?? []);
  const visible = rows.filter((comment) => canSeeComment(call.site, call.actor, comment));
  return json({
    maxResults: 1_048_576,
    startAt: 0,
    total: visible.length,
    isLast: true,
    values: visible.map((comment) => commentBean(call, comment)),
  });
}

/** A comment by its own id, wherever its issue is; its author, or who may edit all comments, writes its properties. */
const findHolder: FindHolder = (call) => {
  const id = param(call, 'commentId');
  if (!/^\d+$/.test(id)) return missing(badRequest(`The comment id '${id}' is not valid.`));
  const comment = call.site.comments.get(id);
  if (comment === undefined || !canSeeComment(call.site, call.actor, comment))
    return missing(notFound(`Can not find a comment for the id: ${id}.`));
  const issue = getRecord(call.site.issues, comment.issueId);
  const target = { issue, authorId: comment.authorId, verb: 'EDIT', noun: 'COMMENTS' } as const;
  return found({
    self: (key) => url(call, `comment/${id}/properties/${key}`),
    properties: comment.properties,
    mayWrite: () => hasAllOrOwn(call.site, call.actor, target),
    store: (properties) => void call.site.comments.set(id, { ...comment, properties }),
  });
};

const PROPERTIES = 'comment/:commentId/properties';

export const COMMENT_ROUTES: readonly Route[] = [
  open('GET', 'issue/:issueIdOrKey/comment', 'read:jira-work', listComments),
  open('POST', 'issue/:issueIdOrKey/comment', 'write:jira-work', postComment),
  open('GET', 'issue/:issueIdOrKey/comment/:id', 'read:jira-work', getComment),
  open('PUT', 'issue/:issueIdOrKey/comment/:id', 'write:jira-work', putComment),
  open('DELETE', 'issue/:issueIdOrKey/comment/:id', 'write:jira-work', deleteComment),
  open('POST', 'comment/list', 'read:jira-work', listByIds),
  open('GET', PROPERTIES, 'read:jira-work', listProperties(findHolder)),
  open('GET', `${PROPERTIES}/:propertyKey`, 'read:jira-work', getProperty(findHolder)),
  open('PUT', `${PROPERTIES}/:propertyKey`, 'write:jira-work', putProperty(findHolder)),
  open('DELETE', `${PROPERTIES}/:propertyKey`, 'write:jira-work', removeProperty(findHolder)),
];
