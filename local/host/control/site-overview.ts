import type { JiraSite } from '../../ports';
import type { HostState } from '../host-state';

/** What `GET /local/site` answers: who is there, what can be called and where. */
export interface SiteOverview extends JiraSite {
  readonly webTriggers: readonly { readonly moduleKey: string; readonly url: string }[];
  readonly pages: readonly {
    readonly moduleKey: string;
    readonly moduleType: string;
    readonly title: string;
    readonly url: string;
  }[];
  readonly schedules: readonly { readonly moduleKey: string; readonly interval: string }[];
  /** ISO 8601, by the local host's clock. */
  readonly now: string;
}

export async function siteOverview(state: HostState): Promise<SiteOverview> {
  return {
    ...(await state.jira.site()),
    webTriggers: state.urls.list().map(({ moduleKey, id }) => ({ moduleKey, url: state.triggerUrl(id) })),
    pages: state.manifest.pages.map(({ moduleKey, moduleType, title }) => ({
      moduleKey,
      moduleType,
      title,
      url: `${state.origin}/pages/${moduleKey}`,
    })),
    schedules: state.manifest.schedules.map(({ moduleKey, interval = '' }) => ({ moduleKey, interval })),
    now: new Date(state.clock.now()).toISOString(),
  };
}

/** The overview for a terminal. */
export function formatOverview({ siteUrl, people, pages, webTriggers }: SiteOverview): string {
  const rows = (title: string, list: readonly string[]) => [title, ...list.map((row) => `  ${row}`)];
  return [
    `Jira site ${siteUrl}`,
    ...rows(
      'pages',
      pages.map(({ title, url }) => `${url}  ${title}`),
    ),
    ...rows(
      'people (header x-local-user)',
      people.map(
        ({ alias, displayName, active }) => `${alias}  ${displayName}${active ? '' : ' (deactivated)'}`,
      ),
    ),
    ...rows(
      'web triggers',
      webTriggers.map(({ moduleKey, url }) => `${url}  ${moduleKey}`),
    ),
  ].join('\n');
}
