import type { Locator } from '../../../src/catalogue/operation';

/**
 * Where an operation names what it touches. The first rule that matches an id decides; what no rule names is `deny`, so that every
 * other kind is a positive list that each row had to be argued into: what the request names there, and nothing else, is what Jira
 * shows or changes, or its reply can be confined to it.
 */
export interface LocatorRule {
  readonly kind: Locator['kind'];
  /** Matched against the whole id with its root shortened: `GET issue/{issueIdOrKey}`, `GET /rest/agile/1.0/board`. */
  readonly matches: RegExp;
  /** `path`: the template's first parameter. Otherwise the query or body field that names the project, where there is one. */
  readonly names?: string;
  readonly because: string;
}

const PATH = 'path';

export const LOCATOR_RULES: readonly LocatorRule[] = [
  // — by the path —
  {
    kind: 'issue',
    names: PATH,
    matches:
      /^\w+ (issue|\/rest\/agile\/1\.0\/issue|\/rest\/servicedeskapi\/request)\/\{(issue|request)IdOrKey\}(\/|$)/,
    because:
      'the issue is the first parameter; Jira answers 404 where a comment, worklog … id is not of that issue',
  },
  {
    kind: 'project',
    names: PATH,
    matches: /^\w+ project\/\{project(IdOrKey|KeyOrId|Id)\}(\/|$)/,
    because: 'the project is the first parameter',
  },
  {
    kind: 'project',
    names: PATH,
    matches: /^GET issue\/createmeta\/\{projectIdOrKey\}\//,
    because: 'the project is the first parameter, in spite of the path',
  },

  // — rewriting the JQL would confine them —
  {
    kind: 'jql',
    names: 'jql',
    matches: /^(GET|POST) search(\/jql|\/approximate-count)?$/,
    because: 'search',
  },
  {
    kind: 'jql',
    names: 'jql',
    matches:
      /^GET \/rest\/(agile|software)\/1\.0\/(board\/\{boardId\}\/(.*\/)?(issue|backlog)(\/approximate-count)?|(epic|sprint)\/[^/]+\/issue)$/,
    because: 'a list of issues with a jql parameter, over whatever projects the board, epic or sprint spans',
  },

  // — the reply would have to be filtered, whatever is resolved or asked for before —
  {
    kind: 'respfilter',
    matches: /^GET \/rest\/agile\/1\.0\/board$/,
    because:
      'projectKeyOrId asks for boards that refer to the project, wherever they are; each says in `location` which project it is in',
  },
  {
    kind: 'respfilter',
    names: PATH,
    matches: /^GET \/rest\/agile\/1\.0\/board\/\{boardId\}\/epic$/,
    because:
      'epics of every project that the filter spans, each with its key; they need not be on the board, so board/{boardId}/project need not list their project',
  },

  // — an id has to be resolved to its project first —
  {
    kind: 'resolve',
    names: PATH,
    matches:
      /^\w+ (comment\/\{commentId\}\/|component\/\{id\}|version\/\{(id|versionId)\}|issueLink\/\{linkId\})/,
    because: 'an id of its own names a comment, component, version or link',
  },
  {
    kind: 'resolve',
    names: PATH,
    matches:
      /^\w+ \/rest\/agile\/1\.0\/((backlog|board)\/\{boardId\}|sprint\/\{sprintId\}|epic\/\{epicIdOrKey\})/,
    because: 'boards and sprints span projects; an epic is an issue and pulls in others',
  },
  {
    kind: 'resolve',
    names: PATH,
    matches: /^\w+ \/rest\/servicedeskapi\/servicedesk\/\{serviceDeskId\}/,
    because: 'a service desk id, or one of four other spellings, stands for the project',
  },

  // — the body or the query names the project or issues —
  {
    kind: 'body',
    names: 'fields',
    matches: /^POST issue$/,
    because: 'fields.project or fields.parent',
  },
  {
    kind: 'body',
    names: 'issueUpdates',
    matches: /^POST issue\/bulk$/,
    because: 'up to 50 issues, each with its own fields.project or fields.parent',
  },
  {
    kind: 'body',
    names: 'originBoardId',
    matches: /^POST \/rest\/agile\/1\.0\/sprint$/,
    because: 'a new sprint is of its board, which spans projects',
  },
  { kind: 'body', names: 'projectId', matches: /^POST version$/, because: 'projectId or project' },
  {
    kind: 'body',
    names: 'project',
    matches: /^POST component$/,
    because: 'the project of the new component',
  },
  {
    kind: 'body',
    names: 'inwardIssue',
    matches: /^POST issueLink$/,
    because: 'inwardIssue and outwardIssue',
  },
  {
    kind: 'body',
    names: 'selectedIssueIdsOrKeys',
    matches: /^POST bulk\/issues\/(?!move$|transition$)/,
    because: 'up to 1000 issues',
  },
  {
    kind: 'body',
    names: 'bulkTransitionInputs',
    matches: /^POST bulk\/issues\/transition$/,
    because: 'lists of issues, one for each transition',
  },
  {
    kind: 'body',
    names: 'targetToSourcesMapping',
    matches: /^POST bulk\/issues\/move$/,
    because: 'the target project and the sources',
  },
  {
    kind: 'body',
    names: 'issueIdsOrKeys',
    matches: /^(POST (issue|changelog)\/bulkfetch|PUT issue\/(un)?archive)$/,
    because: 'up to 1000 issues',
  },
  { kind: 'body', names: 'issueIds', matches: /^POST (issue\/watching|jql\/match)$/, because: 'issue ids' },
  { kind: 'body', names: 'issues', matches: /^POST issue\/properties\/multi$/, because: 'issues[].issueID' },
  { kind: 'body', names: 'entitiesIds', matches: /^POST issue\/properties$/, because: 'issue ids' },
  {
    kind: 'body',
    names: 'issues',
    matches: /^(POST \/rest\/agile\/1\.0\/(backlog|epic\/none)\/issue|PUT \/rest\/agile\/1\.0\/issue\/rank)$/,
    because: 'issue keys',
  },
  {
    kind: 'body',
    names: 'serviceDeskId',
    matches: /^POST \/rest\/servicedeskapi\/request(\/validate)?$/,
    because: 'the service desk, in one of five spellings',
  },
  {
    kind: 'query',
    names: 'issueIdsOrKeys',
    matches: /^GET bulk\/issues\/(fields|transition)$/,
    because: 'a comma-separated list of issues',
  },
  {
    kind: 'query',
    names: 'projectIdsOrKeys',
    matches: /^GET component$/,
    because: 'omitted means every project',
  },
  {
    kind: 'query',
    names: 'projectKeys',
    matches: /^GET issue\/createmeta$/,
    because: 'omitted means every project',
  },
  { kind: 'query', names: 'ids', matches: /^GET data-policy\/project$/, because: 'project ids' },
  {
    kind: 'query',
    names: 'projectIds',
    matches: /^GET field\/search$/,
    because: 'omitted means every project',
  },
  {
    kind: 'query',
    names: 'projectId',
    matches: /^GET (issuetype\/project|projects\/fields|statuses\/(search|byNames)|priority\/search)$/,
    because: 'omitted means every project, or may list several',
  },
  {
    kind: 'query',
    names: 'projectId',
    matches:
      /^GET (config\/fieldschemes\/projects|(issuesecurityschemes|notificationscheme|workflowscheme)\/project)$/,
    because:
      'which scheme serves which of these projects; the other schemes/project reads list, for each scheme, all projects that use it',
  },
  {
    kind: 'query',
    names: 'project',
    matches: /^GET user\/assignable\/search$/,
    because: 'project or issueKey or issueId',
  },
  {
    kind: 'query',
    names: 'projectKeys',
    matches: /^GET user\/assignable\/multiProjectSearch$/,
    because: 'keys',
  },
  {
    kind: 'query',
    names: 'projectKey',
    matches: /^GET (user\/(permission|viewissue)\/search|mypermissions)$/,
    because: 'projectKey or issueKey; mypermissions tells by its 404 which projects exist',
  },
  {
    kind: 'query',
    names: 'serviceDeskId',
    matches: /^GET \/rest\/servicedeskapi\/request(type)?$/,
    because: 'omitted means every service desk',
  },

  // — the reply would have to be filtered —
  {
    kind: 'respfilter',
    matches:
      /^GET project(\/recent|\/search)?$|^POST permissions\/(check|project)$|^GET \/rest\/servicedeskapi\/servicedesk$/,
    because: 'lists projects, each with its key or id',
  },
  {
    kind: 'respfilter',
    matches: /^POST (comment|worklog)\/list$/,
    because: 'each item says which issue it is of',
  },

  // — about the caller, and the caller is the app —
  {
    kind: 'self',
    matches: /^GET (myself|mypreferences|mypreferences\/locale)$/,
    because: "answers for the app's own account",
  },
];

const FEW_OF_ONE_PROJECT =
  'of the site, but for items of single team-managed projects, which say so in `scope.project` and which the gateway drops (confine-metadata.ts)';

/**
 * Site metadata that a project-bound token may read: what Jira shows to everyone who may log in ("None", "Permission to access
 * Jira") *and* what names no project, issue, person, filter or dashboard. Names of schemes, screens and workflows are left out,
 * because Jira builds them from project names ("ABC: Kanban workflow scheme"); so are lists that mix in team-managed projects.
 */
export const GLOBAL_READS: Readonly<Record<string, string>> = {
  'GET serverInfo': 'version, time and base URL of the site; anonymous',
  'GET configuration': 'which features the site has on: voting, sub-tasks, time tracking',
  'GET data-policy': 'whether the site blocks app access somewhere: one boolean',
  'GET attachment/meta': 'whether attachments are on and their largest size',
  'GET classification-levels': "the organisation's data classification levels",
  'GET permissions': 'which permissions exist; nothing about who holds them',
  'GET avatar/{type}/system': "Jira's built-in avatars",
  'GET universal_avatar/view/type/{type}': "Jira's default avatar of a type",
  'GET field': FEW_OF_ONE_PROJECT,
  'GET status': FEW_OF_ONE_PROJECT,
  'GET issuetype': FEW_OF_ONE_PROJECT,
  'GET issueLinkType': '"blocks", "clones" …',
  'GET issueLinkType/{issueLinkTypeId}': '"blocks", "clones" …',
  'GET priority': 'names and colours of priorities, which are of the whole site',
  'GET priority/{id}': 'one of them',
  'GET resolution': 'names of resolutions, which are of the whole site',
  'GET resolution/search': 'names of resolutions',
  'GET resolution/{id}': 'one of them',
  'GET statuscategory': 'to do, in progress, done',
  'GET statuscategory/{idOrKey}': 'one of them',
  'GET project/type': 'software, business, service desk: kinds of project, not projects',
  'GET project/type/accessible': 'kinds of project',
  'GET project/type/{projectTypeKey}': 'a kind of project',
  'GET project/type/{projectTypeKey}/accessible': 'a kind of project',
  'GET /rest/servicedeskapi/info': 'version of service management; anonymous',
};
