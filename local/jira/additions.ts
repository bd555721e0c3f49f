/** Comments, worklogs and links: what a new one must be, by itself or inside an edit. */
import { isAdf, readRichText } from './adf';
import { mayRestrictTo } from './beans/comment-bean';
import type { Call } from './call';
import { LINK_TYPES, ROLES } from './configuration';
import { parseDuration, parseTime } from './dates';
import type { Addition } from './fields/apply-edit';
import { storeLink } from './issue-links';
import { isObject, readMember } from './json';
import { deniedAsBadRequest, findIssue, NO_ISSUE } from './lookup';
import type { AdfDocument, Comment, Issue, IssueLink, Visibility, Worklog } from './model';
import { canSeeIssue, hasOnIssue } from './permissions';
import { badRequest, fieldProblems, found, missing, notFound, type Found, type Reply } from './reply';
import { nextId } from './site';

/** The rich text of a body's `body` (or a worklog's `comment`); undefined where its form is not this version's. */
const readBody = (call: Call, value: unknown): AdfDocument | undefined => readRichText(value, call.version);

/** A comment for this issue from JSON, not yet stored. */
export function readComment(call: Call, issue: Issue, value: unknown): Found<Omit<Comment, 'id'>> {
  if (call.actor.person === undefined || !hasOnIssue(call.site, call.actor, 'ADD_COMMENTS', issue)) {
    return missing(deniedAsBadRequest(call, 'You do not have the permission to comment on this issue.'));
  }
  const body = isObject(value) ? readBody(call, value.body) : undefined;
  if (body === undefined || isEmpty(body)) return missing(badBody(call, value));
  const visibility = readVisibility(call, issue, isObject(value) ? value.visibility : undefined);
  if (!visibility.ok) return visibility;
  const authorId = call.actor.person.accountId;
  return found({
    issueId: issue.id,
    authorId,
    updateAuthorId: authorId,
    body,
    visibility: visibility.value,
    createdAt: call.now,
    updatedAt: call.now,
    properties: new Map(),
  });
}

const isEmpty = (body: AdfDocument): boolean =>
  body.content.length === 0 ||
  body.content.every((block) => isObject(block) && block.type === 'paragraph' && !hasContent(block.content));
const hasContent = (content: unknown): boolean => Array.isArray(content) && content.length > 0;

/** Jira's answer to a comment body that is missing, empty or in the other version's form. */
export function badBody(call: Call, value: unknown): Reply {
  const body = isObject(value) ? value.body : undefined;
  if (body === undefined || body === null || body === '' || isAdf(body))
    return fieldProblems({ comment: 'Comment body can not be empty!' });
  return call.version === 3
    ? fieldProblems({ comment: 'Comment body is not valid!' })
    : badRequest('Operation value must be a string');
}

/** `{type, value | identifier}`: a role or group that the caller belongs to. */
export function readVisibility(call: Call, issue: Issue, value: unknown): Found<Visibility | undefined> {
  if (value === undefined || value === null) return found(undefined);
  const type = readMember(value, 'type');
  const named = readMember(value, 'identifier') ?? readMember(value, 'value');
  const rows = type === 'role' ? ROLES : type === 'group' ? [...call.site.groups.values()] : [];
  const row = rows.find((one) => one.id === named || one.name === named);
  const visibility: Visibility | undefined =
    row === undefined
      ? undefined
      : { type: type === 'group' ? 'group' : 'role', value: row.name, identifier: row.id };
  if (visibility !== undefined && mayRestrictTo(call, issue, visibility)) return found(visibility);
  return missing(
    fieldProblems({
      commentLevel: `You are currently not a member of the project role or group: ${named ?? ''}.`,
    }),
  );
}

/** A worklog for this issue from JSON, not yet stored. */
export function readWorklog(call: Call, issue: Issue, value: unknown): Found<Omit<Worklog, 'id'>> {
  if (call.actor.person === undefined || !hasOnIssue(call.site, call.actor, 'WORK_ON_ISSUES', issue)) {
    return missing(
      deniedAsBadRequest(call, 'You do not have the permission to associate a worklog to this issue.'),
    );
  }
  const spentSeconds = readSpent(value);
  if (spentSeconds === undefined)
    return missing(fieldProblems({ timeLogged: 'You must indicate the time spent working.' }));
  const started = readMember(value, 'started');
  const startedAt = started === undefined ? call.now : parseTime(started);
  if (startedAt === undefined) return missing(badRequest(`Cannot parse the date '${started ?? ''}'.`));
  const given = isObject(value) ? value.comment : undefined;
  const comment = given === undefined ? undefined : readBody(call, given);
  if (given !== undefined && comment === undefined)
    return missing(fieldProblems({ comment: 'Comment body is not valid!' }));
  const authorId = call.actor.person.accountId;
  return found({
    issueId: issue.id,
    authorId,
    updateAuthorId: authorId,
    comment,
    startedAt,
    spentSeconds,
    createdAt: call.now,
    updatedAt: call.now,
    properties: new Map(),
  });
}

/** `timeSpentSeconds`, or else `timeSpent`; undefined where there is neither or it is not positive. */
export function readSpent(value: unknown): number | undefined {
  if (!isObject(value)) return undefined;
  const seconds =
    typeof value.timeSpentSeconds === 'number'
      ? value.timeSpentSeconds
      : typeof value.timeSpent === 'string'
        ? parseDuration(value.timeSpent)
        : undefined;
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}

/** A link from JSON: both ends visible, the right to link at one of them. `here` stands for an end that is not named. */
export function readLink(call: Call, value: unknown, here: Issue | undefined): Found<Omit<IssueLink, 'id'>> {
  const given = isObject(value) ? value : {};
  const type = LINK_TYPES.find(
    (one) => one.id === readMember(given.type, 'id') || one.name === readMember(given.type, 'name'),
  );
  if (type === undefined)
    return missing(notFound(`No issue link type with name '${readMember(given.type, 'name') ?? ''}' found.`));
  const source = findEnd(call, given.inwardIssue, here);
  const destination = findEnd(call, given.outwardIssue, here);
  if (source === undefined || destination === undefined) return missing(notFound(NO_ISSUE));
  if (source.id === destination.id) return missing(badRequest('You cannot link an issue to itself.'));
  const may = [source, destination].some((issue) => hasOnIssue(call.site, call.actor, 'LINK_ISSUES', issue));
  if (call.actor.person === undefined || !may)
    return missing(deniedAsBadRequest(call, 'You do not have permission to link issues in this project.'));
  return found({ typeId: type.id, sourceId: source.id, destinationId: destination.id });
}

function findEnd(call: Call, value: unknown, here: Issue | undefined): Issue | undefined {
  if (value === undefined) return here;
  const named = readMember(value, 'id') ?? readMember(value, 'key');
  const issue = named === undefined ? undefined : findIssue(call.site, named);
  return issue !== undefined && canSeeIssue(call.site, call.actor, issue) ? issue : undefined;
}

/** The first fault among an edit's additions, or undefined. An issue that is not stored yet counts as its project's. */
export function findAdditionFault(
  call: Call,
  issue: Issue,
  additions: readonly Addition[],
): Reply | undefined {
  for (const addition of additions) {
    const read = readAddition(call, issue, addition);
    if (!read.ok) return read.reply;
  }
  return undefined;
}

const readAddition = (call: Call, issue: Issue, { kind, value }: Addition): Found<unknown> =>
  kind === 'comment'
    ? readComment(call, issue, value)
    : kind === 'worklog'
      ? readWorklog(call, issue, value)
      : readLink(call, value, issue);

/** Stores additions that `findAdditionFault` let pass. */
export function addAdditions(call: Call, issue: Issue, additions: readonly Addition[]): void {
  for (const { kind, value } of additions) {
    if (kind === 'comment') {
      const read = readComment(call, issue, value);
      if (read.ok) addComment(call, read.value);
    } else if (kind === 'worklog') {
      const read = readWorklog(call, issue, value);
      if (read.ok) addWorklog(call, read.value);
    } else {
      const read = readLink(call, value, issue);
      if (read.ok) addLink(call, read.value);
    }
  }
}

export function addComment(call: Call, draft: Omit<Comment, 'id'>): Comment {
  const comment = { ...draft, id: nextId(call.site, 'comment') };
  call.site.comments.set(comment.id, comment);
  touch(call, draft.issueId);
  return comment;
}

export function addWorklog(call: Call, draft: Omit<Worklog, 'id'>): Worklog {
  const worklog = { ...draft, id: nextId(call.site, 'worklog') };
  call.site.worklogs.set(worklog.id, worklog);
  touch(call, draft.issueId);
  return worklog;
}

/** A link of the same kind between the same issues is not made twice. */
export function addLink(call: Call, draft: Omit<IssueLink, 'id'>): void {
  const authorId = call.actor.person?.accountId;
  if (authorId === undefined) throw new Error('an anonymous caller passed a permission');
  storeLink(call.site, draft, { authorId, at: call.now });
}

/** Comments and worklogs move an issue's `updated`. */
export function touch(call: Call, issueId: string): void {
  const issue = call.site.issues.get(issueId);
  if (issue !== undefined) call.site.issues.set(issueId, { ...issue, updatedAt: call.now });
}
