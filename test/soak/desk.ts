/** What everybody who takes part in the soak has at hand. */
import { reach } from './reach';
import type { HostState } from '../../local/host/host-state';
import type { AdminEntries, ProjectEntries, Reply } from '../../src/console/contract';
import type { Findings } from './findings';
import type { Flights } from './flights';
import type { Known } from './known';
import type { Weather } from './weather';

type Pages = { 'admin-page': AdminEntries; 'project-page': ProjectEntries };

export interface Desk {
  readonly state: HostState;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly gatewayUrl: string;
  readonly known: Known;
  readonly flights: Flights;
  readonly findings: Findings;
  readonly weather: Weather;
  readonly people: number;
  /** Audit events that must be there in the end: ids of requests that changed something. */
  readonly changedBy: Map<string, string>;
  readonly isOver: () => boolean;
  /** How much of the run is over, 0 to 1. */
  readonly partDone: () => number;
}

/** How a page's call ended: a value, a refusal by its code, or without an answer (the process died). */
export type Ended<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'no'; readonly code: string }
  | { readonly kind: 'lost' };

type Value<Page extends keyof Pages, Key extends keyof Pages[Page]> = Pages[Page][Key] extends {
  value: infer Told;
}
  ? Told
  : never;

export async function invoke<Page extends keyof Pages, Key extends keyof Pages[Page] & string>(
  desk: Desk,
  page: Page,
  key: Key,
  call: { readonly user: string; readonly payload?: unknown; readonly project?: string },
): Promise<Ended<Value<Page, Key>>> {
  const project = call.project === undefined ? '' : `?project=${call.project}`;
  const response = await reach(`${desk.url}/local/invoke/${page}/${key}${project}`, {
    method: 'POST',
    headers: { 'x-local-user': call.user },
    body: JSON.stringify(call.payload ?? {}),
  });
  if (response === 'unreachable') return { kind: 'lost' };
  const text = await response.text();
  desk.findings.count(`${key} on the pages`);
  if (response.status !== 200) return { kind: 'lost' };
  const reply = JSON.parse(text) as Reply<Value<Page, Key>>;
  if (reply.ok) return { kind: 'value', value: reply.value };
  const code =
    'refusal' in reply ? reply.refusal.code : `problem ${reply.problems.map((one) => one.code).join(', ')}`;
  if (code === 'internal') desk.findings.violation(`${key}: internal`);
  return { kind: 'no', code };
}

/** After these nobody knows whether it happened. All others say that it did not. */
export const isUnsure = (ended: Ended<unknown>): boolean =>
  ended.kind === 'lost' || (ended.kind === 'no' && ended.code === 'storage-unavailable');
