import type { Effect } from '../../../src/catalogue/operation';
import type { Permission } from '../../../src/catalogue/permission';

/**
 * What a person needs in Jira, where several operations share it and Atlassian's prose is silent or says it unreadably. The first
 * rule that matches an id decides, in place of the prose; a single operation's override (overrides.ts) decides before any rule.
 */
export interface PermissionRule {
  /** Matched against the whole id with its root shortened, as in locators.ts. */
  readonly matches: RegExp;
  readonly permissions: readonly Permission[];
  readonly because: string;
}

const SPRINTS =
  '"Use manage sprints permission for advanced cases" (support.atlassian.com): creating, starting, completing, reordering, editing and deleting sprints take Manage sprints on every project of the board the sprint comes from';
const INTO_SPRINTS =
  'there too: to add issues to a sprint or take them out takes Schedule issues and Edit issues';

export const PERMISSION_RULES: readonly PermissionRule[] = [
  // — software: its documents have no permission prose —
  {
    matches:
      /^(DELETE|POST|PUT) \/rest\/agile\/1\.0\/sprint(\/\{sprintId\}(\/swap|\/properties\/\{propertyKey\})?)?$/,
    permissions: ['BROWSE_PROJECTS', 'MANAGE_SPRINTS_PERMISSION'],
    because: SPRINTS,
  },
  {
    matches: /^POST \/rest\/agile\/1\.0\/sprint\/\{sprintId\}\/issue$/,
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'MANAGE_SPRINTS_PERMISSION', 'SCHEDULE_ISSUES'],
    because: `${INTO_SPRINTS}. Manage sprints besides, on the strict side: the sprint itself changes under whoever runs it`,
  },
  {
    matches: /^POST \/rest\/agile\/1\.0\/backlog\/issue$/,
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'SCHEDULE_ISSUES'],
    because: INTO_SPRINTS,
  },
  {
    matches: /^POST \/rest\/agile\/1\.0\/(backlog|board)\/\{boardId\}\/issue$/,
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'SCHEDULE_ISSUES', 'TRANSITION_ISSUES'],
    because:
      'issues leave their sprints and are ranked; on a board without sprints they are moved to another status',
  },
  {
    matches: /^PUT \/rest\/agile\/1\.0\/issue\/rank$/,
    permissions: ['BROWSE_PROJECTS', 'SCHEDULE_ISSUES'],
    because: 'ranking takes Schedule issues',
  },
  {
    matches: /^PUT \/rest\/agile\/1\.0\/epic\/\{epicIdOrKey\}\/rank$/,
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'SCHEDULE_ISSUES'],
    because: 'ranking takes Schedule issues; that it is an epic that changes takes Edit issues',
  },
  {
    matches: /^POST \/rest\/agile\/1\.0\/epic\/(\{epicIdOrKey\}(\/issue)?|none\/issue)$/,
    permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
    because:
      '"needs to have the edit issue permission for all issue they want to move and to the epic"; an epic is an issue',
  },
  {
    matches:
      /^(DELETE|PUT) \/rest\/agile\/1\.0\/board\/\{boardId\}(\/features|\/properties\/\{propertyKey\})?$/,
    permissions: ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS'],
    because:
      'takes a board administrator, whom only the board itself names; whoever administers all its projects comes nearest',
  },

  // — service management —
  {
    matches:
      /^(DELETE|PUT) \/rest\/servicedeskapi\/servicedesk\/\{serviceDeskId\}\/requesttype\/\{requestTypeId\}\/property\//,
    permissions: ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS', 'SERVICEDESK_AGENT'],
    because: '"Jira project administrator with a Jira Service Management agent license"',
  },
  {
    matches: /^(DELETE|POST) \/rest\/servicedeskapi\/servicedesk\/\{serviceDeskId\}\/organization$/,
    permissions: ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'],
    because: '"Service desk\'s agent": nothing of administering it',
  },

  // — "… or …", of which the person needs one and the project's own is asked —
  {
    matches:
      /^GET (project(\/recent|\/search)?|issuetype\/project|statuses\/byNames|project\/\{projectIdOrKey\}\/classification-(config|level\/default))$/,
    permissions: ['BROWSE_PROJECTS'],
    because:
      '"Browse projects or Administer projects or Administer Jira": one of them, and this is the least',
  },
  {
    matches: /^GET (statuses\/search|user\/permission\/search)$/,
    permissions: ['ADMINISTER_PROJECTS', 'BROWSE_PROJECTS'],
    because: '"Administer Jira" for any project, "Administer projects" for one\'s own: here it names one',
  },
];

/**
 * Every operation under this root that does one of `effects` needs these beside what the prose says.
 */
export interface RootPermission {
  readonly root: string;
  readonly effects: readonly Effect[];
  readonly permissions: readonly Permission[];
  readonly because: string;
}

export const ROOT_PERMISSIONS: readonly RootPermission[] = [
  {
    root: '/rest/servicedeskapi/request/{',
    effects: ['write', 'delete', 'manage'],
    permissions: ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'],
    because:
      "a customer may change only requests of their own, and in the app's name every request is another's; a comment may be public. Reads ask for Browse projects alone, as issue/… does: whoever holds it sees the same issue, internal comments too, and a mere customer of the portal does not hold it (permissions/check asks outside the portal)",
  },
];

/** Operations inside projects that nevertheless show nothing of them: operation → why Browse projects is not asked. */
export const NOT_BROWSED: Readonly<Record<string, string>> = {
  'POST permissions/check':
    'about one person, and the gateway lets it be about the owner only: what it tells of a project is what Jira tells the owner. Administer Jira is for asking about others',
};

/**
 * Operations that name nothing of a project (`deny`) and yet need no Jira admin: operation → why. Jira answers everyone alike who
 * meets its own condition, which is a global one or none, and shows nobody's content. Kept short: who doubts, leaves out
 * (user/search is left out for its `property`, which searches what apps keep about people; label shows words out of issues).
 */
export const FOR_EVERYONE: Readonly<Record<string, string>> = {
  'POST expression/analyse': 'looks at the text of an expression and evaluates nothing',
  'GET dashboard/gadgets': 'kinds of gadgets that the site offers',
  'GET projectCategory': 'names of categories, which are of the whole site; not the projects in them',
  'GET projectCategory/{id}': 'one of them',
  'GET user': 'a profile, under Browse users and groups, as far as the person lets it be seen',
  'GET user/bulk': 'profiles, as far as the persons let them be seen; Jira shows them to whoever may log in',
  'GET user/picker': 'profiles, under Browse users and groups',
  'GET users': 'profiles, under Browse users and groups',
  'GET users/search': 'profiles, under Browse users and groups',
};
