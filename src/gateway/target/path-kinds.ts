/** What the parameters of a path name, by their name and the segments before them. Pure. */
import type { NamedKind } from './named';

/** Parameters that name the same wherever they stand. */
const BY_NAME: ReadonlyMap<string, NamedKind> = new Map([
  ['issueIdOrKey', 'issue'],
  ['requestIdOrKey', 'issue'],
  ['epicIdOrKey', 'issue'],
  ['epicId', 'issue'],
  ['projectIdOrKey', 'project'],
  ['projectKeyOrId', 'project'],
  ['projectId', 'project'],
  ['boardId', 'board'],
  ['sprintId', 'sprint'],
  ['serviceDeskId', 'service-desk'],
  ['versionId', 'version'],
  ['moveIssuesTo', 'version'],
]);

/** Beginnings of templates up to a parameter that names something there and may name nothing elsewhere. */
const BY_PLACE: ReadonlyMap<string, NamedKind> = new Map([
  ['/rest/api/3/version/{id}', 'version'],
  ['/rest/api/3/component/{id}', 'component'],
  ['/rest/api/3/issueLink/{linkId}', 'link'],
  ['/rest/api/3/comment/{commentId}', 'comment'],
]);

/**
 * Ends of such beginnings whose parameter names nothing by itself. Things of an issue, board, version or service desk that the path
 * names before them: Jira answers 404 where they are another's. The rest is metadata of the site.
 */
const PLAIN: readonly string[] = [
  '/properties/{propertyKey}',
  '/property/{propertyKey}',
  '/issue/{issueIdOrKey}/comment/{id}',
  '/issue/{issueIdOrKey}/worklog/{id}',
  '/issue/{issueIdOrKey}/remotelink/{linkId}',
  '/request/{issueIdOrKey}/sla/{slaMetricId}',
  '/board/{boardId}/quickfilter/{quickFilterId}',
  '/version/{versionId}/relatedwork/{relatedWorkId}',
  '/project/{projectIdOrKey}/features/{featureKey}',
  '/servicedesk/{serviceDeskId}/queue/{queueId}',
  '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
  // Roles, issue types, link types, priorities, resolutions, status categories, project types and avatar types are the site's.
  '/project/{projectIdOrKey}/role/{id}',
  '/issuetypes/{issueTypeId}',
  '/issueLinkType/{issueLinkTypeId}',
  '/priority/{id}',
  '/resolution/{id}',
  '/statuscategory/{idOrKey}',
  '/project/type/{projectTypeKey}',
  '/avatar/{type}',
  '/universal_avatar/view/type/{type}',
];

/**
 * Of these Jira knows that they are of the issue before them; what the app must ask before it changes one is whether it is restricted to
 * a role or group (find-entries.ts). A reply that shows one says so itself.
 */
const WHERE_CHANGED: ReadonlyMap<string, NamedKind> = new Map([
  ['/issue/{issueIdOrKey}/comment/{id}', 'comment'],
  ['/issue/{issueIdOrKey}/worklog/{id}', 'worklog'],
]);

/** The kind of thing that a parameter names where the operation changes it, beyond what it names in a read. */
export function kindWhereChanged(template: string, param: string): NamedKind | undefined {
  const end = [...WHERE_CHANGED.keys()].find((one) => one.endsWith(`{${param}}`) && template.endsWith(one));
  return end === undefined ? undefined : WHERE_CHANGED.get(end);
}

/** The kind of thing that a parameter of a template names; `plain` for nothing; undefined for a parameter nobody judged. */
export function kindOfParam(template: string, param: string): NamedKind | 'plain' | undefined {
  const braced = `{${param}}`;
  const upTo = template.slice(0, template.indexOf(braced) + braced.length);
  return (
    BY_NAME.get(param) ??
    BY_PLACE.get(upTo) ??
    (PLAIN.some((end) => upTo.endsWith(end)) ? 'plain' : undefined)
  );
}
