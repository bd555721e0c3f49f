import type { Jira, JiraAnswer, JiraRequest, JiraSite, LocalClock } from '../ports';
import type { Behaviour } from './behaviour';
import type { Call } from './call';
import { createContentControls, type ContentControls } from './content-controls';
import { createControls, type Controls } from './controls';
import type { Actor } from './permissions';
import { parseQuery } from './query';
import {
  badRequest,
  notAuthenticated,
  notEmulated,
  problem,
  scopeMismatch,
  unauthorized,
  type Reply,
} from './reply';
import { buildRouter, type Match, type Unrouted } from './router';
import { seedDemo } from './seed/seed-demo';
import { newSite, nextId, type Site } from './site';

/** A small Jira in memory, and what tests and the control surface may change in it while it runs. */
export interface SmallJira extends Jira, Controls, ContentControls {
  /** The switches (behaviour.ts); assign to them at any time. */
  readonly behaviour: Behaviour;
}

export interface JiraOptions {
  readonly clock: LocalClock;
  /** Fills the empty site; without it, the people, projects and issues of seed/. Times count back from `at`. */
  readonly seed?: (site: Site, at: number) => void;
  /** Without a trailing slash. `self` links begin with it. */
  readonly siteUrl?: string;
  readonly cloudId?: string;
  readonly behaviour?: Partial<Behaviour>;
}

/** Starts a small Jira. It reads no clock but the given one and no randomness: equal requests get equal answers. */
export function createJira(options: JiraOptions): SmallJira {
  const siteUrl = options.siteUrl ?? 'https://local.atlassian.net';
  const cloudId = options.cloudId ?? '5f1d3c6e-0000-4000-8000-00000000c10d';
  const site = newSite({ siteUrl, cloudId }, options.behaviour ?? {});
  (options.seed ?? seedDemo)(site, options.clock.now());
  const route = buildRouter();
  return {
    ...createControls(site),
    ...createContentControls(site, () => options.clock.now()),
    behaviour: site.behaviour,
    answer: (request) =>
      new Promise((resolve) => {
        const [path = '', ...search] = request.path.split('?');
        const match = route(request.method, path);
        const arrived = { site, request, match, search: search.join('?'), now: options.clock.now() };
        resolve(writeAnswer(site, request, answerOne(arrived)));
      }),
    site: () => Promise.resolve(describeSite(site)),
  };
}

interface Arrived {
  readonly site: Site;
  readonly request: JiraRequest;
  readonly match: Match;
  readonly search: string;
  readonly now: number;
}

function answerOne({ site, request, match, search, now }: Arrived): Reply {
  const actor = findActor(site, request);
  if (actor === undefined) return unauthorized;
  if (match.kind !== 'route') return answerUnrouted(request, match.kind);
  const { route, version, params, path } = match;
  const scoped =
    route.scopes.length === 0 ||
    route.scopes.some((set) => set.every((scope) => request.scopes.includes(scope)));
  if (!scoped) return scopeMismatch;
  if (actor.person === undefined && !route.anonymous) return notAuthenticated;
  const body = readBody(request);
  if (!body.ok) return body.reply;
  const call: Call = { site, actor, version, now, params, query: parseQuery(search), body: body.value, path };
  return route.respond(call);
}

function answerUnrouted(request: JiraRequest, kind: Unrouted): Reply {
  switch (kind) {
    case 'unknown':
      return problem(404, 'Not Found');
    case 'malformed':
      return badRequest('Bad Request');
    case 'method':
      return problem(405, 'Method Not Allowed');
    case 'absent':
      return notEmulated(`${request.method} ${request.path.split('?')[0] ?? ''}`);
  }
}

/** Who calls; undefined for an account that is unknown or deactivated. */
function findActor(site: Site, request: JiraRequest): Actor | undefined {
  const { as, scopes } = request;
  if (as.kind === 'anonymous') return { person: undefined, scopes };
  const person = site.people.get(as.kind === 'app' ? site.appAccountId : as.accountId);
  return person?.active === true ? { person, scopes } : undefined;
}

type ReadBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reply: Reply };

function readBody(request: JiraRequest): ReadBody {
  if (request.method === 'GET' || request.body === undefined || request.body === '')
    return { ok: true, value: undefined };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, reply: problem(415, 'Unsupported Media Type') };
  }
  try {
    const value: unknown = JSON.parse(request.body);
    return { ok: true, value };
  } catch {
    return {
      ok: false,
      reply: badRequest('There was an error parsing JSON. Check that your request body is valid.'),
    };
  }
}

function writeAnswer(site: Site, request: JiraRequest, reply: Reply): JiraAnswer {
  const accountId =
    request.as.kind === 'app'
      ? site.appAccountId
      : request.as.kind === 'user'
        ? request.as.accountId
        : undefined;
  return {
    status: reply.status,
    headers: {
      'cache-control': 'no-cache, no-store, no-transform',
      'x-arequestid': `local-${nextId(site, 'request')}`,
      ...(accountId === undefined ? {} : { 'x-aaccountid': encodeURIComponent(accountId) }),
      ...reply.headers,
      ...(reply.body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' }),
    },
    body: reply.body === undefined ? '' : JSON.stringify(reply.body),
  };
}

const describeSite = (site: Site): JiraSite => ({
  cloudId: site.cloudId,
  siteUrl: site.siteUrl,
  people: [...site.people.values()].map(({ accountId, alias, displayName, active }) => ({
    accountId,
    alias,
    displayName,
    active,
  })),
  projects: [...site.projects.values()].map(({ id, key, name, projectTypeKey }) => ({
    id,
    key,
    name,
    type: projectTypeKey,
  })),
});
