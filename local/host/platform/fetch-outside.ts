/**
 * `global.fetch` of app code: what the platform lets out (runtime-egress-permissions). The one place outside that exists here is the
 * app's own web trigger, whose URL stands for the one it would have on Forge.
 */
import * as z from 'zod';
import type { HostState } from '../host-state';
import { never } from './faults';
import type { Invocation, OutsideCall } from './invocation';

const InitSchema = z.custom<RequestInit>((value) => value === undefined || typeof value === 'object');

/** Rejects with the platform's code where the manifest does not name the host, or the switch `ownEgress` says so. */
export async function fetchOutside(
  state: HostState,
  { url, init }: OutsideCall,
  invocation: Invocation,
): Promise<Response> {
  if (invocation.isCut()) return never();
  const text = String(url);
  const own = ownHost(state, text);
  // Only the host: paths and queries are the app's secrets.
  const host = own ?? (URL.canParse(text) ? new URL(text).host : 'no URL');
  const isAllowed = state.manifest.egress.some((allowed) => matches(host, allowed));
  if (!isAllowed || (own !== undefined && state.switches.host.ownEgress === 'refused')) {
    state.log('error', `the app fetched from ${host}: egress is refused (local/README.md)`, invocation);
    throw new Error('REQUEST_EGRESS_ALLOWLIST_ERR');
  }
  if (own === undefined) {
    state.log('error', `the app fetched from ${host}, which is absent here (local/README.md)`, invocation);
    throw new TypeError('fetch failed: the local host reaches nothing outside');
  }
  const response = await fetch(text, InitSchema.parse(init));
  return invocation.isCut() ? never() : response;
}

/** The host that one of our web trigger URLs would have on Forge (web trigger URLs, v2 and v1); undefined for any other URL. */
function ownHost({ origin, installation }: HostState, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { href } = new URL(url);
  if (href.startsWith(`${origin}/public/`)) return `${installation.installationId}.webtrigger.atlassian.app`;
  return href.startsWith(`${origin}/x1/`) ? `${installation.appId}.hello.atlassian-dev.net` : undefined;
}

/** Entries may be whole URLs; the platform compares hosts (@forge/egress). */
function matches(host: string, allowed: string): boolean {
  if (allowed === '*') return true;
  const name = allowed.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
}
