/** Section 3: storage waits and Jira calls of each kind of request, counted by the local host. Nothing here is timed. */
import * as z from 'zod';
import { startHost } from '../../local/host/start-host';
import { createWorld } from '../../local/world';
import { aProvenRecord, tagKeys, tokenOf } from '../support/builders';
import { openLocalApp, type LocalApp } from './local-app';
import type { Section } from './report';

interface Asked {
  readonly name: string;
  readonly path: string;
  readonly token: 'reader' | 'writer' | 'forged' | 'junk';
  readonly method?: 'PUT';
  readonly body?: string;
  /** Module state is lost before it. */
  readonly cold?: true;
  readonly status: number;
  /** The most it may cost; a budget where given. */
  readonly most?: Counted;
}

interface Counted {
  readonly storage: number;
  readonly jira: number;
}

const INFO = '/rest/api/3/serverInfo';
const SUMMARY = JSON.stringify({ fields: { summary: 'Benched' } });
/** The forger knows the form, the check digits and the key's version, not the key. */
const FORGED = tokenOf(aProvenRecord({}, 41), tagKeys(43));

const REQUESTS: readonly Asked[] = [
  { name: 'junk token', path: INFO, token: 'junk', status: 401, most: { storage: 0, jira: 0 } },
  { name: 'forgery, cold', path: INFO, token: 'forged', cold: true, status: 401 },
  { name: 'forgery, warm', path: INFO, token: 'forged', status: 401, most: { storage: 0, jira: 0 } },
  { name: 'first request, cold', path: INFO, token: 'reader', cold: true, status: 200 },
  { name: 'site metadata', path: INFO, token: 'reader', status: 200, most: { storage: 1, jira: 1 } },
  {
    name: 'project in path',
    path: '/rest/api/3/project/ABC',
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 1 },
  },
  {
    name: 'issue in path',
    path: '/rest/api/3/issue/ABC-1',
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 2 },
  },
  { name: 'denied by scope, first', path: '/rest/api/3/users/search', token: 'reader', status: 403 },
  {
    name: 'denied by scope, again',
    path: '/rest/api/3/users/search',
    token: 'reader',
    status: 403,
    most: { storage: 1, jira: 0 },
  },
  {
    name: 'write with issue in path',
    path: '/rest/api/3/issue/ABC-1',
    token: 'writer',
    method: 'PUT',
    body: SUMMARY,
    status: 204,
    most: { storage: 2, jira: 2 },
  },
  { name: 'token/self', path: '/token/self', token: 'reader', status: 200, most: { storage: 1, jira: 0 } },
];

export async function countsSection(root: string): Promise<Section> {
  const host = await startHost({ root, createWorld: createWorld({}) });
  try {
    const app = await openLocalApp(host.url);
    const tokens = {
      junk: 'junk',
      forged: FORGED,
      reader: await app.issue({ scopes: ['read:jira-work'], effects: ['read'] }),
      writer: await app.issue({ scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] }),
    };
    const counted: { asked: Asked; storage: readonly string[]; jira: number }[] = [];
    for (const asked of REQUESTS) counted.push({ asked, ...(await count(app, asked, tokens[asked.token])) });
    const over = counted.filter(
      ({ asked: { most }, storage, jira }) => most && (storage.length > most.storage || jira > most.jira),
    );
    return {
      title: '3. Storage waits and Jira calls',
      remark:
        'Counted by a real local host. Each storage call is awaited before the next, so calls are waits.',
      head: ['request', 'status', 'storage waits', 'Jira calls', 'storage calls'],
      rows: counted.map(({ asked, storage, jira }) => [
        asked.name,
        String(asked.status),
        String(storage.length),
        String(jira),
        storage.join(', '),
      ]),
      budgets: [
        {
          text: 'junk and warm forgeries cost no storage, reads one wait, writes two',
          holds: over.length === 0,
          figure: over.length === 0 ? 'counted' : `over: ${over.map(({ asked }) => asked.name).join(', ')}`,
        },
      ],
    };
  } finally {
    await host.close();
  }
}

const KvsCallsSchema = z.array(z.object({ path: z.string(), keys: z.number() }));

async function count(
  app: LocalApp,
  { name, path, method, body, cold, status }: Asked,
  token: string,
): Promise<{ storage: readonly string[]; jira: number }> {
  if (cold) await app.control('POST', '/cold-start');
  await app.control('DELETE', '/kvs/calls');
  await app.control('DELETE', '/jira/calls');
  const response = await fetch(app.gatewayUrl + path, {
    method: method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    ...(body === undefined ? {} : { body }),
  });
  if (response.status !== status)
    throw new Error(`${name}: ${response.status} in place of ${status}: ${await response.text()}`);
  const storage = KvsCallsSchema.parse(await app.control('GET', '/kvs/calls'));
  const jira = z.array(z.unknown()).parse(await app.control('GET', '/jira/calls'));
  return {
    storage: storage.map(({ path: called, keys }) => `${called.replace('/api/v1/', '')} (${keys})`),
    jira: jira.length,
  };
}
