/** A host over the fixture app with the smallest possible storage and Jira. */
import path from 'node:path';
import type { JiraAnswer, JiraRequest, JiraSite, Kvs } from '../../../local/ports';
import { startHost, type HostOptions, type RunningHost } from '../../../local/host/start-host';
import type { CreateWorld, World } from '../../../local/host/world';
import * as z from 'zod';

export const FIXTURE_APP = path.join(import.meta.dirname, 'fixture-app');

/** Outside the fixture, whose folder the linter reads. */
const BUILD_ROOT = path.join(import.meta.dirname, '..', '..', '..', '.local', 'build');

export const SITE: JiraSite = {
  cloudId: '11111111-2222-4333-8444-555555555555',
  siteUrl: 'https://probe.example.net',
  people: [
    { accountId: 'acc-ada', alias: 'ada', displayName: 'Ada', active: true },
    { accountId: 'acc-ben', alias: 'ben', displayName: 'Ben', active: true },
  ],
  projects: [{ id: '10001', key: 'PRO', name: 'Probe', type: 'software' }],
};

export interface ProbeWorld {
  readonly createWorld: CreateWorld;
  readonly jiraRequests: JiraRequest[];
  /** Arguments of setAdmin, setRole and setGrant. */
  readonly adminChanges: unknown[];
  /** The storage clock as the storage sees it. */
  now(): number;
  worlds: World[];
  answerJira(request: JiraRequest): JiraAnswer;
}

const BodySchema = z.object({ key: z.string(), value: z.unknown() });

/** Keeps values by key; answers Jira with 200 and who asked. */
export function probeWorld(): ProbeWorld {
  let now = (): number => 0;
  const world: ProbeWorld = {
    jiraRequests: [],
    adminChanges: [],
    worlds: [],
    now: () => now(),
    answerJira: ({ as }) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(as),
    }),
    createWorld: ({ clock }) => {
      now = () => clock.now();
      const behaviours = { kvs: { queryLagMs: 0 }, jira: { appMayCheckOthers: true } };
      const active = new Map(SITE.people.map(({ accountId }) => [accountId, true]));
      const made: World = {
        kvs: tinyKvs(),
        jira: {
          site: () =>
            Promise.resolve({
              ...SITE,
              people: SITE.people.map((person) => ({
                ...person,
                active: active.get(person.accountId) === true,
              })),
            }),
          answer: (request) => {
            world.jiraRequests.push(request);
            return Promise.resolve(world.answerJira(request));
          },
        },
        behaviours,
        admin: {
          setActive: (name, isActive) => {
            const person = SITE.people.find(({ alias }) => alias === name);
            if (person === undefined) throw new Error(`nobody is ${name}`);
            active.set(person.accountId, isActive);
          },
          setAdmin: (...change) => void world.adminChanges.push(change),
          setRole: (...change) => void world.adminChanges.push(change),
          setGrant: (...change) => void world.adminChanges.push(change),
          setMember: (...change) => void world.adminChanges.push(change),
          setGlobalGrant: (...change) => void world.adminChanges.push(change),
          addPermissions: () => undefined,
        },
      };
      world.worlds.push(made);
      return made;
    },
  };
  return world;
}

function tinyKvs(): Kvs {
  const values = new Map<string, unknown>();
  return {
    answer(pathSent, body) {
      const { key, value } = BodySchema.partial({ value: true }).parse(body);
      if (pathSent === '/api/v1/set') {
        values.set(key, value);
        return { status: 200 };
      }
      if (pathSent !== '/api/v1/get') return { status: 404, body: { code: 'NOT_HERE', message: pathSent } };
      return values.has(key)
        ? { status: 200, body: { key, value: values.get(key) } }
        : { status: 404, body: { code: 'KEY_NOT_FOUND', message: 'none' } };
    },
    dump: () => ({ values: [...values].map(([key, value]) => ({ key, value })), secrets: [], entities: [] }),
    close: () => undefined,
  };
}

export interface ProbeHost extends RunningHost {
  readonly world: ProbeWorld;
  /** The web trigger's URL, followed by `suffix`. */
  trigger(suffix?: string): string;
  /** Has the app do one of fixture-app's acts behind the web trigger; gives what it returned. */
  act(name: string, argument?: string): Promise<unknown>;
  /** `METHOD /path` on the control surface. */
  control(what: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }>;
}

export async function startProbeHost(options: Partial<HostOptions> = {}): Promise<ProbeHost> {
  const world = probeWorld();
  const host = await startHost({
    ...(options.root === undefined ? { root: FIXTURE_APP, buildRoot: BUILD_ROOT } : {}),
    createWorld: world.createWorld,
    ...options,
  });
  const trigger = (suffix = '') => {
    const url = host.state.urls.list().find(({ moduleKey }) => moduleKey === 'probe')?.id;
    return `${host.state.triggerUrl(url ?? 'none')}${suffix}`;
  };
  return {
    ...host,
    world,
    trigger,
    async act(name, argument = '') {
      const response = await fetch(trigger(`/act/${name}`), { method: 'POST', body: argument });
      return response.status === 200 ? ((await response.json()) as unknown) : { status: response.status };
    },
    async control(what, body) {
      const [method = '', where = ''] = what.split(' ');
      const response = await fetch(host.url + where, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, json: await response.json() };
    },
  };
}
