import { readWindow, slice } from '../beans/page';
import { personBean } from '../beans/person-bean';
import type { Call, Route } from '../call';
import { NO_ISSUE, noProject, seeIssue, seeProject } from '../lookup';
import type { Person } from '../model';
import { listPeople, matchesQuery } from '../people';
import { canSeeIssue, hasInProject, type Actor } from '../permissions';
import { badRequest, json, notFound, type Reply } from '../reply';
import { open } from './route';

/** Active people who match the query's `query` or `accountId`, of which one is needed, and pass the test. */
function search(call: Call, test: (actor: Actor) => boolean): Reply {
  const [text, accountId] = [call.query.one('query'), call.query.one('accountId')];
  if ((text === undefined) === (accountId === undefined))
    return badRequest("Exactly one of 'query' and 'accountId' must be provided.");
  const named = (person: Person): boolean =>
    text === undefined ? person.accountId === accountId : matchesQuery(person, text);
  const rows = listPeople(call.site).filter(
    (person) => person.active && named(person) && test({ person, scopes: [] }),
  );
  return json(slice(rows, readWindow(call, 50, 1_000)).map((person) => personBean(call, person)));
}

/** Who may see an issue, or, without one, a project. */
function canView(call: Call): Reply {
  const [issueKey, projectKey] = [call.query.one('issueKey'), call.query.one('projectKey')];
  if (issueKey !== undefined) {
    const issue = seeIssue(call.site, call.actor, issueKey);
    return issue === undefined
      ? notFound(NO_ISSUE)
      : search(call, (actor) => canSeeIssue(call.site, actor, issue));
  }
  if (projectKey === undefined) return badRequest("'issueKey' or 'projectKey' must be provided.");
  const project = seeProject(call.site, call.actor, projectKey);
  return project === undefined
    ? noProject(projectKey)
    : search(call, (actor) => hasInProject(call.site, actor, 'BROWSE_PROJECTS', project));
}

/** Who may be assigned issues in every one of the projects. */
function assignableInAll(call: Call): Reply {
  const keys = call.query.list('projectKeys');
  if (keys.length === 0) return badRequest("The 'projectKeys' query parameter must be provided.");
  const projects = keys.flatMap((key) => seeProject(call.site, call.actor, key) ?? []);
  if (projects.length < keys.length) return notFound('One or more of the projects was not found.');
  return search(call, (actor) =>
    projects.every((project) => hasInProject(call.site, actor, 'ASSIGNABLE_USER', project)),
  );
}

/** People by what they may do. */
export const USER_SEARCH_ROUTES: readonly Route[] = [
  open('GET', 'user/viewissue/search', 'read:jira-user', canView),
  open('GET', 'user/assignable/multiProjectSearch', 'read:jira-user', assignableInAll),
];
