/** `router` of @forge/bridge: where its targets are, seen from this host. */
import { formatPlace, type Place } from './place';

/** `router.navigate` sends a URL or a target of NavigationTarget; only targets that Jira has are known here. */
export interface Destination {
  readonly url?: string;
  readonly target?: string;
  readonly moduleKey?: string;
  readonly projectKey?: string;
  readonly path?: string;
  readonly issueKey?: string;
  readonly accountId?: string;
  readonly dashboardId?: string;
}

/** Below the site: Jira's own pages, which this host does not have. */
const JIRA_PATHS: Readonly<Record<string, (destination: Destination) => string>> = {
  issue: ({ issueKey = '' }) => `/browse/${issueKey}`,
  userProfile: ({ accountId = '' }) => `/jira/people/${accountId}`,
  dashboard: ({ dashboardId = '' }) => `/jira/dashboards/${dashboardId}`,
  projectSettingsDetails: ({ projectKey = '' }) => `/plugins/servlet/project-config/${projectKey}/summary`,
};

/** The absolute URL; undefined for a target that Jira does not have. */
export function findUrl(
  destination: Destination,
  { place, origin, siteUrl }: { readonly place: Place; readonly origin: string; readonly siteUrl: string },
): string | undefined {
  const { url, target, moduleKey, projectKey, path } = destination;
  if (url !== undefined) return new URL(url, url.startsWith('/pages') ? origin : siteUrl).href;
  if (target === 'module' && moduleKey !== undefined) {
    const there = { ...place, moduleKey, ...(projectKey === undefined ? {} : { projectKey }) };
    return `${origin}${formatPlace(there)}${path === undefined ? '' : `#/${path.replace(/^\//, '')}`}`;
  }
  const jiraPath = JIRA_PATHS[target ?? ''];
  return jiraPath === undefined ? undefined : new URL(jiraPath(destination), siteUrl).href;
}
