/** `global.__forge_fetch__`: sends each platform call of the app to what stands in for it (forge-platform.md §2.3). */
import * as z from 'zod';
import { never, performUnder } from './faults';
import type { HostState } from '../host-state';
import type { ForgeFetchCall, Invocation } from './invocation';
import { atlassianErrand } from './fetch-atlassian';
import { jiraErrand } from './fetch-jira';
import { kvsErrand } from './fetch-kvs';
import { MetaSchema, type Errand, type PlatformCall } from './platform-call';

const FetchInitSchema = z.looseObject({
  method: z.string().optional(),
  // Both are judged by `new Request`, which throws a TypeError on what fetch does not take.
  headers: z.custom<HeadersInit>().optional(),
  body: z.custom<BodyInit>().nullish(),
  signal: z.instanceof(AbortSignal).nullish(),
});
type FetchInit = z.infer<typeof FetchInitSchema>;

/** Never settles for an invocation whose process is gone. Rejects when the app's AbortSignal fires. */
export async function forgeFetch(
  state: HostState,
  call: ForgeFetchCall,
  invocation: Invocation,
): Promise<Response> {
  if (invocation.isCut()) return never();
  const init = FetchInitSchema.parse(call.init ?? {});
  const signal = init.signal ?? undefined;
  signal?.throwIfAborted();
  const answer = parseCall(call, init).then((parsed) => dispatch(state, parsed, invocation));
  const response = await (signal === undefined ? answer : Promise.race([answer, rejectOnAbort(signal)]));
  return invocation.isCut() ? never() : response;
}

async function parseCall({ meta, path }: ForgeFetchCall, init: FetchInit): Promise<PlatformCall> {
  const headers = new Headers(init.headers);
  const hasBody = init.body !== undefined && init.body !== null;
  // The runtime's wrapper does so (forge-platform.md §2.3); plain fetch would say text/plain.
  if (hasBody && !(init.body instanceof FormData) && !headers.has('content-type'))
    headers.set('content-type', 'application/json');
  const method = init.method ?? 'GET';
  const request = new Request('http://platform.invalid', {
    method,
    headers,
    body: init.body ?? null,
  });
  return {
    meta: MetaSchema.parse(meta),
    method: request.method,
    path: z.string().startsWith('/').parse(path),
    headers: lowerCaseHeaders(request.headers),
    ...(hasBody ? { body: await request.text() } : {}),
  };
}

function lowerCaseHeaders(headers: Headers): Record<string, string> {
  const lowered: Record<string, string> = {};
  headers.forEach((value, name) => (lowered[name] = value));
  return lowered;
}

async function dispatch(state: HostState, call: PlatformCall, invocation: Invocation): Promise<Response> {
  const { type, remote, contextAri } = call.meta;
  if (type === 'kvs') return perform(state, kvsErrand(state, call, invocation), call, invocation);
  const isOurJira =
    remote === 'jira' || (remote === undefined && contextAri === state.installation.contextAri);
  if (type === 'fpp' && isOurJira) {
    const errand = jiraErrand(state, call, invocation);
    return errand instanceof Response ? errand : perform(state, errand, call, invocation);
  }
  const errand =
    type === 'fpp' && remote === 'stargate' ? atlassianErrand(state, call, invocation) : undefined;
  if (errand) return perform(state, errand, call, invocation);
  const what = `${type}${remote === undefined ? '' : `/${remote}`} ${call.method} ${call.path.split('?')[0] ?? ''}`;
  state.log(
    'error',
    `the app asked the platform for ${what}, which is absent here (local/README.md)`,
    invocation,
  );
  throw new Error(`local host: no stand-in for ${what}`);
}

async function perform(
  state: HostState,
  errand: Errand,
  { method, path }: PlatformCall,
  invocation: Invocation,
): Promise<Response> {
  const { record } = errand;
  const fault = state.faults.take({ target: errand.target, method, path: errand.matched ?? path });
  if (fault !== undefined) record.fault = fault.id;
  const reach = () => {
    record.reached = true;
    return errand.effect();
  };
  const response = fault === undefined ? await reach() : await performUnder(fault.plan, invocation, reach);
  record.answeredSeq = state.sequence.next();
  record.status = response.status;
  return response;
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    // The reason is the app's own, as fetch passes it on.
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
