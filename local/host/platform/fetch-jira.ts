/** The app's requests to Jira: as whom they go, and with which scopes (forge-platform.md §4). */
import type { JiraAnswer, JiraCaller } from '../../ports';
import type { Errand, FetchMeta, PlatformCall } from './platform-call';
import type { HostState } from '../host-state';
import type { Invocation } from './invocation';
import type { JiraCall } from '../records';

interface Authority {
  readonly as: JiraCaller;
  readonly scopes: readonly string[];
}

/** A Response when the call does not even leave the platform: nobody to act as. */
export function jiraErrand(state: HostState, call: PlatformCall, invocation: Invocation): Errand | Response {
  const authority = findAuthority(state, call.meta, invocation);
  if (authority === undefined) return needsAuthentication();
  const { method, path, headers, body } = call;
  const record: JiraCall = {
    seq: state.sequence.next(),
    at: state.clock.now(),
    invocationId: invocation.id,
    reached: false,
    as: authority.as,
    method,
    path,
    bodyBytes: Buffer.byteLength(body ?? ''),
  };
  state.jiraCalls.add(record);
  return {
    target: 'jira',
    record,
    effect: async () => toResponse(await state.jira.answer({ ...authority, method, path, headers, body })),
  };
}

/**
 * `asUser()` is the invoking person; web triggers and schedules have none. `asUser(accountId)` of somebody else is offline
 * impersonation: it needs scopes that the manifest marks `allowImpersonation`, and has only those (security#user-impersonation).
 */
function findAuthority(state: HostState, meta: FetchMeta, { target }: Invocation): Authority | undefined {
  const { scopes, impersonationScopes } = state.manifest;
  if (meta.provider === 'app') return { as: { kind: 'app' }, scopes };
  if (meta.provider !== 'user') return { as: { kind: 'anonymous' }, scopes };
  const accountId = meta.accountId ?? target.accountId;
  if (accountId === undefined) return undefined;
  if (accountId === target.accountId) return { as: { kind: 'user', accountId }, scopes };
  return impersonationScopes.length === 0
    ? undefined
    : { as: { kind: 'user', accountId }, scopes: impersonationScopes };
}

/** @forge/api turns the header into a NeedsAuthenticationError (api/out/api/fetch.js:63-75). */
const needsAuthentication = (): Response =>
  new Response(null, { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });

const BODYLESS = new Set([204, 205, 304]);

const toResponse = ({ status, headers, body }: JiraAnswer): Response =>
  new Response(BODYLESS.has(status) ? null : typeof body === 'string' ? body : Buffer.from(body), {
    status,
    headers,
  });
