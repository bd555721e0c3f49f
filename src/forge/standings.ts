import api, { assumeTrustedRoute, route, type Route } from '@forge/api';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { Standings } from '../console/actor';
import { withinMs } from './deadline';

/** A person is waiting; `withinMs` ends it earlier where the invocation ends. */
const JIRA_DEADLINE_MS = 10_000;

const myPermissions = once(() =>
  z.object({
    permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
  }),
);
const project = once(() => z.object({ id: z.string(), key: z.string() }));
const projectPage = once(() =>
  z.object({ values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })) }),
);
const group = once(() => z.object({ groupId: z.string(), name: z.string() }));
const groupPicker = once(() => z.object({ groups: z.array(group()) }));
const groupPage = once(() => z.object({ values: z.array(group()) }));
const NUMERIC = /^\d{1,19}$/;
const KEY = /^[A-Z][A-Z0-9_]{0,31}$/;
const KEYS_MAX = 50;

/**
 * Standings asked as the person who uses the page (`asUser`), so that Jira itself judges who they are: nothing that the page says
 * can make somebody else of them.
 */
export const standings: Standings = {
  async isJiraAdmin() {
    const reply = await ask(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
    if (!reply.ok) return reply;
    return havePermission(reply.value, 'ADMINISTER');
  },

  async findProject(id) {
    // Only ids are asked about: they are what the page's context carries, and what a grant is bound to.
    if (!NUMERIC.test(id)) return ok(undefined);
    const [permissions, found] = await Promise.all([
      ask(assumeTrustedRoute(`/rest/api/3/mypermissions?projectId=${id}&permissions=BROWSE_PROJECTS`)),
      ask(assumeTrustedRoute(`/rest/api/3/project/${id}`)),
    ]);
    if (!permissions.ok || !found.ok) return fail('unknown');
    if (isNo(permissions.value.status) || isNo(found.value.status)) return ok(undefined);
    const mayBrowse = havePermission(permissions.value, 'BROWSE_PROJECTS');
    if (!mayBrowse.ok) return mayBrowse;
    const parsed = project().safeParse(found.value.json);
    if (found.value.status !== 200 || !parsed.success || parsed.data.id !== id) return fail('unknown');
    return ok(mayBrowse.value ? { id: parsed.data.id, key: parsed.data.key } : undefined);
  },

  async findProjectsByKey(keys) {
    // What is no key is nobody's project; GET /rest/api/3/project/search takes up to 50 keys.
    const asked = keys.map((key) => key.toUpperCase()).filter((key) => KEY.test(key));
    if (asked.length === 0) return ok([]);
    if (asked.length > KEYS_MAX) return fail('unknown');
    const query = new URLSearchParams([
      ['action', 'browse'],
      ['maxResults', String(KEYS_MAX)],
      ...asked.map((key) => ['keys', key]),
    ]);
    const reply = await ask(route`/rest/api/3/project/search?${query}`);
    if (!reply.ok) return reply;
    const parsed = projectPage().safeParse(reply.value.json);
    if (reply.value.status !== 200 || !parsed.success) return fail('unknown');
    return ok(parsed.data.values.map(({ id, key }) => ({ id, key })));
  },

  async findRights(projectId, permissions) {
    if (!NUMERIC.test(projectId)) return fail('unknown');
    const reply = await ask(
      route`/rest/api/3/mypermissions?projectId=${projectId}&permissions=${permissions.join(',')}`,
    );
    if (!reply.ok) return reply;
    // Jira does not tell a project that is hidden from somebody from one that is not there: in neither may they do anything.
    if (reply.value.status === 404) return ok(new Map(permissions.map((key) => [key, false])));
    const parsed = myPermissions().safeParse(reply.value.json);
    if (reply.value.status !== 200 || !parsed.success) return fail('unknown');
    const held = parsed.data.permissions;
    return ok(new Map(permissions.map((key) => [key, held[key]?.havePermission === true])));
  },

  async searchGroups({ text, ids }) {
    const [found, chosen] = await Promise.all([pickGroups(text), nameGroups(ids)]);
    if (!found.ok) return found;
    if (!chosen.ok) return chosen;
    const all = [...chosen.value, ...found.value].map(
      ({ groupId, name }) => [groupId, { id: groupId, name }] as const,
    );
    return ok([...new Map(all).values()]);
  },

  async searchProjects(text) {
    const reply = await ask(
      route`/rest/api/3/project/search?query=${text}&orderBy=key&maxResults=20&action=browse`,
    );
    if (!reply.ok) return reply;
    const parsed = projectPage().safeParse(reply.value.json);
    if (reply.value.status !== 200 || !parsed.success) return fail('unknown');
    return ok(parsed.data.values);
  },
};

type Groups = Result<readonly z.output<ReturnType<typeof group>>[], 'unknown'>;

async function pickGroups(text: string): Promise<Groups> {
  const reply = await ask(route`/rest/api/3/groups/picker?query=${text}&maxResults=20`);
  if (!reply.ok) return reply;
  const parsed = groupPicker().safeParse(reply.value.json);
  return reply.value.status === 200 && parsed.success ? ok(parsed.data.groups) : fail('unknown');
}

/** None for whoever may not browse people and groups: Jira answers them 403 (reference of GET /rest/api/3/group/bulk). */
async function nameGroups(ids: readonly string[]): Promise<Groups> {
  if (ids.length === 0) return ok([]);
  const named = new URLSearchParams(ids.map((id) => ['groupId', id]));
  const reply = await ask(route`/rest/api/3/group/bulk?${named}`);
  if (!reply.ok) return reply;
  if (reply.value.status === 403) return ok([]);
  const parsed = groupPage().safeParse(reply.value.json);
  return reply.value.status === 200 && parsed.success ? ok(parsed.data.values) : fail('unknown');
}

interface JsonReply {
  readonly status: number;
  readonly json: unknown;
}

/** Jira's ways to say "not for you" and "there is none". */
const isNo = (status: number): boolean => status === 403 || status === 404;

async function ask(path: Route): Promise<Result<JsonReply, 'unknown'>> {
  try {
    return ok(await withinMs(JIRA_DEADLINE_MS, read(path)));
  } catch {
    return fail('unknown');
  }
}

async function read(path: Route): Promise<JsonReply> {
  const response = await api.asUser().requestJira(path, { headers: { accept: 'application/json' } });
  return { status: response.status, json: await response.json() };
}

function havePermission({ status, json }: JsonReply, key: string): Result<boolean, 'unknown'> {
  const parsed = myPermissions().safeParse(json);
  if (status !== 200 || !parsed.success) return fail('unknown');
  return ok(parsed.data.permissions[key]?.havePermission === true);
}
