import { url, type Call } from '../call';
import { formatTime } from '../dates';
import type { Attachment, Issue } from '../model';
import { personById } from './person-bean';

/** An attachment's metadata. Jira does not tell the issue it belongs to. */
export const attachmentBean = (call: Call, attachment: Attachment): Readonly<Record<string, unknown>> => ({
  self: url(call, `attachment/${attachment.id}`),
  id: attachment.id,
  filename: attachment.filename,
  author: personById(call, attachment.authorId),
  created: formatTime(attachment.createdAt),
  size: attachment.sizeBytes,
  mimeType: attachment.mimeType,
  content: url(call, `attachment/content/${attachment.id}`),
});

export const attachmentsOf = (call: Call, issue: Issue): readonly Attachment[] =>
  [...call.site.attachments.values()].filter((one) => one.issueId === issue.id);
