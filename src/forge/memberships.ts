/**
 * Who belongs to whom, asked of Jira as the app. The app's own permissions are modules of manifest.yml; Jira knows them by
 * `ari:cloud:ecosystem::extension/{app}/{environment}/static/{module key}` (manifest-reference/modules/jira-global-permission), which is
 * looked up in Jira's own list of permissions rather than put together: what is not in the list nobody holds.
 */
import { getAppContext, route, type Route } from '@forge/api';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { DAY_MS, type Instant } from '../base/time';
import type { Membership, Memberships } from '../policy/memberships';
import type { AppPower } from '../policy/who';
import { askJira } from './ask-jira';
import { clock } from './clock';

/** Module keys in manifest.yml; a test compares the two. `project`: what may be granted for one project alone. */
export const PERMISSION_MODULES: Readonly<
  Record<AppPower, { readonly site: string; readonly project?: string }>
> = {
  ask: { site: 'ask-for-api-tokens', project: 'ask-for-api-tokens-in-project' },
  'ask-for-changes': { site: 'ask-for-changing-api-tokens', project: 'ask-for-changing-tokens-in-project' },
  'create-for-others': { site: 'create-api-tokens-for-others' },
  use: { site: 'use-api-tokens' },
};

/** Installation → module key → Jira's key of the permission. Keys change with the app's installation alone. */
export type PermissionMemory = Map<
  string,
  { readonly keys: ReadonlyMap<string, string>; readonly at: Instant }
>;
const KEPT_MS = DAY_MS;
const INSTALLATIONS_MAX = 100;

const NUMERIC = /^\d{1,19}$/;

const groups = once(() => z.array(z.object({ groupId: z.string() })));
const listed = once(() => z.object({ permissions: z.record(z.string(), z.unknown()) }));
const granted = once(() =>
  z.object({
    globalPermissions: z.array(z.string()),
    projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(z.number()) })),
  }),
);

export const memberships = (installation: string, memory: PermissionMemory): Memberships => ({
  async isAmong(membership) {
    const { who } = membership;
    switch (who.kind) {
      case 'everyone':
        return ok(true);
      case 'jira-admins':
        return holdsAny(membership, { site: ['ADMINISTER'], project: [] });
      case 'project-admins':
        return holdsAny(membership, { site: ['ADMINISTER'], project: ['ADMINISTER_PROJECTS'] });
      case 'groups':
        return isInGroup(membership, who.groupIds);
      case 'permission': {
        const keys = await findKeys(installation, memory);
        return keys.ok ? holdsOwn(membership, keys.value) : keys;
      }
    }
  },
});

async function isInGroup(
  membership: Membership,
  groupIds: readonly string[],
): Promise<Result<boolean, 'unknown'>> {
  const [admin, own] = await Promise.all([
    holdsAny(membership, { site: ['ADMINISTER'], project: [] }),
    ask(route`/rest/api/3/user/groups?accountId=${membership.accountId}`, groups),
  ]);
  if (own.ok && own.value.some(({ groupId }) => groupIds.includes(groupId))) return ok(true);
  if (admin.ok && admin.value) return admin;
  return own.ok ? admin : own;
}

/** Whether the account holds the app's own permission for this, on the site or in the project. */
async function holdsOwn(
  membership: Membership,
  keys: ReadonlyMap<string, string>,
): Promise<Result<boolean, 'unknown'>> {
  const { site, project } = PERMISSION_MODULES[membership.power];
  const siteKey = keys.get(site);
  const projectKey = project === undefined ? undefined : keys.get(project);
  // A module that Jira does not list was not installed: nobody can say who holds it.
  if (siteKey === undefined || (project !== undefined && projectKey === undefined)) return fail('unknown');
  return holdsAny(membership, {
    site: ['ADMINISTER', siteKey],
    project: projectKey === undefined ? [] : [projectKey],
  });
}

/** Whether the account holds one of these permissions, for the site or in the project that is meant. */
async function holdsAny(
  { accountId, projectId }: Membership,
  { site, project }: { readonly site: readonly string[]; readonly project: readonly string[] },
): Promise<Result<boolean, 'unknown'>> {
  const isInProject = projectId !== undefined && project.length > 0;
  if (isInProject && !NUMERIC.test(projectId)) return fail('unknown');
  const answer = await ask(route`/rest/api/3/permissions/check`, granted, {
    accountId,
    globalPermissions: site,
    projectPermissions: isInProject
      ? [{ permissions: project, projects: [Number(projectId)], issues: [] }]
      : [],
  });
  if (!answer.ok) return answer;
  const { globalPermissions, projectPermissions } = answer.value;
  return ok(
    globalPermissions.some((held) => site.includes(held)) ||
      (isInProject &&
        projectPermissions.some(
          ({ permission, projects }) => project.includes(permission) && projects.includes(Number(projectId)),
        )),
  );
}

/** Module key → Jira's key, of this app in this environment: another environment of the app may be installed beside it. */
async function findKeys(
  installation: string,
  memory: PermissionMemory,
): Promise<Result<ReadonlyMap<string, string>, 'unknown'>> {
  const now = clock.now();
  const known = memory.get(installation);
  if (known && now >= known.at && now - known.at < KEPT_MS) return ok(known.keys);
  const answer = await ask(route`/rest/api/3/permissions`, listed);
  if (!answer.ok) return answer;
  const keys = keysAmong(Object.keys(answer.value.permissions));
  // What is not there yet may be there in a moment: only a whole list is remembered.
  if (keys.size === MODULES.size) {
    if (memory.size >= INSTALLATIONS_MAX) memory.clear();
    memory.set(installation, { keys, at: now });
  }
  return ok(keys);
}

const MODULES: ReadonlySet<string> = new Set(
  Object.values(PERMISSION_MODULES).flatMap(({ site, project = site }) => [site, project]),
);

function keysAmong(all: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const module of MODULES) {
    const key = ownKey(all, module);
    if (key !== undefined) keys.set(module, key);
  }
  return keys;
}

/** The app's modules of which Jira lists no permission, or several that cannot be told apart. Asked anew each time. */
export async function findUnlisted(): Promise<Result<readonly string[], 'unknown'>> {
  const answer = await ask(route`/rest/api/3/permissions`, listed);
  if (!answer.ok) return answer;
  const keys = keysAmong(Object.keys(answer.value.permissions));
  return ok([...MODULES].filter((module) => !keys.has(module)));
}

/** Undefined where there is none, and where it cannot be told which of several is this app's. */
function ownKey(all: readonly string[], module: string): string | undefined {
  const named = all.filter((key) => key.startsWith(EXTENSION) && key.endsWith(`/static/${module}`));
  const own = ownPrefix();
  if (own !== undefined) return named.find((key) => key === `${own}/static/${module}`);
  return named.length === 1 ? named[0] : undefined;
}

const EXTENSION = 'ari:cloud:ecosystem::extension/';
const ENVIRONMENT = /^ari:cloud:ecosystem::environment\/([^/]+\/[^/]+)$/;

/** Of this app in this environment; undefined where the platform does not tell. */
function ownPrefix(): string | undefined {
  try {
    const found = ENVIRONMENT.exec(getAppContext().environmentAri.toString());
    return found?.[1] === undefined ? undefined : EXTENSION + found[1];
  } catch {
    return undefined;
  }
}

async function ask<Answer>(
  path: Route,
  answer: () => z.ZodMiniType<Answer>,
  question?: object,
): Promise<Result<Answer, 'unknown'>> {
  const reply = await askJira(path, question);
  const parsed = answer().safeParse(reply?.json);
  return reply?.status === 200 && parsed.success ? ok(parsed.data) : fail('unknown');
}
