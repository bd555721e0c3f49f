import { route, type Route } from '@forge/api';
import * as z from 'zod/mini';
import { chunksOf } from '../base/chunks';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { People } from '../console/census-ports';
import { askJira } from './ask-jira';

/** GET /rest/api/3/user/bulk: accounts named in one request, and in one page of its reply. */
const ACCOUNTS_MAX = 100;
/** Accounts asked about at one time. */
const SIDE_BY_SIDE = 5;
const NUMERIC = /^\d{1,19}$/;

const accounts = once(() =>
  z.object({ values: z.array(z.object({ accountId: z.string(), active: z.boolean() })) }),
);
const account = once(() => z.object({ active: z.boolean() }));
const grantedOnSite = once(() => z.object({ globalPermissions: z.array(z.string()) }));
const granted = once(() =>
  z.object({
    projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(z.number()) })),
  }),
);

/** People and their rights, asked as the app. */
export const people: People = {
  async findLeavers(accountIds) {
    const leavers: string[] = [];
    for (const round of chunksOf(chunksOf(accountIds, ACCOUNTS_MAX), SIDE_BY_SIDE)) {
      const found = await Promise.all(round.map(findLeaversAmong));
      for (const each of found) {
        if (!each.ok) return each;
        leavers.push(...each.value);
      }
    }
    return ok(leavers);
  },

  async isJiraAdmin(accountId) {
    const question = { accountId, globalPermissions: ['ADMINISTER'], projectPermissions: [] };
    const [person, rights] = await Promise.all([
      ask(route`/rest/api/3/user?accountId=${accountId}`, account, NO_SUCH_ACCOUNT),
      ask(route`/rest/api/3/permissions/check`, grantedOnSite, undefined, question),
    ]);
    if (!person.ok) return person;
    if (!person.value?.active) return ok(false);
    if (!rights.ok || !rights.value) return fail('unknown');
    return ok(rights.value.globalPermissions.includes('ADMINISTER'));
  },

  async findRights(accountId, projectId, permissions) {
    if (!NUMERIC.test(projectId)) return fail('unknown');
    const question = {
      accountId,
      globalPermissions: [],
      projectPermissions: [{ permissions, projects: [Number(projectId)], issues: [] }],
    };
    const [person, rights] = await Promise.all([
      ask(route`/rest/api/3/user?accountId=${accountId}`, account, NO_SUCH_ACCOUNT),
      ask(route`/rest/api/3/permissions/check`, granted, undefined, question),
    ]);
    if (!person.ok) return person;
    if (!person.value?.active) return ok(undefined);
    if (!rights.ok || !rights.value) return fail('unknown');
    const held = new Set(
      rights.value.projectPermissions
        .filter(({ projects }) => projects.includes(Number(projectId)))
        .map(({ permission }) => permission),
    );
    return ok(new Map(permissions.map((permission) => [permission, held.has(permission)])));
  },
};

/** An account that Jira leaves out of its reply is gone. */
async function findLeaversAmong(
  accountIds: readonly string[],
): Promise<Result<readonly string[], 'unknown'>> {
  const query = new URLSearchParams([
    ['maxResults', String(ACCOUNTS_MAX)],
    ...accountIds.map((id) => ['accountId', id]),
  ]);
  const found = await ask(route`/rest/api/3/user/bulk?${query}`, accounts);
  if (!found.ok || !found.value) return fail('unknown');
  const active = new Set(
    found.value.values.filter((person) => person.active).map((person) => person.accountId),
  );
  return ok(accountIds.filter((id) => !active.has(id)));
}

/** What Jira answers where there is no such account, or none that the app may see. */
const NO_SUCH_ACCOUNT: ReadonlySet<number> = new Set([403, 404]);

/** Undefined where Jira answers with one of `none`. */
async function ask<Answer>(
  path: Route,
  answer: () => z.ZodMiniType<Answer>,
  none: ReadonlySet<number> = new Set(),
  question?: object,
): Promise<Result<Answer | undefined, 'unknown'>> {
  const reply = await askJira(path, question);
  if (reply && none.has(reply.status)) return ok(undefined);
  const parsed = answer().safeParse(reply?.json);
  return reply?.status === 200 && parsed.success ? ok(parsed.data) : fail('unknown');
}
