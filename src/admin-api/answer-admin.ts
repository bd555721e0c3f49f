/** The gateway's port for `/admin/v1/…`, by the use cases of the admin page: what a script may do is what an admin does there. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { parseJson } from '../base/parse-json';
import { fail, ok, type Result } from '../base/result';
import { readPolicy } from '../console/change-policy';
import { auditSearch, tokenSearch } from '../console/payloads';
import type { TokenPorts } from '../console/ports';
import { searchAudit } from '../console/read-audit';
import { revokeAnyToken } from '../console/revoke-token';
import { searchTokens } from '../console/search-tokens';
import type { Outcome } from '../console/refusal';
import type { AdminApi, AdminCall, AdminNo } from '../gateway/admin/admin-port';
import { REVOCATION_REASONS } from '../tokens/record';
import { formatPlace, parsePlace } from './place';
import { eventJson, policyJson, tokenJson } from './json';

type Answered = Promise<Result<unknown, AdminNo>>;

export const adminApi = (ports: TokenPorts): AdminApi => ({
  answer(call) {
    const { route } = call;
    if (route.kind === 'revoke') return revoke(route.locator, call, ports);
    if (call.body !== '') return Promise.resolve(malformed());
    switch (route.kind) {
      case 'tokens':
        return listTokens(call, ports);
      case 'token':
        return readToken(route.locator, call, ports);
      case 'policy':
        return readRules(call, ports);
      case 'audit':
        return listEvents(call, ports);
    }
  },
});

const malformed = (part?: string): { readonly ok: false; readonly error: AdminNo } =>
  fail({ kind: 'malformed', part });

const TOKEN_PARAMS: readonly string[] = [
  'limit',
  'cursor',
  'list',
  'ownerId',
  'projectId',
  'name',
  'state',
  'scope',
  'effect',
  'issuedFrom',
  'issuedTo',
  'expiresFrom',
  'expiresTo',
  'usedFrom',
  'usedTo',
];

async function listTokens({ params }: AdminCall, ports: TokenPorts): Answered {
  const search = parseSearch('tokens', params, TOKEN_PARAMS, tokenSearch);
  if (!search.ok) return search;
  const { wish, page } = search.value;
  const found = await searchTokens(wish, page, ports);
  if (!found.ok) return fail(noOf(found));
  const { tokens, cursor } = found.value;
  return ok({ tokens: tokens.map(tokenJson), ...next('tokens', params, cursor) });
}

async function readToken(locator: string, { params }: AdminCall, ports: TokenPorts): Answered {
  if (params.size > 0) return malformed([...params.keys()][0]);
  const search = tokenSearch().safeParse({ locator });
  if (!search.success) return fail({ kind: 'token-unknown' });
  const found = await searchTokens(search.data.wish, search.data.page, ports);
  if (!found.ok) return fail(noOf(found));
  const [token] = found.value.tokens;
  return token ? ok(tokenJson(token)) : fail({ kind: 'token-unknown' });
}

async function readRules({ params }: AdminCall, ports: TokenPorts): Answered {
  if (params.size > 0) return malformed([...params.keys()][0]);
  const policy = await readPolicy(ports);
  return policy.ok ? ok(policyJson(policy.value)) : fail(noOf(policy));
}

const AUDIT_PARAMS: readonly string[] = ['limit', 'cursor', 'type', 'actorId', 'locator', 'from', 'to'];

async function listEvents({ params }: AdminCall, ports: TokenPorts): Answered {
  const search = parseSearch('audit', params, AUDIT_PARAMS, auditSearch);
  if (!search.ok) return search;
  const found = await searchAudit(search.value, ports);
  if (!found.ok) return fail(noOf(found));
  const { events, cursor } = found.value;
  return ok({ events: events.map(eventJson), ...next('audit', params, cursor) });
}

const revocation = once(() =>
  z.strictObject({
    reason: z.optional(z.enum(REVOCATION_REASONS)),
    note: z.optional(z.string().check(z.maxLength(200), z.regex(/^[^\p{C}]*$/u))),
  }),
);
const BODY_CHARS_MAX = 2_000;

/** What has ended stays ended, with its first ending: asking again is answered alike. */
async function revoke(locator: string, call: AdminCall, ports: TokenPorts): Answered {
  const { params, body, accountId, via } = call;
  if (params.size > 0) return malformed([...params.keys()][0]);
  const asked =
    body.length > BODY_CHARS_MAX
      ? undefined
      : revocation().safeParse(body.trim() === '' ? {} : parseJson(body));
  if (!asked?.success) return malformed(asked?.error.issues[0]?.path.map(String).join('.'));
  const { reason: because, note } = asked.data;
  const actor = { accountId, isJiraAdmin: true, via };
  const revoked = await revokeAnyToken({ locator, because, note }, actor, ports);
  return revoked.ok ? ok(tokenJson(revoked.value)) : fail(noOf(revoked));
}

/** Every parameter known, each of its form; the cursor of this very list with these very filters. */
function parseSearch<Search>(
  list: 'tokens' | 'audit',
  params: ReadonlyMap<string, string>,
  known: readonly string[],
  schema: () => z.ZodMiniType<Search>,
): Result<Search, AdminNo> {
  const stray = [...params.keys()].find((name) => !known.includes(name));
  if (stray !== undefined) return malformed(stray);
  const { limit, cursor, ...filters } = Object.fromEntries(params);
  if (limit !== undefined && !/^[1-9]\d{0,2}$/.test(limit)) return malformed('limit');
  const inner = cursor === undefined ? undefined : parsePlace(cursor, placeOf(list, params));
  if (cursor !== undefined && inner === undefined) return malformed('cursor');
  const parsed = schema().safeParse({
    ...filters,
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(inner === undefined ? {} : { cursor: inner }),
  });
  return parsed.success ? ok(parsed.data) : malformed(String(parsed.error.issues[0]?.path[0] ?? ''));
}

const next = (list: 'tokens' | 'audit', params: ReadonlyMap<string, string>, cursor: string | undefined) =>
  cursor === undefined ? {} : { cursor: formatPlace(cursor, placeOf(list, params)) };

/** What a cursor belongs to: the list and its filters; how many at a time may change. */
const placeOf = (list: string, params: ReadonlyMap<string, string>): string =>
  JSON.stringify([
    list,
    ...[...params]
      .filter(([name]) => name !== 'cursor' && name !== 'limit')
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);

/** A use case's "no" as the port says it. A cursor of another version is one that is not understood. */
function noOf(outcome: Outcome<unknown>): AdminNo {
  if (outcome.ok || !('refusal' in outcome.error)) return { kind: 'internal' };
  const { code } = outcome.error.refusal;
  if (code === 'token-unknown') return { kind: code };
  if (code === 'entry-unknown') return { kind: 'malformed', part: 'cursor' };
  return { kind: code === 'storage-unavailable' || code === 'token-changed' ? 'unavailable' : 'internal' };
}
