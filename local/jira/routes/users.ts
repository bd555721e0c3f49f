import { pageBean, readWindow, slice } from '../beans/page';
import { personBean } from '../beans/person-bean';
import { url, type Call, type Route } from '../call';
import { seeIssue, seeProject, NO_ISSUE } from '../lookup';
import type { Group, Issue, Person, Project } from '../model';
import { listPeople, matchesQuery } from '../people';
import { hasGlobal, hasInProject, hasOnIssue, isAdmin } from '../permissions';
import { badRequest, forbidden, json, notFound, type Reply } from '../reply';
import { getRecord } from '../site';
import { members, open } from './route';

const NO_USER = notFound('Specified user does not exist or you do not have required permissions');
const mayBrowse = (call: Call): boolean => hasGlobal(call.site, call.actor, 'USER_PICKER');

function getUser(call: Call): Reply {
  const accountId = call.query.one('accountId');
  if (accountId === undefined) return badRequest('The accountId query parameter must be provided.');
  const person = call.site.people.get(accountId);
  return person === undefined || !mayBrowse(call)
    ? NO_USER
    : json({ ...personBean(call, person), locale: 'en_US' });
}

/** One of `query`, `accountId` is needed. Deactivated people and apps are left out. */
function searchUsers(call: Call): Reply {
  const [text, accountId] = [call.query.one('query'), call.query.one('accountId')];
  if (text === undefined && accountId === undefined) return badRequest("The 'query' parameter is required.");
  if (!mayBrowse(call)) return json([]);
  const rows = listPeople(call.site).filter(
    (person) =>
      person.active && (text === undefined ? person.accountId === accountId : matchesQuery(person, text)),
  );
  return json(slice(rows, readWindow(call, 50, 1_000)).map((person) => personBean(call, person)));
}

/** Everybody, deactivated people included. */
function listUsers(call: Call): Reply {
  if (!mayBrowse(call)) return forbidden('You do not have permission to browse users.');
  return json(
    slice([...call.site.people.values()], readWindow(call, 50, 1_000)).map((person) =>
      personBean(call, person),
    ),
  );
}

function bulkUsers(call: Call): Reply {
  const ids = call.query.all('accountId');
  if (ids.length === 0) return badRequest('The accountId query parameter must be provided.');
  const rows = ids.flatMap((id) => call.site.people.get(id) ?? []);
  return json(pageBean(call, rows, readWindow(call, 10, 200), (person) => personBean(call, person)));
}

function searchAssignable(call: Call): Reply {
  const target = findAssignTarget(call);
  if ('status' in target) return target;
  const text = call.query.one('query') ?? '';
  const accountId = call.query.one('accountId');
  const rows = listPeople(call.site).filter(
    (person) =>
      matchesQuery(person, text) &&
      (accountId === undefined || person.accountId === accountId) &&
      isAssignable(call, person, target),
  );
  return json(slice(rows, readWindow(call, 50, 1_000)).map((person) => personBean(call, person)));
}

function isAssignable(call: Call, person: Person, target: Issue | Project): boolean {
  const actor = { person, scopes: [] };
  return 'projectId' in target
    ? hasOnIssue(call.site, actor, 'ASSIGNABLE_USER', target)
    : hasInProject(call.site, actor, 'ASSIGNABLE_USER', target);
}

/** The issue, or else the project, that a search for assignees names. */
function findAssignTarget(call: Call): Issue | Project | Reply {
  const { site, actor, query } = call;
  const issueName = query.one('issueKey') ?? query.one('issueId');
  if (issueName !== undefined) {
    const issue = seeIssue(site, actor, issueName);
    return issue ?? notFound(NO_ISSUE);
  }
  const named = query.one('project');
  if (named === undefined)
    return badRequest("Either the 'project' or the 'issueKey' query parameter must be provided.");
  return seeProject(site, actor, named) ?? notFound(`No project could be found with key '${named}'.`);
}

const groupRef = (call: Call, group: Group): Readonly<Record<string, string>> => ({
  name: group.name,
  groupId: group.id,
  self: url(call, `group?groupId=${group.id}`),
});

function userGroups(call: Call): Reply {
  const person = call.site.people.get(call.query.one('accountId') ?? '');
  if (person === undefined || !mayBrowse(call)) return NO_USER;
  return json(person.groupIds.map((id) => groupRef(call, getRecord(call.site.groups, id))));
}

function pickGroups(call: Call): Reply {
  const text = (call.query.one('query') ?? '').toLowerCase();
  const all = mayBrowse(call) ? [...call.site.groups.values()] : [];
  const rows = all.filter((group) => group.name.toLowerCase().includes(text));
  const shown = rows.slice(0, call.query.int('maxResults') ?? 20);
  return json({
    header: `Showing ${shown.length} of ${rows.length} matching groups`,
    total: rows.length,
    groups: shown.map((group) => ({ name: group.name, html: group.name, labels: [], groupId: group.id })),
  });
}

function bulkGroups(call: Call): Reply {
  if (!mayBrowse(call)) return forbidden('Browse users and groups permission is required to view groups.');
  const [ids, names] = [call.query.all('groupId'), call.query.all('groupName')];
  const rows = [...call.site.groups.values()].filter(
    (group) => ids.length + names.length === 0 || ids.includes(group.id) || names.includes(group.name),
  );
  return json(
    pageBean(call, rows, readWindow(call, 50, 50), (group) => ({ name: group.name, groupId: group.id })),
  );
}

function groupMembers(call: Call): Reply {
  const [id, name] = [call.query.one('groupId'), call.query.one('groupname')];
  if (id === undefined && name === undefined)
    return badRequest("Either the 'groupname' or the 'groupId' query parameter must be provided.");
  if (!isAdmin(call.site, call.actor))
    return forbidden('You do not have permission to view the members of this group.');
  const group = [...call.site.groups.values()].find((one) => one.id === id || one.name === name);
  if (group === undefined) return notFound(`The group named '${name ?? id ?? ''}' does not exist.`);
  const inactive = call.query.flag('includeInactiveUsers');
  const rows = [...call.site.people.values()].filter(
    (person: Person) => person.groupIds.includes(group.id) && (inactive || person.active),
  );
  return json(pageBean(call, rows, readWindow(call, 50, 50), (person) => personBean(call, person)));
}

/** Users and groups. */
export const USER_ROUTES: readonly Route[] = [
  open('GET', 'user', 'read:jira-user', getUser),
  open('GET', 'user/search', 'read:jira-user', searchUsers),
  open('GET', 'user/assignable/search', 'read:jira-user', searchAssignable),
  members('GET', 'user/bulk', 'read:jira-user', bulkUsers),
  open('GET', 'user/groups', 'read:jira-user', userGroups),
  open('GET', 'users', 'read:jira-user', listUsers),
  open('GET', 'users/search', 'read:jira-user', listUsers),
  open('GET', 'groups/picker', 'read:jira-user', pickGroups),
  members('GET', 'group/bulk', 'read:jira-user', bulkGroups),
  members('GET', 'group/member', 'manage:jira-configuration', groupMembers),
];
