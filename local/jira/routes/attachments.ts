import { attachmentBean } from '../beans/attachment-bean';
import { param, type Call, type Route } from '../call';
import { denied } from '../lookup';
import type { Attachment } from '../model';
import { canSeeIssue, hasAllOrOwn } from '../permissions';
import { found, json, missing, noContent, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { open } from './route';

/** By its own id, wherever its issue is. */
function pathAttachment(call: Call): Found<Attachment> {
  const id = param(call, 'id');
  const attachment = call.site.attachments.get(id);
  const visible =
    attachment !== undefined &&
    canSeeIssue(call.site, call.actor, getRecord(call.site.issues, attachment.issueId));
  return visible ? found(attachment) : missing(notFound(`The attachment with id '${id}' does not exist`));
}

function getAttachment(call: Call): Reply {
  const attachment = pathAttachment(call);
  return attachment.ok
    ? json({ ...attachmentBean(call, attachment.value), id: Number(attachment.value.id) })
    : attachment.reply;
}

function deleteAttachment(call: Call): Reply {
  const attachment = pathAttachment(call);
  if (!attachment.ok) return attachment.reply;
  const { id, issueId, authorId } = attachment.value;
  const issue = getRecord(call.site.issues, issueId);
  const may = { issue, authorId, verb: 'DELETE', noun: 'ATTACHMENTS' } as const;
  if (!hasAllOrOwn(call.site, call.actor, may))
    return denied(call, 'You do not have permission to delete attachments of this issue.');
  call.site.attachments.delete(id);
  return noContent;
}

/** Metadata only: nothing is uploaded or downloaded here. */
export const ATTACHMENT_ROUTES: readonly Route[] = [
  open('GET', 'attachment/:id', 'read:jira-work', getAttachment),
  open('DELETE', 'attachment/:id', 'write:jira-work', deleteAttachment),
];
