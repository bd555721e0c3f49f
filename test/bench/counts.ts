/** Section 3: storage and Jira calls of each kind of request and how many of them follow each other. Nothing here is timed. */
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
  readonly method?: 'PUT' | 'POST';
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
  /** Calls that follow each other: those made side by side are one wait. */
  readonly waits?: number;
}

const INFO = '/rest/api/3/serverInfo';
const SUMMARY = JSON.stringify({ fields: { summary: 'Benched' } });
/** The forger knows the form, the check digits and the key's version, not the key. */
const FORGED = tokenOf(aProvenRecord({}, 41), tagKeys(43));

const ISSUE = '/rest/api/3/issue/ABC-1';
const SEARCH = '/rest/api/3/search/jql';
const BY_JQL = JSON.stringify({ jql: 'summary is not EMPTY', fields: ['summary'], maxResults: 20 });

const REQUESTS: readonly Asked[] = [
  { name: 'junk token', path: INFO, token: 'junk', status: 401, most: { storage: 0, jira: 0 } },
  { name: 'forgery, cold', path: INFO, token: 'forged', cold: true, status: 401 },
  { name: 'forgery, warm', path: INFO, token: 'forged', status: 401, most: { storage: 0, jira: 0 } },
  {
    name: 'first request, cold, counted',
    path: INFO,
    token: 'reader',
    cold: true,
    status: 200,
    most: { storage: 6, jira: 2, waits: 5 },
  },
  {
    name: 'site metadata',
    path: INFO,
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 1, waits: 2 },
  },
  { name: 'issue, cold', path: ISSUE, token: 'reader', cold: true, status: 200 },
  { name: 'issue', path: ISSUE, token: 'reader', status: 200, most: { storage: 1, jira: 1, waits: 2 } },
  {
    name: 'issue by id',
    path: '/rest/api/3/issue/10100',
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 1, waits: 2 },
  },
  {
    name: 'project in path',
    path: '/rest/api/3/project/ABC',
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 1, waits: 2 },
  },
  {
    name: 'comments of an issue',
    path: `${ISSUE}/comment`,
    token: 'reader',
    status: 200,
    most: { storage: 1, jira: 2, waits: 3 },
  },
  {
    name: 'search, cold',
    path: SEARCH,
    token: 'reader',
    method: 'POST',
    body: BY_JQL,
    cold: true,
    status: 200,
  },
  {
    name: 'search, same page again',
    path: SEARCH,
    token: 'reader',
    method: 'POST',
    body: BY_JQL,
    status: 200,
    most: { storage: 1, jira: 1, waits: 2 },
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
    name: 'write by id, cold',
    path: '/rest/api/3/issue/10100',
    token: 'writer',
    method: 'PUT',
    body: SUMMARY,
    cold: true,
    status: 204,
  },
  {
    name: 'write by key, cold',
    path: ISSUE,
    token: 'writer',
    method: 'PUT',
    body: SUMMARY,
    cold: true,
    status: 204,
  },
  {
    name: 'write',
    path: ISSUE,
    token: 'writer',
    method: 'PUT',
    body: SUMMARY,
    status: 204,
    most: { storage: 2, jira: 2, waits: 4 },
  },
  // Counts the reader's calls: the container meets it for the first time since it was cold.
  {
    name: 'token/self, counted',
    path: '/token/self',
    token: 'reader',
    status: 200,
    most: { storage: 5, jira: 0, waits: 3 },
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
    // Whatever is asked side by side overlaps beyond doubt.
    for (const target of ['kvs', 'jira'])
      await app.control('POST', '/faults', { target, latencyMs: LATENCY_MS });
    const counted: ({ asked: Asked } & Cost)[] = [];
    for (const asked of REQUESTS) counted.push({ asked, ...(await count(app, asked, tokens[asked.token])) });
    const over = counted.filter(({ asked: { most }, ...cost }) => most && isOver(cost, most));
    return {
      title: '3. Storage and Jira calls, and waits',
      remark: `Counted by a real local host in which every call takes ${LATENCY_MS} ms. Calls made side by side are one wait.`,
      head: ['request', 'status', 'storage calls', 'Jira calls', 'waits', 'in this order (| is a wait)'],
      rows: counted.map(({ asked, storage, jira, waits }) => [
        asked.name,
        String(asked.status),
        String(storage),
        String(jira),
        String(waits.length),
        waits.map((wait) => wait.join(' + ')).join(' | '),
      ]),
      budgets: [
        {
          text: 'calls and waits of each kind of request',
          holds: over.length === 0,
          figure: over.length === 0 ? 'counted' : `over: ${over.map(({ asked }) => asked.name).join(', ')}`,
        },
      ],
    };
  } finally {
    await host.close();
  }
}

const LATENCY_MS = 15;

interface Cost {
  readonly storage: number;
  readonly jira: number;
  /** What was asked side by side, one list for each wait. */
  readonly waits: readonly (readonly string[])[];
}

const isOver = ({ storage, jira, waits }: Cost, most: Counted): boolean =>
  storage > most.storage || jira > most.jira || waits.length > (most.waits ?? Number.POSITIVE_INFINITY);

const CallSchema = z.object({
  seq: z.number(),
  answeredSeq: z.number(),
  method: z.optional(z.string()),
  path: z.string(),
});
type Call = z.infer<typeof CallSchema>;

async function count(
  app: LocalApp,
  { name, path, method, body, cold, status }: Asked,
  token: string,
): Promise<Cost> {
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
  const storage = z.array(CallSchema).parse(await app.control('GET', '/kvs/calls'));
  const jira = z.array(CallSchema).parse(await app.control('GET', '/jira/calls'));
  return { storage: storage.length, jira: jira.length, waits: waitsOf([...storage, ...jira]) };
}

/** Groups of calls that began before any of the group was answered. */
function waitsOf(calls: readonly Call[]): readonly (readonly string[])[] {
  const waits: string[][] = [];
  let endsAt = 0;
  for (const call of [...calls].sort((one, other) => one.seq - other.seq)) {
    const last = waits.at(-1);
    if (last && call.seq < endsAt) {
      last.push(nameOf(call));
      endsAt = Math.min(endsAt, call.answeredSeq);
    } else {
      waits.push([nameOf(call)]);
      endsAt = call.answeredSeq;
    }
  }
  return waits;
}

const nameOf = ({ method, path }: Call): string => {
  const [bare = ''] = path.split('?');
  const short = bare.replace('/api/v1/', '').replace('/rest/api/3/', '');
  return method === undefined ? short : `${method} ${short}`;
};
