import { personById } from '../beans/person-bean';
import { url, type Call, type Route } from '../call';
import { denied, pathIssue } from '../lookup';
import type { Issue } from '../model';
import { canSeeIssue, hasOnIssue } from '../permissions';
import { badRequest, forbidden, json, noContent, notAuthenticated, notFound, type Reply } from '../reply';
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
  if (!canSeeIssue(call.site, { person, scopes: call.actor.scopes }, issue.value)) {
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

/** Watchers and votes of an issue. */
export const ISSUE_EXTRA_ROUTES: readonly Route[] = [
  open('GET', 'issue/:issueIdOrKey/watchers', 'read:jira-work', getWatchers),
  open('POST', 'issue/:issueIdOrKey/watchers', 'write:jira-work', addWatcher),
  open('DELETE', 'issue/:issueIdOrKey/watchers', 'write:jira-work', removeWatcher),
  open('GET', 'issue/:issueIdOrKey/votes', 'read:jira-work', getVotes),
  open('POST', 'issue/:issueIdOrKey/votes', 'write:jira-work', vote(true)),
  open('DELETE', 'issue/:issueIdOrKey/votes', 'write:jira-work', vote(false)),
];
