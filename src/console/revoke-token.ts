import { ok } from '../base/result';
import { revoke } from '../tokens/lifecycle';
import type { RevocationReason } from '../tokens/record';
import type { Actor } from './actor';
import { changeToken, type Changer } from './change-token';
import type { RevocationsView, TokenView } from './contract';
import type { TokenPorts } from './ports';
import type { Outcome } from './refusal';

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
  ports: TokenPorts,
): Promise<Outcome<TokenView>> => revokeToken(locator, { actor, as: 'admin', reason, ports });

/** A person revokes a token of their own. Someone else's is answered like one that does not exist. */
export const revokeOwnToken = (
  { locator, ...reason }: OneToRevoke,
  actor: Actor,
  ports: TokenPorts,
): Promise<Outcome<TokenView>> => revokeToken(locator, { actor, as: 'owner', reason, ports });

/** An admin revokes several. Each stands for itself: one that fails keeps none of the others. */
export async function revokeAnyTokens(
  { locators, ...reason }: ManyToRevoke,
  actor: Actor,
  ports: TokenPorts,
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

const revokeToken = (
  locator: string,
  { reason, ...changer }: Changer & { readonly reason: Reason },
): Promise<Outcome<TokenView>> =>
  changeToken(locator, changer, (record, at) => {
    const { actor, as } = changer;
    const { because } = reason;
    const { locator, ownerId } = record;
    return ok({
      next: revoke(record, { ...reason, by: actor.accountId, as, at }),
      fact: {
        type: 'token.revoked',
        locator,
        ownerId,
        as,
        ...(because === undefined ? {} : { because }),
        ...(actor.via === undefined ? {} : { via: actor.via }),
      },
    });
  });
