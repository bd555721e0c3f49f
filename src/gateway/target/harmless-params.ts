/**
 * Query parameters that name nothing which belongs to a project, for every operation that a token bound to projects may use. A closed
 * list by name; a parameter that is harmless for one operation only stands in that operation's shape.
 *
 * Not here on purpose: `includePrivate`, `negateLocationFiltering`, `accountIdLocation`, `projectLocation` and `filterId` of GET board
 * (they add boards beyond the project asked for), `issueSecuritySchemeId` and `notificationSchemeId` (whether they narrow a list by
 * project or widen it is not documented), `componentSource` (Compass: beyond the project), `projectUuid`, `projectConfigurationUuid`.
 */
const GROUPS = {
  paging: [
    'startAt',
    'maxResults',
    'start',
    'limit',
    'nextPageToken',
    'cursor',
    'prev',
    'endingBefore',
    'startingAfter',
  ],
  order: ['orderBy', 'sortByOpsBarAndStatus'],
  // What of the things found is shown.
  shown: [
    'expand',
    'fields',
    'fieldsByKeys',
    'properties',
    'failFast',
    'returnIssue',
    'includeCount',
    'highlight',
    'size',
    'format',
  ],
  text: [
    'query',
    'searchString',
    'searchTerm',
    'searchText',
    'searchQuery',
    'name',
    'priorityName',
    'propertyQuery',
  ],
  // States and kinds by which a list is narrowed.
  states: [
    'action',
    'approvalStatus',
    'currentMember',
    'done',
    'excludeConnectAddons',
    'excludeInactiveUsers',
    'excludeOtherServiceRoles',
    'includeHiddenRequestTypesInSearch',
    'includeUnavailableTransitions',
    'internal',
    'level',
    'onlyDefault',
    'projectTypeLocation',
    'public',
    'recent',
    'recommend',
    'released',
    'requestOwnership',
    'requestStatus',
    'restrictionStatus',
    'skipRemoteOnlyCondition',
    'startedAfter',
    'startedBefore',
    'state',
    'status',
    'statusCategory',
    'type',
    'typeKey',
  ],
  // Metadata of the site.
  metadata: [
    'actionDescriptorId',
    'categoryId',
    'fieldId',
    'issuetypeIds',
    'issuetypeNames',
    'permissions',
    'requestTypeId',
    'transitionId',
    'workTypeId',
  ],
  people: ['accountId', 'accountType', 'appType', 'group', 'groupId', 'organizationId', 'user', 'username'],
  // Of the issue that the path names: how its estimate changes, which of its remote links is meant.
  ofTheIssue: ['adjustEstimate', 'globalId', 'increaseBy', 'newEstimate', 'reduceBy'],
  // More than the caller's share of power, perhaps, but no further thing: judged beside the names (design §7).
  power: [
    'deleteSubtasks',
    'enableUndo',
    'extendAdminPermissions',
    'notifyUsers',
    'overrideEditableFlag',
    'overrideScreenSecurity',
    'overrideSharePermissions',
    'updateHistory',
  ],
  // How the request is answered. `_` is what browsers' scripts add against caches; Jira reads it nowhere.
  manner: ['_', 'sessionId', 'strictConflictStatusCode', 'validateQuery', 'x', 'y'],
} as const;

const HARMLESS: ReadonlySet<string> = new Set(Object.values(GROUPS).flat());

export const isHarmlessParam = (name: string): boolean => HARMLESS.has(name);

/** Words of parameters that name things of projects. Asked for reads whose other parameters may pass: more words refuse more. */
const NAMING =
  /attachment|board|comment|component|desk|entity|epic|expression|filter|issue|jql|link|project|sprint|version|worklog|uuid|^move.*to$|^(?:ids?|keys?)$/i;

export const mayName = (name: string): boolean => NAMING.test(name);
