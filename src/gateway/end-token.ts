/**
 * `POST /token/revoke` and `POST /token/leaked`: whoever holds a token can end it, and needs nothing but the token. So it works while
 * tokens are off, the token is paused or not valid yet, or its owner has left; and it is the way to report a token that was found.
 */
import * as z from 'zod/mini';
import { auditEvent } from '../audit/event';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { formatInstant } from '../base/time';
import { endsAt } from '../policy/ceiling';
import { ceilingFor } from '../policy/policy-for';
import { revoke } from '../tokens/lifecycle';
import type { RevocationReason, TokenRecord } from '../tokens/record';
import { answerJson, type Answer } from './answer';
import type { Authenticated, NotAuthenticated } from './authenticate';
import { parseOwnBody } from './own-body';
import type { Passage } from './passage';
import type { GatewayPorts } from './ports';
import type { Refusal, RefusalCode } from './refusal';
import type { GatewayRequest } from './request';

/** Reasons that a script may give. The others are judgements of people. */
const OWN_REASONS = ['not-needed', 'replaced', 'leaked', 'other'] as const satisfies RevocationReason[];

type Way = 'revoke' | 'leaked';

/** Undefined where the request asks for something else. */
export function wayToEnd({ method, segments }: GatewayRequest): Way | undefined {
  const [room, way] = segments;
  if (method !== 'POST' || segments.length !== 2 || room !== 'token') return undefined;
  return way === 'revoke' || way === 'leaked' ? way : undefined;
}

/** Ends the token that the request was sent with. A second time it is refused like any request of a revoked token. */
export async function endToken(
  { way, request }: { readonly way: Way; readonly request: GatewayRequest },
  authenticated: Result<Authenticated, NotAuthenticated>,
  passage: Passage,
  ports: GatewayPorts,
): Promise<Result<Answer, Refusal>> {
  const record = endableRecord(way, authenticated);
  if (!record) return authenticated.ok ? fail({ code: 'internal' }) : passage.notProven(authenticated.error);
  passage.record = record;
  if (authenticated.ok) {
    const { live, policy } = authenticated.value;
    passage.proven(record, endsAt(live.grant, ceilingFor(policy, live.grant, passage.startedAt)));
  }
  const because = parseReason(way, request);
  if (!because.ok) return because;
  const ended = await end(record, because.value, passage, ports);
  if (!ended.ok) return ended;
  const { locator, state, endedAt, endedBecause } = ended.value;
  const said = {
    locator,
    state,
    endedAt: formatInstant(endedAt ?? passage.startedAt),
    ...(endedBecause === undefined ? {} : { reason: endedBecause }),
  };
  // Without the token's scopes and last day, which are over.
  return ok(answerJson(said, { requestId: passage.requestId }));
}

const ENDABLE: Readonly<Record<Way, readonly RefusalCode[]>> = {
  revoke: ['token-paused', 'not-yet-valid'],
  // A retired one does nothing any more, and its owner must hear of it all the same. What replaced it has a secret of its own: it stays.
  leaked: ['token-paused', 'not-yet-valid', 'token-retired'],
};

/** Undefined where the secret did not match, or the token has ended already. */
function endableRecord(
  way: Way,
  authenticated: Result<Authenticated, NotAuthenticated>,
): TokenRecord | undefined {
  if (authenticated.ok) return authenticated.value.live.record;
  const { refusal, proven } = authenticated.error;
  return ENDABLE[way].includes(refusal.code) ? proven : undefined;
}

const bodies = once(() => ({
  revoke: z.strictObject({ reason: z.optional(z.enum(OWN_REASONS)) }),
  leaked: z.strictObject({}),
}));

const MALFORMED: Refusal = { code: 'request-malformed', fault: 'revocation' };

/** Read strictly: what is misunderstood must not pass for a reason, and nothing of it is kept but a word of the list. */
function parseReason(way: Way, request: GatewayRequest): Result<RevocationReason | undefined, Refusal> {
  if (way === 'leaked') return parseOwnBody(request, bodies().leaked) ? ok('leaked') : fail(MALFORMED);
  const parsed = parseOwnBody(request, bodies().revoke);
  return parsed ? ok(parsed.reason) : fail(MALFORMED);
}

/** Another change may win the race for the record; ending then tries again, for it must not be lost. */
const TRIES_MAX = 3;

async function end(
  found: TokenRecord,
  because: RevocationReason | undefined,
  passage: Passage,
  ports: GatewayPorts,
): Promise<Result<TokenRecord, Refusal>> {
  let record = found;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const replaced = await replaceRevoked(record, because, ports);
    if (!replaced.ok) return passage.storeFailed(replaced.error);
    if (replaced.value) return ok(replaced.value);
    const read = await ports.authority.read(record.locator);
    if (!read.ok) return passage.storeFailed(read.error);
    if (!read.value.record) return fail({ code: 'token-invalid' });
    record = read.value.record;
    if (record.state === 'revoked') return fail({ code: 'token-revoked' });
  }
  return passage.storeFailed({ reason: 'storage-unavailable', code: 'STALE' });
}

/** Undefined where somebody else changed the record first. */
async function replaceRevoked(
  record: TokenRecord,
  because: RevocationReason | undefined,
  { ledger, clock, random }: GatewayPorts,
): Promise<Result<TokenRecord | undefined, StoreFailure>> {
  const at = clock.now();
  const next = revoke(record, { as: 'token', at, because });
  const { locator, ownerId } = record;
  const why = because === undefined ? {} : { because };
  const event = auditEvent({ type: 'token.revoked', locator, ownerId, as: 'token', ...why }, ownerId, {
    at,
    random,
  });
  const replaced = await ledger.replaceToken(next, event);
  return replaced.ok ? ok(replaced.value === 'replaced' ? next : undefined) : replaced;
}
