/** From method and path to a route. Paths arrive percent-encoded; find-my-way decodes each segment once. */
import findMyWay from 'find-my-way';
import type { Api, ApiVersion, Route } from './call';
import { BOARD_ROUTES } from './routes/boards';
import { AGILE_LIST_ROUTES } from './routes/agile-lists';
import { AGILE_MOVE_ROUTES } from './routes/agile-moves';
import { EPIC_ROUTES } from './routes/epics';
import { SPRINT_ROUTES } from './routes/sprints';
import { ARCHIVE_ROUTES } from './routes/archive';
import { ATTACHMENT_ROUTES } from './routes/attachments';
import { BULK_ROUTES } from './routes/bulk';
import { BULK_FIELD_ROUTES } from './routes/bulk-fields';
import { BULK_PROPERTY_ROUTES } from './routes/bulk-properties';
import { COMMENT_ROUTES } from './routes/comments';
import { COMPONENT_ROUTES } from './routes/components';
import { CONFIGURATION_ROUTES } from './routes/configuration';
import { FILTER_ROUTES } from './routes/filters';
import { ISSUE_ROUTES } from './routes/issues';
import { ISSUE_EXTRA_ROUTES } from './routes/issue-extras';
import { ISSUE_LIST_ROUTES } from './routes/issue-lists';
import { JQL_ROUTES } from './routes/jql';
import { LINK_ROUTES } from './routes/links';
import { META_ROUTES } from './routes/issue-meta';
import { PERMISSION_ROUTES } from './routes/permissions';
import { PROJECT_ROUTES } from './routes/projects';
import { PROPERTY_ROUTES } from './routes/properties';
import { REMOTE_LINK_ROUTES } from './routes/remote-links';
import { SEARCH_ROUTES } from './routes/search';
import { SITE_ROUTES } from './routes/site';
import { USER_ROUTES } from './routes/users';
import { ISSUE_HISTORY_ROUTES } from './routes/issue-histories';
import { USER_SEARCH_ROUTES } from './routes/user-searches';
import { NOTIFY_ROUTES } from './routes/notify';
import { VERSION_MOVE_ROUTES } from './routes/version-moves';
import { VERSION_ROUTES } from './routes/versions';
import { WORKLOG_LIST_ROUTES } from './routes/worklog-lists';
import { WORKLOG_ROUTES } from './routes/worklogs';

/** Everything this Jira does. */
export const ROUTES: readonly Route[] = [
  ...SITE_ROUTES,
  ...USER_ROUTES,
  ...PERMISSION_ROUTES,
  ...PROJECT_ROUTES,
  ...USER_SEARCH_ROUTES,
  ...VERSION_ROUTES,
  ...VERSION_MOVE_ROUTES,
  ...COMPONENT_ROUTES,
  ...PROPERTY_ROUTES,
  ...BULK_PROPERTY_ROUTES,
  ...ATTACHMENT_ROUTES,
  ...NOTIFY_ROUTES,
  ...BULK_ROUTES,
  ...BULK_FIELD_ROUTES,
  ...ARCHIVE_ROUTES,
  ...ISSUE_ROUTES,
  ...ISSUE_LIST_ROUTES,
  ...ISSUE_HISTORY_ROUTES,
  ...ISSUE_EXTRA_ROUTES,
  ...REMOTE_LINK_ROUTES,
  ...META_ROUTES,
  ...COMMENT_ROUTES,
  ...WORKLOG_ROUTES,
  ...WORKLOG_LIST_ROUTES,
  ...LINK_ROUTES,
  ...SEARCH_ROUTES,
  ...JQL_ROUTES,
  ...FILTER_ROUTES,
  ...CONFIGURATION_ROUTES,
  ...BOARD_ROUTES,
  ...SPRINT_ROUTES,
  ...EPIC_ROUTES,
  ...AGILE_LIST_ROUTES,
  ...AGILE_MOVE_ROUTES,
];

const MOUNTS: readonly (readonly [prefix: string, api: Api, version: ApiVersion])[] = [
  ['/rest/api/3/', 'platform', 3],
  ['/rest/api/2/', 'platform', 2],
  ['/rest/api/latest/', 'platform', 2],
  ['/rest/agile/1.0/', 'agile', 2],
  ['/rest/software/1.0/', 'software', 2],
  ['/rest/servicedeskapi/', 'jsm', 2],
];

/** Jira's other roots: known, and not done here. */
const OTHER_ROOTS =
  /^\/rest\/(devinfo|builds|deployments|featureflags|remotelinks|security|operations|devopscomponents|atlassian-connect|forge|internal)\//;

/** First segments below /rest/api/N/ that Jira has (OpenAPI, 2026-06). */
const NOUNS: ReadonlySet<string> = new Set(
  (
    'addons announcementBanner app application-properties applicationrole attachment auditing avatar bulk changelog classification-levels ' +
    'comment component config configuration customFieldOption dashboard data-policy events expression field fieldconfiguration ' +
    'fieldconfigurationscheme filter forge group groups groupuserpicker instance issue issueLink issueLinkType issues issuesecurityschemes ' +
    'issuetype issuetypescheme issuetypescreenscheme jql label license mypermissions mypreferences myself notificationscheme permissions ' +
    'permissionscheme plans priority priorityscheme project project-template projectCategory projects projectvalidate redact resolution role ' +
    'screens screenscheme search securitylevel serverInfo settings status statuscategory statuses task uiModifications universal_avatar user ' +
    'users version webhook workflow workflows workflowscheme worklog'
  ).split(' '),
);

export type Match =
  | {
      readonly kind: 'route';
      readonly route: Route;
      readonly version: ApiVersion;
      readonly params: Readonly<Record<string, string>>;
      /** Below the API's root. */
      readonly path: string;
    }
  | { readonly kind: Unrouted };

/** Why there is no route: not done here, not in Jira, bad percent-encoding, a method Jira does not use. */
export type Unrouted = 'absent' | 'unknown' | 'malformed' | 'method';

/** Operations that this Jira does not do and that a parameter of another one would swallow. */
const ABSENT: ReadonlySet<string> = new Set([
  'GET project/type',
  'GET filter/defaultShareScope',
  'GET filter/favourite',
  'GET priority/search',
  'GET resolution/search',
]);

const METHODS: readonly Route['method'][] = ['GET', 'POST', 'PUT', 'DELETE'];

/** `absent`: Jira has it, this one does not. `unknown`: Jira has no such path. `path` has no query string. */
export function buildRouter(): (method: string, path: string) => Match {
  const routers = new Map<Api, ReturnType<typeof buildOne>>();
  for (const api of ['platform', 'agile', 'software', 'jsm'] as const) routers.set(api, buildOne(api));
  return (method, path) => {
    const mount = MOUNTS.find(([prefix]) => path.startsWith(prefix));
    if (mount === undefined) return { kind: OTHER_ROOTS.test(path) ? 'absent' : 'unknown' };
    const [prefix, api, version] = mount;
    const known = METHODS.find((one) => one === method);
    if (known === undefined) return { kind: 'method' };
    const below = path.slice(prefix.length);
    if (!isDecodable(below)) return { kind: 'malformed' };
    if (api === 'platform' && ABSENT.has(`${known} ${below}`)) return { kind: 'absent' };
    const found = routers.get(api)?.(known, `/${below}`);
    if (found !== undefined) return { kind: 'route', ...found, version, path: below };
    const isNoun = api !== 'platform' || NOUNS.has(below.split('/')[0] ?? '');
    return { kind: isNoun ? 'absent' : 'unknown' };
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

interface Routed {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

function buildOne(api: Api): (method: Route['method'], path: string) => Routed | undefined {
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 2_000 });
  const routes = new Map<unknown, Route>();
  for (const route of ROUTES.filter((one) => one.api === api)) {
    // The handler only marks the route: find() is used, never lookup().
    const mark = (): void => undefined;
    routes.set(mark, route);
    router.on(route.method, `/${route.path}`, mark);
  }
  return (method, path) => {
    const found = router.find(method, path);
    const route = found === null ? undefined : routes.get(found.handler);
    if (found === null || route === undefined) return undefined;
    const params = Object.entries(found.params).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return { route, params: Object.fromEntries(params) };
  };
}
