/** What people and scripts do, each as one step that a fault can hit. */
import type { IssuedTokenView, PolicyView, Reply } from '../../../src/console/contract';
import { expect } from 'vitest';
import { codeOf } from './problem';
import type { FaultRequest, GatewayCall, Site } from './site';
import type { Answer } from './wire';

/** How a page's call ended: a value, a refusal's code, or a dead process. */
export type Ended<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'no'; readonly code: string };

const ended = <Value>({ status, body }: Answer): Ended<Value> => {
  if (status !== 200) return { kind: 'no', code: `bare ${status}` };
  const reply = JSON.parse(body) as Reply<Value>;
  if (reply.ok) return { kind: 'value', value: reply.value };
  return { kind: 'no', code: 'refusal' in reply ? reply.refusal.code : 'problems' };
};

export const orderToken = async (site: Site, name: string): Promise<Ended<IssuedTokenView>> => {
  const payload = { name, scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] };
  return ended(
    await site.invokeRaw('project-page', 'token/issue', { user: 'member', payload, project: 'ABC' }),
  );
};

export const revokeToken = async (site: Site, locator: string): Promise<Ended<unknown>> =>
  ended(
    await site.invokeRaw('project-page', 'token/revoke', {
      user: 'member',
      payload: { locator },
      project: 'ABC',
    }),
  );

export const savePolicy = async (site: Site, { revision, rules }: PolicyView): Promise<Ended<PolicyView>> =>
  ended(await site.invokeRaw('admin-page', 'policy/change', { user: 'admin', payload: { revision, rules } }));

export const readThrough = async (site: Site, token: string): Promise<string> =>
  codeOf(await site.gateway('/rest/api/3/issue/ABC-2?fields=summary', { token }));

export const commentThrough = async (site: Site, token: string, body: string): Promise<string> => {
  const call: GatewayCall = { token, method: 'POST', json: { body } };
  return codeOf(await site.gateway('/rest/api/2/issue/ABC-2/comment', call));
};

/** One of the ways a platform call goes wrong. */
export interface Mishap {
  readonly name: string;
  readonly plan: object;
  /** Whether the call took effect all the same. */
  readonly applied: boolean;
  /** Whether the process is gone: the caller then gets a bare 424. */
  readonly dies: boolean;
}

const mishap = (name: string, plan: object, applied: boolean, dies = false): Mishap => ({
  name,
  plan,
  applied,
  dies,
});

export const MISHAPS: readonly Mishap[] = [
  mishap('fails', { status: 500 }, false),
  mishap('does not answer', { timeout: true, timeoutMs: 5 }, false),
  mishap('takes effect and its answer is lost', { timeout: true, timeoutMs: 5, effect: 'applied' }, true),
  mishap('kills the process before it takes effect', { die: 'before' }, false, true),
  mishap('kills the process after it took effect', { die: 'after' }, true, true),
];

/** One call of a workflow: the `after`th to this place. */
export interface Place {
  readonly what: string;
  readonly target: 'kvs' | 'jira';
  readonly match: string;
  readonly after?: number;
  /** The first request of a container asks what a warm one remembers. */
  readonly cold?: true;
  /** Goes wrong from then on: a question that failed once is asked again within the same request. */
  readonly lasting?: true;
}

export const faultAt = ({ target, match, after = 0, lasting }: Place, { plan }: Mishap): FaultRequest => ({
  target,
  match,
  after,
  ...(lasting ? {} : { times: 1 }),
  ...plan,
});

/** Every place with every mishap, as rows for `it.each`. */
export const rowsOf = (places: readonly Place[]): readonly (readonly [string, Place, Mishap])[] =>
  places.flatMap((place) => MISHAPS.map((each) => [`${place.what} ${each.name}`, place, each] as const));

/** Plants the fault and does it; the fault must have hit, or the row says nothing. */
export async function under<Value>(
  site: Site,
  [place, mishap]: readonly [Place, Mishap],
  act: () => Promise<Value>,
): Promise<Value> {
  if (place.cold) await site.coldStart();
  await site.fault(faultAt(place, mishap));
  const outcome = await act();
  const faults = await site.control<readonly { hits: number }[]>('GET /faults');
  expect(faults.map(({ hits }) => (place.lasting ? Math.min(hits, 1) : hits))).toEqual([1]);
  await site.clearFaults();
  return outcome;
}

/** Audit events of this type about this token. */
export const auditEvents = async (site: Site, type: string, locator: string): Promise<number> =>
  (await site.dump()).entities.filter(({ entity, value }) => {
    const stored = value as { type: string; locator: string };
    return entity === 'audit' && stored.type === type && stored.locator === locator;
  }).length;

/** A refusal by one of these names, or the bare answer of a process that is gone. */
export const expectNo = (code: string, { dies }: Mishap, codes: readonly string[]): void =>
  expect(dies ? ['bare 424'] : codes).toContain(code);
