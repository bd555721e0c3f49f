import type { Random } from '../base/random';
import type { Clock } from '../base/time';
import type { TokenRecord } from '../tokens/record';
import type { RotationPorts } from '../tokens/rotate-token';
import { auditEvent } from './event';
import { findUnused } from './find-unused';
import type { TokenLedger } from './token-ledger';
import type { UsageStore } from './usage-store';

interface Rotating {
  /** Strongly consistent. */
  readonly find: RotationPorts['find'];
  readonly usages: UsageStore;
  readonly ledger: TokenLedger;
  readonly clock: Clock;
  readonly random: Random;
}

/** What a rotation needs, told of as its owner's doing or as the token's own. */
export function rotationPorts(
  as: 'owner' | 'token',
  { find, usages, ledger, clock, random }: Rotating,
): RotationPorts {
  const eventOf = (predecessor: TokenRecord, successor: TokenRecord, again: { readonly again?: true }) => {
    const { locator, ownerId } = predecessor;
    const retiresAt = retirementOf(predecessor);
    const fact = {
      type: 'token.rotated',
      locator,
      ownerId,
      successor: successor.locator,
      retiresAt,
      as,
    } as const;
    return auditEvent({ ...fact, ...again }, ownerId, { at: clock.now(), random });
  };
  return {
    find,
    findUnused: (successor) => findUnused(successor, usages),
    saveRotation: (rotation) =>
      ledger.rotateToken(rotation, eventOf(rotation.replaced[0], rotation.successor, {})),
    saveRekeyed: (successor, predecessor, usageVersion) =>
      ledger.replaceUnused(successor, eventOf(predecessor, successor, { again: true }), usageVersion),
  };
}

/** When what was rotated stops: its last day, where that says nothing sooner. */
export const retirementOf = ({ retiresAt, grant }: TokenRecord): number => retiresAt ?? grant.expiresAt;
