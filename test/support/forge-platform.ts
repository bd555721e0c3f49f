/** Forge under the real handlers and adapters: the globals that @forge/api and @forge/kvs talk to. Import it before either. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { createKvs } from '../../local/kvs/create-kvs';
import { parseEntities } from '../../local/kvs/entities';
import { createMemoryStore } from '../../local/kvs/memory-store';
import type { Kvs } from '../../local/ports';
import { fakeClock } from './fixed-times';

export interface PlatformCall {
  readonly provider: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

type AnswerJira = (call: PlatformCall) => Response | Promise<Response>;

const Manifest = z.object({ app: z.object({ storage: z.unknown() }) });
const ENTITIES = parseEntities(Manifest.parse(parse(readFileSync('manifest.yml', 'utf8'))).app.storage);
const WEB_TRIGGER_URL = 'https://installation.hello.atlassian-dev.net/x1/id';

const noAnswer: AnswerJira = () => Promise.reject(new Error('no Jira here'));
let kvs: Kvs | undefined;
let jira: AnswerJira = noAnswer;
let calls: PlatformCall[] = [];

/** Starts afresh: empty storage, and a Jira that answers so. Returns every call that reaches Jira from now on. */
export function openPlatform(answer: AnswerJira = noAnswer): readonly PlatformCall[] {
  kvs = createKvs({ store: createMemoryStore(), clock: fakeClock(), entities: ENTITIES });
  jira = answer;
  calls = [];
  remainingMs = undefined;
  return calls;
}

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function forgeFetch(
  meta: { readonly type: string; readonly provider?: string },
  path: string,
  { method = 'GET', headers = {}, body }: Init = {},
): Promise<Response> {
  if (meta.type === 'kvs') {
    const answer = kvs?.answer(path, JSON.parse(body ?? 'null'));
    return answer?.body === undefined
      ? new Response(null, { status: answer?.status ?? 500 })
      : json(answer.body, answer.status);
  }
  if (path === '/graphql') return json({ data: { createWebTriggerUrl: { url: WEB_TRIGGER_URL } } });
  const call = { provider: meta.provider, method, path, headers, body };
  calls.push(call);
  return jira(call);
}

const noMetrics = {
  counter: () => ({ incr: () => undefined }),
  timing: () => ({ measure: () => ({ stop: () => undefined }) }),
};
/** What the platform says is left of the invocation; undefined: it does not say. */
let remainingMs: number | undefined;
export const leaveMs = (ms: number | undefined): void => {
  remainingMs = ms;
};
const runtime = {
  lambdaContext: {
    get getRemainingTimeInMillis() {
      return remainingMs === undefined ? undefined : () => remainingMs;
    },
  },
  metrics: noMetrics,
  appContext: { appId: 'app', environmentId: 'env' },
  contextAri: 'ari:cloud:jira::site/1',
};
Object.assign(globalThis, { __forge_fetch__: forgeFetch, __forge_runtime__: runtime });
