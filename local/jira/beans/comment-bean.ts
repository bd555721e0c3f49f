import { showRichText } from '../adf';
import { url, type Call } from '../call';
import { formatDuration, formatTime } from '../dates';
import type { Comment, Issue, Worklog } from '../model';
import { canSeeComment, isInAudience } from '../permissions';
import { getRecord } from '../site';
import { personById } from './person-bean';

/** A comment: its body is text in v2 and an Atlassian document in v3. */
export const commentBean = (call: Call, comment: Comment): Readonly<Record<string, unknown>> => ({
  self: url(call, `issue/${comment.issueId}/comment/${comment.id}`),
  id: comment.id,
  author: personById(call, comment.authorId),
  body: showRichText(comment.body, call.version),
  updateAuthor: personById(call, comment.updateAuthorId),
  created: formatTime(comment.createdAt),
  updated: formatTime(comment.updatedAt),
  ...(comment.visibility === undefined ? {} : { visibility: comment.visibility }),
  jsdPublic: true,
});

/** The issue's comments that the caller may see, oldest first. */
export function visibleComments(call: Call, issue: Issue): readonly Comment[] {
  return [...call.site.comments.values()].filter(
    (comment) => comment.issueId === issue.id && canSeeComment(call.site, call.actor, comment),
  );
}

export const worklogBean = (call: Call, worklog: Worklog): Readonly<Record<string, unknown>> => ({
  self: url(call, `issue/${worklog.issueId}/worklog/${worklog.id}`),
  author: personById(call, worklog.authorId),
  updateAuthor: personById(call, worklog.updateAuthorId),
  ...(worklog.comment === undefined ? {} : { comment: showRichText(worklog.comment, call.version) }),
  created: formatTime(worklog.createdAt),
  updated: formatTime(worklog.updatedAt),
  started: formatTime(worklog.startedAt),
  timeSpent: formatDuration(worklog.spentSeconds),
  timeSpentSeconds: worklog.spentSeconds,
  id: worklog.id,
  issueId: worklog.issueId,
});

/** The issue's worklogs, oldest first. */
export const worklogsOf = (call: Call, issue: Issue): readonly Worklog[] =>
  [...call.site.worklogs.values()].filter((worklog) => worklog.issueId === issue.id);

/** True where the caller belongs to the audience that a new comment would be restricted to. */
export const mayRestrictTo = (call: Call, issue: Issue, visibility: Comment['visibility']): boolean =>
  isInAudience(call.site, call.actor, visibility, getRecord(call.site.projects, issue.projectId));
