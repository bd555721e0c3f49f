import { auditEvent } from '../audit/event';
import { ok } from '../base/result';
import { revoke } from '../tokens/lifecycle';
import type { RevocationReason, TokenRecord } from '../tokens/record';
import { parseLocator } from '../tokens/token';
import type { Actor } from './actor';
import type { RevocationsView, TokenView } from './contract';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
import { viewToken } from './views';

/** Parsed payloads of `token/revoke` and `tokens/revoke`. */
export interface Reason {
  readonly because?: RevocationReason | undefined;
  readonly note?: string | undefined;
}
export interface OneToRevoke extends Reason {
  readonly locator: string;
}
export interface ManyToRevoke extends Reason {
  readonly locators: readonly string[];
}

/** An admin revokes any token. */
export const revokeAnyToken = (
  { locator, ...reason }: OneToRevoke,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => revokeToken(locator, { actor, as: 'admin', reason, ports });

/** A person revokes a token of their own. Someone else's is answered like one that does not exist. */
export const revokeOwnToken = (
  { locator, ...reason }: OneToRevoke,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => revokeToken(locator, { actor, as: 'owner', reason, ports });

/** An admin revokes several. Each stands for itself: one that fails keeps none of the others. */
export async function revokeAnyTokens(
  { locators, ...reason }: ManyToRevoke,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<RevocationsView>> {
  const rows = await Promise.all(
    locators.map(async (locator) => {
      const revoked = await revokeToken(locator, { actor, as: 'admin', reason, ports });
      if (revoked.ok) return { locator, token: revoked.value };
      const { code } = 'refusal' in revoked.error ? revoked.error.refusal : { code: 'internal' as const };
      return { locator, refusal: { code } };
    }),
  );
  return ok({ rows });
}

interface Revocation {
  readonly actor: Actor;
  readonly as: 'owner' | 'admin';
  readonly reason: Reason;
  readonly ports: ConsolePorts;
}

/** Another change may win the race for the record; revoking then tries again, for it must not be lost. */
const TRIES_MAX = 3;

async function revokeToken(text: string, revocation: Revocation): Promise<Outcome<TokenView>> {
  const { actor, as, ports } = revocation;
  const locator = parseLocator(text);
  if (!locator) return refuse('token-unknown');
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = await ports.tokens.find(locator);
    if (!found.ok) return refuseStore(found.error);
    const record = found.value;
    if (!record || (as === 'owner' && record.ownerId !== actor.accountId)) return refuse('token-unknown');
    if (record.state === 'revoked') return ok(viewToken(record, ports.clock.now()));
    const replaced = await replaceRevoked(record, revocation);
    if (!replaced.ok) return replaced;
    if (replaced.value) return ok(replaced.value);
  }
  return refuse('token-changed');
}

/** Undefined where somebody else changed the record first. */
async function replaceRevoked(
  record: TokenRecord,
  { actor, as, reason, ports }: Revocation,
): Promise<Outcome<TokenView | undefined>> {
  const at = ports.clock.now();
  const next = revoke(record, { ...reason, by: actor.accountId, at });
  const event = auditEvent(
    {
      type: 'token.revoked',
      locator: record.locator,
      ownerId: record.ownerId,
      as,
      ...(reason.because === undefined ? {} : { because: reason.because }),
    },
    actor.accountId,
    { at, random: ports.random },
  );
  const replaced = await ports.ledger.replaceToken(next, event);
  if (!replaced.ok) return refuseStore(replaced.error);
  return ok(replaced.value === 'replaced' ? viewToken(next, at) : undefined);
}
