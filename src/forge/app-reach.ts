import api, { NeedsAuthenticationError, permissions, route, type Route } from '@forge/api';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok } from '../base/result';
import type { AppReach, Asked } from '../console/set-up-ports';
import { withinMs } from './deadline';
import { findUnlisted } from './memberships';

const JIRA_DEADLINE_MS = 10_000;
const PROJECTS_MAX = 50;

const total = once(() => z.object({ total: z.number() }));
const projectPage = once(() =>
  z.object({ total: z.number(), values: z.array(z.object({ id: z.string(), key: z.string() })) }),
);
const permitted = once(() =>
  z.object({ projects: z.array(z.object({ id: z.union([z.number(), z.string()]) })) }),
);
const standing = once(() => z.object({ projectPermissions: z.array(z.unknown()) }));

/** Questions about the installation itself. As the app, but for the list of projects: the app might see none of them. */
export const appReach: AppReach = {
  async askStanding(accountId, projectId) {
    const projectPermissions = [
      { permissions: ['BROWSE_PROJECTS'], projects: [Number(projectId)], issues: [] },
    ];
    const question = { accountId, globalPermissions: [], projectPermissions };
    const asked = await ask('app', route`/rest/api/3/permissions/check`, standing, question);
    return asked.ok ? ok(undefined) : asked;
  },

  async listProjects() {
    const page = await ask(
      'user',
      route`/rest/api/3/project/search?maxResults=${String(PROJECTS_MAX)}&orderBy=key`,
      projectPage,
    );
    if (!page.ok) return page;
    const projects = page.value.values.slice(0, PROJECTS_MAX).map(({ id, key }) => ({ id, key }));
    return ok({ projects, total: page.value.total });
  },

  async countProjects() {
    const page = await ask('app', route`/rest/api/3/project/search?maxResults=1`, total);
    return page.ok ? ok(page.value.total) : page;
  },

  async findPermitted(wanted) {
    const found = await ask('app', route`/rest/api/3/permissions/project`, permitted, {
      permissions: wanted,
    });
    return found.ok ? ok(new Set(found.value.projects.map(({ id }) => String(id)))) : found;
  },

  /** Where the platform does not tell, @forge/api throws, or says that nothing was granted: which is untrue of an app that runs. */
  findMissingScopes(scopes) {
    try {
      const missing = scopes.filter((scope) => !permissions.hasScope(scope));
      return missing.length < scopes.length ? ok(missing) : fail('no-answer');
    } catch {
      return fail('no-answer');
    }
  },

  async findMissingPermissions() {
    const unlisted = await findUnlisted();
    return unlisted.ok ? unlisted : fail('no-answer');
  },
};

/** Jira's ways to say no; anything else that is not the expected answer is none. */
const NO: ReadonlySet<number> = new Set([400, 401, 403, 404]);

async function ask<Answer>(
  as: 'app' | 'user',
  path: Route,
  answer: () => z.ZodMiniType<Answer>,
  question?: object,
): Promise<Asked<Answer>> {
  try {
    const { status, json } = await withinMs(JIRA_DEADLINE_MS, send(as, path, question));
    if (NO.has(status)) return fail('refused');
    const parsed = answer().safeParse(json);
    return status === 200 && parsed.success ? ok(parsed.data) : fail('no-answer');
  } catch (error) {
    return fail(error instanceof NeedsAuthenticationError ? 'refused' : 'no-answer');
  }
}

async function send(
  as: 'app' | 'user',
  path: Route,
  question: object | undefined,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const { requestJira } = as === 'app' ? api.asApp() : api.asUser();
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await requestJira(
    path,
    question ? { method: 'POST', headers, body: JSON.stringify(question) } : { headers },
  );
  // A refusal may come without JSON: its status says enough.
  return { status: response.status, json: NO.has(response.status) ? undefined : await response.json() };
}
