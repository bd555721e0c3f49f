import { dropFreeze } from './plant';
import { adminToken, memberToken, READ_ISSUE } from './recipes-token';
import type { Recipe } from './recipes';
import type { Freezing } from '../../../src/console/contract';
import type { Site } from './site';

const COMMENT = '/rest/api/2/issue/ABC-2/comment';

/** The accounts and projects of the local site, as its own Jira and pages tell them. */
export async function ofKind(
  site: Site,
  kind: Freezing['of']['kind'],
  view: { readonly locator: string; readonly ownerId: string },
): Promise<Freezing['of']> {
  switch (kind) {
    case 'site':
      return { kind };
    case 'person':
      return { kind, accountId: view.ownerId };
    case 'token':
      return { kind, locator: view.locator };
    case 'project':
      return { kind, projectId: await projectId(site, 'ABC') };
  }
}

export async function projectId(site: Site, key: string): Promise<string> {
  const reply = await site.invoke('admin-page', 'projects/search', { user: 'admin', payload: { text: key } });
  const found = reply.ok ? reply.value.projects.find((project) => project.key === key) : undefined;
  if (!found) throw new Error(`no project ${key}`);
  return found.id;
}

const ownerOf = async (site: Site, locator: string): Promise<string> => {
  const read = await site.invoke('admin-page', 'token/read', { user: 'admin', payload: { locator } });
  if (!read.ok) throw new Error(`no token ${locator}`);
  return read.value.token.ownerId;
};

const undo = (site: Site): Promise<void> => {
  dropFreeze(site);
  return Promise.resolve();
};

const KINDS = ['site', 'project', 'person', 'token'] as const;

export const FREEZE_RECIPES: readonly Recipe[] = [
  ...KINDS.flatMap((kind): Recipe[] =>
    (['all', 'writes'] as const).map((what) => ({
      code: 'frozen',
      cause: `${what} of the ${kind}`,
      decidedBy: 'freeze',
      tells: /A Jira admin has frozen/,
      arrange: async (site) => {
        const { token, locator } = await memberToken(site);
        await site.freeze(await ofKind(site, kind, { locator, ownerId: await ownerOf(site, locator) }), what);
        return what === 'all'
          ? [READ_ISSUE, { token }]
          : [COMMENT, { method: 'POST', json: { body: 'frozen' }, token }];
      },
      undo,
    })),
  ),
  {
    code: 'frozen',
    cause: 'a change in a frozen project, with a token of the whole site',
    decidedBy: 'freeze',
    jira: 'questions',
    arrange: async (site) => {
      const token = await adminToken(site);
      await site.freeze({ kind: 'project', projectId: await projectId(site, 'ABC') }, 'writes');
      return [COMMENT, { method: 'POST', json: { body: 'frozen' }, token }];
    },
    undo,
  },
  {
    code: 'frozen',
    cause: 'an issue of a frozen project, with a token of the whole site',
    decidedBy: 'freeze',
    jira: 'operation',
    arrange: async (site) => {
      const token = await adminToken(site);
      await site.freeze({ kind: 'project', projectId: await projectId(site, 'ABC') }, 'all');
      return [READ_ISSUE, { token }];
    },
    undo,
  },
];
