/** What the drawn page stands in. */
import { createContext, useContext } from 'react';
import type { Person, Site } from './site';

export interface Scene {
  readonly site: Site;
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

/** What `view.getContext()` tells (FullContext of @forge/bridge). */
export const pageContext = ({ site, page, person, project }: Scene): unknown => ({
  ...(person === undefined ? {} : { accountId: person.accountId }),
  cloudId: site.cloudId,
  siteUrl: site.siteUrl,
  moduleKey: page.moduleKey,
  localId: `local/${page.moduleKey}`,
  environmentId: 'local',
  environmentType: 'DEVELOPMENT',
  locale: 'en_US',
  timezone: 'UTC',
  extension: {
    type: page.moduleType,
    ...(project !== undefined && isProjectPage(page)
      ? { project: { id: project.id, key: project.key, type: project.type } }
      : {}),
  },
});
