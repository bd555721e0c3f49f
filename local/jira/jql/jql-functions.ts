/** JQL functions that return ids (dates have their own file). */
import { ISSUE_TYPES, LINK_TYPES } from '../configuration';
import { seeIssue, seeProject } from '../lookup';
import { good, invalid, unsupported, type JqlResult, type JqlScope } from './scope';

type IdFunction = (args: readonly string[], scope: JqlScope) => JqlResult<readonly string[]>;

const sprints =
  (state: string): IdFunction =>
  (_, { site }) =>
    good([...site.sprints.values()].filter((sprint) => sprint.state === state).map((sprint) => sprint.id));

const versions =
  (released: boolean): IdFunction =>
  (args, { site, actor }) => {
    const projects = args.map((name) => seeProject(site, actor, name)?.id);
    const found = [...site.versions.values()].filter(
      (version) =>
        version.released === released && (args.length === 0 || projects.includes(version.projectId)),
    );
    return good(found.map((version) => version.id));
  };

const types =
  (subtask: boolean): IdFunction =>
  () =>
    good(ISSUE_TYPES.filter((type) => type.subtask === subtask).map((type) => type.id));

function membersOf(args: readonly string[], { site }: JqlScope): JqlResult<readonly string[]> {
  const group = [...site.groups.values()].find((one) => one.id === args[0] || one.name === args[0]);
  if (group === undefined)
    return invalid(
      `Function 'membersOf' can not generate a list of usernames for group '${args[0] ?? ''}'; the group does not exist.`,
    );
  return good(
    [...site.people.values()]
      .filter((person) => person.groupIds.includes(group.id))
      .map((person) => person.accountId),
  );
}

function linkedIssues(args: readonly string[], { site, actor }: JqlScope): JqlResult<readonly string[]> {
  const issue = seeIssue(site, actor, args[0] ?? '');
  if (issue === undefined)
    return invalid(`Issue '${args[0] ?? ''}' could not be found in function 'linkedIssues'.`);
  const wanted = args[1]?.toLowerCase();
  const ids = [...site.links.values()].flatMap((link) => {
    const type = LINK_TYPES.find((one) => one.id === link.typeId);
    if (link.sourceId === issue.id && (wanted === undefined || type?.outward === wanted))
      return [link.destinationId];
    return link.destinationId === issue.id && (wanted === undefined || type?.inward === wanted)
      ? [link.sourceId]
      : [];
  });
  return good(ids);
}

const FUNCTIONS: ReadonlyMap<string, IdFunction> = new Map<string, IdFunction>([
  ['currentuser', (_, { actor }) => good(actor.person === undefined ? [] : [actor.person.accountId])],
  ['membersof', membersOf],
  ['linkedissues', linkedIssues],
  ['opensprints', sprints('active')],
  ['closedsprints', sprints('closed')],
  ['futuresprints', sprints('future')],
  ['releasedversions', versions(true)],
  ['unreleasedversions', versions(false)],
  ['standardissuetypes', types(false)],
  ['subtaskissuetypes', types(true)],
  [
    'projectsleadbyuser',
    (_, { site, actor }) =>
      good(
        [...site.projects.values()]
          .filter((one) => one.leadId === actor.person?.accountId)
          .map((one) => one.id),
      ),
  ],
]);

/** Functions of real Jira that this one does not evaluate. */
const KNOWN: ReadonlySet<string> = new Set([
  'approved',
  'approver',
  'breached',
  'cascadeoption',
  'completed',
  'componentsleadbyuser',
  'currentlogin',
  'earliestunreleasedversion',
  'elapsed',
  'everbreached',
  'issuehistory',
  'issueswithremotelinksbyglobalid',
  'lastlogin',
  'latestreleasedversion',
  'linkedworkitem',
  'linkedworkitems',
  'mypending',
  'organizationmembers',
  'parentepic',
  'paused',
  'pending',
  'projectswhereuserhaspermission',
  'projectswhereuserhasrole',
  'running',
  'updatedby',
  'votedissues',
  'watchedissues',
  'withincalendarhours',
  'choiceoption',
]);

/** The ids that a function returns for this caller. */
export function callFunction(
  name: string,
  args: readonly string[],
  scope: JqlScope,
): JqlResult<readonly string[]> {
  const run = FUNCTIONS.get(name.toLowerCase());
  if (run !== undefined) return run(args, scope);
  if (KNOWN.has(name.toLowerCase())) return unsupported(`the JQL function ${name}()`);
  return invalid(`Unable to find JQL function '${name}(${args.join(', ')})'.`);
}
