/** The demo site without its issues: people, groups, projects, versions, components, boards. */
import type { Holder, Person, Project, RoleName } from '../model';
import { ADMIN_GROUP_ID } from '../permissions';
import { PROJECT_PERMISSION_KEYS } from '../permission-keys';
import { DAY, formatDay } from '../dates';
import { nextId, type Site } from '../site';

export const USERS_GROUP_ID = 'a1b2c3d4-0002-4000-8000-000000000002';
const OPS_GROUP_ID = 'a1b2c3d4-0003-4000-8000-000000000003';

export type Alias = 'admin' | 'lead' | 'member' | 'outsider' | 'leaver' | 'app';

/** Account ids of the demo site, in Atlassian's form. */
export const ACCOUNT_IDS: Readonly<Record<Alias, string>> = {
  admin: '712020:0a1f0e51-0000-4000-8000-00000000ad01',
  lead: '712020:0a1f0e51-0000-4000-8000-00000000ead1',
  member: '712020:0a1f0e51-0000-4000-8000-000000003e3b',
  outsider: '712020:0a1f0e51-0000-4000-8000-0000000007d5',
  leaver: '712020:0a1f0e51-0000-4000-8000-000000001eaf',
  app: '712020:0a1f0e51-0000-4000-8000-00000000a99a',
};

const person = (
  alias: Alias,
  displayName: string,
  email: string,
  ...groupIds: readonly string[]
): Person => ({
  accountId: ACCOUNT_IDS[alias],
  alias,
  displayName,
  email,
  active: true,
  accountType: alias === 'app' ? 'app' : 'atlassian',
  groupIds,
});

const PEOPLE: readonly Person[] = [
  person('admin', 'Ada Admin', 'ada@example.com', USERS_GROUP_ID, ADMIN_GROUP_ID),
  person('lead', 'Lea Lead', 'lea@example.com', USERS_GROUP_ID),
  person('member', 'Max Member', 'max@example.com', USERS_GROUP_ID, OPS_GROUP_ID),
  person('outsider', 'Oda Outsider', 'oda@example.com', USERS_GROUP_ID),
  person('leaver', 'Leo Leaver', 'leo@example.com', USERS_GROUP_ID),
  person('app', 'Scoped Tokens for Jira', 'app@connect.atlassian.com'),
];

/** What a developer may do; administrators and apps may do everything. */
const DEVELOPER: readonly string[] = [
  'BROWSE_PROJECTS',
  'VIEW_DEV_TOOLS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'SCHEDULE_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
  'LINK_ISSUES',
  'VIEW_VOTERS_AND_WATCHERS',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'WORK_ON_ISSUES',
  'EDIT_OWN_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
  'MANAGE_SPRINTS_PERMISSION',
];
const VIEWER: readonly string[] = [
  'BROWSE_PROJECTS',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'VIEW_VOTERS_AND_WATCHERS',
];
const EVERYONE_IN_OPS: readonly string[] = [...VIEWER, 'CREATE_ISSUES'];

const role = (name: RoleName): Holder => ({ kind: 'role', role: name });

function schemeOf(toLoggedIn: readonly string[]): Project['grants'] {
  return new Map(
    PROJECT_PERMISSION_KEYS.map((key): [string, readonly Holder[]] => [
      key,
      [
        role('Administrators'),
        role('atlassian-addons-project-access'),
        ...(DEVELOPER.includes(key) ? [role('Developers')] : []),
        ...(VIEWER.includes(key) ? [role('Viewers')] : []),
        ...(toLoggedIn.includes(key) ? [{ kind: 'loggedIn' } as const] : []),
      ],
    ]),
  );
}

function actorsOf(administrators: readonly Alias[], developers: readonly Alias[]): Project['actors'] {
  const ids = (aliases: readonly Alias[]): ReadonlySet<string> =>
    new Set(aliases.map((alias) => ACCOUNT_IDS[alias]));
  return new Map<RoleName, ReadonlySet<string>>([
    ['Administrators', ids(administrators)],
    ['Developers', ids(developers)],
    ['Viewers', ids([])],
    ['atlassian-addons-project-access', ids(['app'])],
  ]);
}

export const PROJECT_IDS = { ABC: '10000', DEF: '10001', OPS: '10002' } as const;
export const ADMINS_ONLY_LEVEL_ID = '10030';

const SOFTWARE_TYPES = ['10000', '10001', '10002', '10003', '10004'];

const PROJECTS: readonly Project[] = [
  {
    id: PROJECT_IDS.ABC,
    key: 'ABC',
    formerKeys: ['OLD'],
    name: 'Alphabet',
    description: 'The product. Its key was OLD once.',
    projectTypeKey: 'software',
    leadId: ACCOUNT_IDS.lead,
    issueTypeIds: SOFTWARE_TYPES,
    actors: actorsOf(['admin', 'lead'], ['member', 'leaver']),
    grants: schemeOf([]),
    securityLevelIds: [ADMINS_ONLY_LEVEL_ID],
    properties: new Map([['demo.owner', { team: 'alphabet' }]]),
    archived: false,
    lastNumber: 31,
  },
  {
    id: PROJECT_IDS.DEF,
    key: 'DEF',
    formerKeys: [],
    name: 'Definitions',
    description: 'The other product.',
    projectTypeKey: 'software',
    leadId: ACCOUNT_IDS.admin,
    issueTypeIds: SOFTWARE_TYPES,
    actors: actorsOf(['admin'], ['member']),
    grants: schemeOf([]),
    securityLevelIds: [],
    properties: new Map(),
    archived: false,
    lastNumber: 20,
  },
  {
    id: PROJECT_IDS.OPS,
    key: 'OPS',
    formerKeys: [],
    name: 'Operations',
    description:
      'Requests to the people who keep the lights on. Everybody who is logged in may look and ask.',
    projectTypeKey: 'business',
    leadId: ACCOUNT_IDS.admin,
    issueTypeIds: ['10002', '10003'],
    actors: actorsOf(['admin'], []),
    grants: schemeOf(EVERYONE_IN_OPS),
    securityLevelIds: [],
    properties: new Map(),
    archived: false,
    lastNumber: 14,
  },
];

/** Puts everything but issues into an empty site. */
export function seedSite(site: Site, today: number): void {
  site.appAccountId = ACCOUNT_IDS.app;
  for (const one of PEOPLE) site.people.set(one.accountId, one);
  for (const [id, name] of [
    [ADMIN_GROUP_ID, 'jira-administrators'],
    [USERS_GROUP_ID, 'jira-users'],
    [OPS_GROUP_ID, 'operations-team'],
  ] as const) {
    site.groups.set(id, { id, name });
  }
  site.securityLevels.set(ADMINS_ONLY_LEVEL_ID, {
    id: ADMINS_ONLY_LEVEL_ID,
    name: 'Admins only',
    description: 'Only administrators of the project',
    roles: ['Administrators'],
  });
  for (const one of PROJECTS) site.projects.set(one.id, one);
  seedVersions(site, today);
  seedComponents(site);
  seedBoards(site, today);
}

function seedVersions(site: Site, today: number): void {
  for (const [project, name, released, offsetDays] of [
    ['ABC', '1.0', true, -30],
    ['ABC', '1.1', false, 14],
    ['ABC', '2.0', false, undefined],
    ['DEF', '1.0', true, -20],
    ['DEF', '1.1', false, 30],
  ] as const) {
    const id = nextId(site, 'version');
    const releaseDate = offsetDays === undefined ? undefined : formatDay(today + offsetDays * DAY);
    const description = `Release ${name} of ${project}`;
    site.versions.set(id, {
      id,
      projectId: PROJECT_IDS[project],
      name,
      description,
      released,
      archived: false,
      startDate: undefined,
      releaseDate,
      relatedWork: [],
    });
  }
}

function seedComponents(site: Site): void {
  for (const [project, name, leadId] of [
    ['ABC', 'API', ACCOUNT_IDS.lead],
    ['ABC', 'Web', undefined],
    ['DEF', 'Core', undefined],
    ['DEF', 'Docs', ACCOUNT_IDS.member],
    ['OPS', 'Network', undefined],
  ] as const) {
    const id = nextId(site, 'component');
    site.components.set(id, { id, projectId: PROJECT_IDS[project], name, description: undefined, leadId });
  }
}

const BOARDS = [
  [1, 'ABC board', 'scrum', 'ABC'],
  [2, 'DEF board', 'kanban', 'DEF'],
] as const;

function seedBoards(site: Site, today: number): void {
  for (const [id, name, type, ...projects] of BOARDS) {
    const projectIds = projects.map((key) => PROJECT_IDS[key]);
    const filterId = String(10_801 + id);
    const [projectId = ''] = projectIds;
    site.boards.set(id, { id, name, type, projectId, filterId, projectIds, properties: new Map() });
  }
  for (const [id, boardId, name, state, from, to] of [
    ['1', 1, 'ABC Sprint 1', 'closed', -28, -14],
    ['2', 1, 'ABC Sprint 2', 'active', -7, 7],
    ['3', 1, 'ABC Sprint 3', 'future', undefined, undefined],
  ] as const) {
    const startAt = from === undefined ? undefined : today + from * DAY;
    const endAt = to === undefined ? undefined : today + to * DAY;
    const completedAt = state === 'closed' ? endAt : undefined;
    const more = { completedAt, goal: '', properties: new Map() };
    site.sprints.set(id, { id, boardId, name, state, startAt, endAt, ...more });
  }
}
