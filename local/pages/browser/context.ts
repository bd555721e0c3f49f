/** What the drawn page stands in. */
import { createContext, useContext } from 'react';
import type { Place } from './place';
import type { Person, Site } from './site';

export interface Scene {
  readonly site: Site;
  readonly place: Place;
  /** The page that is shown. */
  readonly page: Site['pages'][number];
  /** Undefined for an anonymous visitor. */
  readonly person: Person | undefined;
  readonly project: Site['projects'][number] | undefined;
}

export const SceneContext = createContext<Scene | undefined>(undefined);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === undefined) throw new Error('drawn outside a scene');
  return scene;
}

export const isProjectPage = ({ moduleType }: Site['pages'][number]): boolean =>
  moduleType.startsWith('jira:project');

/** What the browser adds to the context. */
export interface Surroundings {
  /** E.g. `en-US`. */
  readonly language: string;
  /** E.g. `Europe/Berlin`. */
  readonly timezone: string;
  readonly url: string;
  /** Colour behind the app. */
  readonly surfaceColor: string;
}

/**
 * What `view.getContext()` tells: FullContext of @forge/bridge 7.2.0, without what Jira leaves out (`workspaceId`, `license` of an app
 * without one) and without `permissions`.
 */
export const pageContext = (scene: Scene, { language, timezone, url, surfaceColor }: Surroundings) => ({
  ...(scene.person === undefined ? {} : { accountId: scene.person.accountId }),
  cloudId: scene.site.cloudId,
  siteUrl: scene.site.siteUrl,
  moduleKey: scene.page.moduleKey,
  localId: `local/${scene.page.moduleKey}`,
  environmentId: 'local',
  environmentType: 'DEVELOPMENT',
  // Jira writes `en_US`; @forge/bridge makes `en-US` of it.
  locale: (scene.place.locale ?? language).replace('-', '_'),
  timezone,
  theme: themeOf(scene.place),
  surfaceColor,
  userAccess: { enabled: false, hasAccess: true },
  extension: extensionOf(scene, url),
});

const extensionOf = ({ page, project }: Scene, location: string) => ({
  type: page.moduleType,
  location,
  ...(project !== undefined && isProjectPage(page)
    ? { project: { id: project.id, key: project.key, type: project.type } }
    : {}),
});

/** Atlaskit's theme state, as it is set at the start and told to the app. */
export const themeOf = ({ theme }: Place) =>
  ({
    colorMode: theme ?? 'auto',
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
    shape: 'shape',
  }) as const;
