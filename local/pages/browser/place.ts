export type Theme = 'light' | 'dark';

/** Where the browser is: which page, as whom, in which project. All of it is in the URL. */
export interface Place {
  readonly moduleKey: string;
  /** Alias or account id; empty for an anonymous visitor; absent: the site's first person. */
  readonly user?: string;
  /** Absent: the site's first project. */
  readonly projectKey?: string;
  /** Absent: as the device prefers. */
  readonly theme?: Theme;
  /** E.g. `de-DE`; absent: the browser's. */
  readonly locale?: string;
}

export function parsePlace({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Place {
  const query = new URLSearchParams(search);
  const user = query.get('user');
  const projectKey = query.get('project');
  const theme = query.get('theme');
  const locale = query.get('locale');
  return {
    moduleKey: decodeURIComponent(pathname.split('/')[2] ?? ''),
    ...(user === null ? {} : { user }),
    ...(projectKey === null ? {} : { projectKey }),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(locale === null ? {} : { locale }),
  };
}

export function formatPlace({ moduleKey, user, projectKey, theme, locale }: Place): string {
  const query = new URLSearchParams();
  if (user !== undefined) query.set('user', user);
  if (projectKey !== undefined) query.set('project', projectKey);
  if (theme !== undefined) query.set('theme', theme);
  if (locale !== undefined) query.set('locale', locale);
  return `/pages/${encodeURIComponent(moduleKey)}${query.size === 0 ? '' : `?${query}`}`;
}
