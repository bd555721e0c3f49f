/** An owner replaces a token by a successor with the same powers and the same last day. Admins cannot: they would see its secret. */
import { rotationPorts } from '../audit/rotation-ports';
import { newUsage } from '../audit/usage';
import { InvariantError, unreachable } from '../base/invariant';
import { ok } from '../base/result';
import { endsAt } from '../policy/ceiling';
import type { Policy } from '../policy/policy';
import { ceilingFor } from '../policy/policy-for';
import type { Freeze } from '../policy/freeze';
import { holdOn, judgeHold } from '../policy/hold';
import { problem } from '../policy/problem';
import type { TokenRecord } from '../tokens/record';
import { rotateToken, type NotRotated } from '../tokens/rotate-token';
import { retire } from '../tokens/rotation';
import type { TagKeys } from '../tokens/tag-key';
import { formatToken, parseLocator, type Locator } from '../tokens/token';
import type { Actor } from './actor';
import { changeToken, type Changer } from './change-token';
import type { RotatedTokenView, TokenRef, TokenView } from './contract';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';
import { viewRow } from './token-rows';
import { viewToken } from './views';

/** A parsed payload of `token/rotate`. */
export interface OneToRotate {
  readonly locator: string;
  readonly overlapHours: number;
}

/**
 * The reply is the only time the new token leaves the app. Asked again for the same token, it gives the successor another secret while
 * nobody has used it. Someone else's token is answered like one that does not exist.
 */
export async function rotateOwnToken(
  { locator: text, overlapHours }: OneToRotate,
  { accountId }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<RotatedTokenView>> {
  const locator = parseLocator(text);
  if (!locator) return refuse('token-unknown');
  const basis = await readBasis(locator, ports);
  if (!basis.ok) return basis;
  const { record, policy, freeze, gatewayUrl, keys } = basis.value;
  if (record?.ownerId !== accountId) return refuse('token-unknown');

  const now = ports.clock.now();
  const ceiling = ceilingFor(policy, record.grant, now);
  if (!ceiling.tokensOn) return object([problem('', 'tokens-off')]);
  // What is frozen must not get a successor that is not.
  if (judgeHold(holdOn(freeze, record, now), record.grant.reach, ['write'])) return refuse('token-frozen');
  if (now >= endsAt(record.grant, ceiling)) return refuse('token-not-active');

  const rotating = rotationPorts('owner', { ...ports, find: (one) => ports.tokens.find(one) });
  const rotated = await rotateToken(record, { overlapHours, now, random: ports.random }, rotating);
  if (!rotated.ok) return refuseRotation(rotated.error);
  const { successor, predecessor, secret } = rotated.value;
  const token = formatToken(successor.locator, secret, keys);
  if (token === undefined) throw new InvariantError('tag keys without their current version');
  // Where this fails, its first call makes the record.
  const usage = newUsage(successor.locator, successor.ownerId, successor.grant.issuedAt);
  await ports.usages.start(usage);
  const view = viewRow(successor, { ceiling, now, usages: new Map([[successor.locator, usage]]) });
  return ok({ token, view, gatewayUrl, predecessor: viewToken(predecessor, now) });
}

interface Basis {
  readonly record: TokenRecord | undefined;
  readonly policy: Policy;
  readonly freeze: Freeze;
  readonly gatewayUrl: string;
  readonly keys: TagKeys;
}

/** All that a rotation needs, before anything is written: a successor that nobody can be told would be of no use. */
async function readBasis(locator: Locator, ports: ConsolePorts): Promise<Outcome<Basis>> {
  const [found, policy, freeze, address, keys] = await Promise.all([
    ports.tokens.find(locator),
    ports.policies.read(),
    ports.freezes.read(),
    ports.gateway.find(),
    ports.tagKeys.ensure(),
  ]);
  if (!found.ok) return refuseStore(found.error);
  if (!policy.ok) return refuseStore(policy.error);
  if (!freeze.ok) return refuseStore(freeze.error);
  if (!address.ok) return refuseStore(address.error);
  if (!keys.ok) return refuseStore(keys.error);
  return ok({
    record: found.value,
    policy: policy.value,
    freeze: freeze.value,
    gatewayUrl: address.value,
    keys: keys.value,
  });
}

function refuseRotation(error: NotRotated) {
  switch (error.reason) {
    case 'already-rotated':
      return refuse('already-rotated');
    case 'not-active':
      return refuse('token-not-active');
    case 'gone':
      return refuse('token-unknown');
    case 'changed':
      return refuse('token-changed');
    case 'failed':
      return refuseStore(error.failure);
    default:
      return unreachable(error, 'refuseRotation');
  }
}

/** Early finish by an admin: of any token that has a successor. */
export const retireAnyToken = (
  ref: TokenRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => retireToken(ref, { actor, as: 'admin', ports });

/** Early finish by the owner. Someone else's token is answered like one that does not exist. */
export const retireOwnToken = (
  ref: TokenRef,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> => retireToken(ref, { actor, as: 'owner', ports });

const retireToken = ({ locator }: TokenRef, changer: Changer): Promise<Outcome<TokenView>> =>
  changeToken(locator, changer, (record, at) => {
    const next = retire(record, at);
    const { locator, ownerId } = record;
    if (next.ok)
      return ok({ next: next.value, fact: { type: 'token.retired', locator, ownerId, as: changer.as } });
    return refuse(next.error === 'ended' ? 'token-ended' : 'token-not-replaced');
  });
