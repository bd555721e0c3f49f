/**
 * `ANY /set-up/<code>/<leg>…`: tells a set-up probe how it arrived. Open to whoever holds a live code (tokens/set-up-code.ts) and before
 * authentication; to everybody else there is no such path. It answers no value of a header, of the query or of the body.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import { isSetUpSigned, parseSetUpCode, type SetUpOrigin } from '../tokens/set-up-code';
import {
  LEGS,
  PROBE_ADDRESS,
  PROBE_BODY,
  PROBE_HEADER,
  PROBE_PATHS,
  type Leg,
  type Observation,
} from '../tokens/set-up-observation';
import type { TagKeyStore } from '../tokens/tag-key';
import { ADDRESS_HEADER } from './headers';

/** Keeps the latest probe from outside, one a leg. */
export interface SeenStore {
  saveSeen(observation: Observation): Promise<Result<void, StoreFailure>>;
}

export interface EchoPorts {
  readonly tagKeys: TagKeyStore;
  readonly seen: SeenStore;
}

/** What the probe is answered. */
export interface Echo extends Observation {
  /** As received, behind the code; at most 200 characters. */
  readonly userPath: string;
  /** Number of values by name, of at most 20 names. */
  readonly queryValues: Readonly<Record<string, number>>;
  /** False for a probe of the app itself, and where storage did not answer. */
  readonly kept: boolean;
}

/** Read from the raw event, for `parseRequest` refuses the very paths that a probe sends. */
const addressed = once(() => z.object({ userPath: z.string().check(z.startsWith('/set-up/')) }));
const probe = once(() => {
  const values = z._default(z.record(z.string(), z.union([z.string(), z.array(z.string())])), {});
  return z.object({
    method: z.string().check(z.regex(/^[A-Z]{1,10}$/)),
    userPath: z.string(),
    headers: values,
    queryParameters: values,
    body: z._default(z.nullable(z.string()), ''),
  });
});
type Probe = z.infer<ReturnType<typeof probe>>;

const FORM = /^\/set-up\/([0-9A-Za-z]{1,64})\/([a-z]{1,10})(.*)$/s;
const isLeg = (text: string): text is Leg => (LEGS as readonly string[]).includes(text);

/** Undefined where this is no probe with a live code: then the event goes the way of every other. */
export async function echoProbe(event: unknown, ports: EchoPorts, now: Instant): Promise<Echo | undefined> {
  if (!addressed().safeParse(event).success) return undefined;
  const parsed = probe().safeParse(event);
  const [, code = '', leg = '', rest = ''] = (parsed.success && FORM.exec(parsed.data.userPath)) || [];
  if (!parsed.success || !isLeg(leg)) return undefined;
  const origin = await findOrigin(code, ports.tagKeys, now);
  if (!origin) return undefined;

  const observation = observe(parsed.data, leg, rest, now);
  const saved = origin === 'outside' ? await ports.seen.saveSeen(observation) : undefined;
  const names = Object.entries(parsed.data.queryParameters).slice(0, 20);
  return {
    ...observation,
    userPath: rest.slice(0, 200),
    queryValues: Object.fromEntries(names.map(([name, values]) => [name.slice(0, 40), countOf(values)])),
    kept: saved?.ok === true,
  };
}

/** Undefined for a stale code (nothing is read) and a forged one (nothing but the keys, as for a forged token). */
async function findOrigin(
  code: string,
  tagKeys: TagKeyStore,
  now: Instant,
): Promise<SetUpOrigin | undefined> {
  const parsed = parseSetUpCode(code, now);
  if (!parsed) return undefined;
  const keys = await tagKeys.find(now, parsed.keyVersion);
  return keys.ok && keys.value && isSetUpSigned(parsed, keys.value) ? parsed.origin : undefined;
}

const observe = (
  { method, headers, queryParameters, body }: Probe,
  leg: Leg,
  rest: string,
  at: Instant,
): Observation => ({
  v: 1,
  leg,
  at,
  method,
  path: leg === 'path' ? pathOf(rest) : 'absent',
  query: queryOf(queryParameters),
  headerCase: headerCaseOf(Object.keys(headers)),
  authorization: isThere(headers, ['authorization']),
  ...addressOf(headers),
  body: bodyOf(body ?? ''),
});

function addressOf(headers: Probe['headers']): Pick<Observation, 'clientAddress' | 'forwardedFor'> {
  const forwardedFor = forwardedForOf(headers);
  return { clientAddress: forwardedFor === 'replaced' || forwardedFor === 'appended', forwardedFor };
}

/** The probe claims an address: whose comes last? */
function forwardedForOf(headers: Probe['headers']): NonNullable<Observation['forwardedFor']> {
  const named = Object.entries(headers).filter(([name]) => name.toLowerCase() === ADDRESS_HEADER);
  const entries = named
    .flatMap(([, values]) => [values].flat())
    .flatMap((value) => value.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const last = entries.at(-1);
  if (last === undefined) return 'absent';
  // Under two spellings nobody can say whose comes last.
  if (last === PROBE_ADDRESS || named.length > 1) return 'claimed';
  const added = entries.length - (entries.lastIndexOf(PROBE_ADDRESS) + 1);
  if (added > 1) return 'several';
  return entries.length === 1 ? 'replaced' : 'appended';
}

const isThere = (headers: Probe['headers'], names: readonly string[]): boolean =>
  Object.entries(headers).some(
    ([name, values]) => names.includes(name.toLowerCase()) && [values].flat().some((value) => value !== ''),
  );

function pathOf(rest: string): Observation['path'] {
  if (PROBE_PATHS.some((path) => path === rest)) return 'raw';
  return PROBE_PATHS.some((path) => decodeURIComponent(path) === rest) ? 'decoded' : 'changed';
}

const countOf = (values: string | readonly string[] | undefined): number => [values ?? []].flat().length;

function queryOf(parameters: Probe['queryParameters']): Observation['query'] {
  const counts = ['bare', 'coded', 'twice'].map((name) => countOf(parameters[name])).join(' ');
  return QUERY_COUNTS[counts] ?? 'changed';
}
/** Numbers of values of `bare`, `coded` and `twice`. */
const QUERY_COUNTS: Readonly<Record<string, Observation['query']>> = {
  '1 1 2': 'whole',
  '2 2 2': 'split',
  '2 1 2': 'split-bare',
  '0 0 0': 'absent',
};

function headerCaseOf(names: readonly string[]): Observation['headerCase'] {
  const arrived = names.find((name) => name.toLowerCase() === PROBE_HEADER.toLowerCase());
  if (arrived === undefined) return 'absent';
  if (arrived === PROBE_HEADER) return 'as-sent';
  return arrived === PROBE_HEADER.toLowerCase() ? 'lower' : 'other';
}

function bodyOf(body: string): Observation['body'] {
  const sent = Buffer.from(PROBE_BODY);
  if (body === '') return 'absent';
  if (body === sent.toString('latin1')) return 'bytes';
  if (body === sent.toString('base64')) return 'base64';
  return body === sent.toString('utf8') ? 'text' : 'changed';
}
