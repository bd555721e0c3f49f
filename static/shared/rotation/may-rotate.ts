/** What may be done about a token's rotation. The server judges it again. Pure. */
import type { LinkedTokenView, TokenRowView } from '../../../src/console/contract';

/** Replaced, and still working beside its successor. */
export const isRetiring = ({ state, successor }: Pick<TokenRowView, 'state' | 'successor'>): boolean =>
  (state === 'active' || state === 'paused') && successor !== undefined;

/** `again`: it was rotated, and its successor gets another secret, for nobody has used that. */
export type RotateStep = 'first' | 'again';

/** Undefined: there is nothing to rotate. */
export function rotateStep(
  { state, successor, stoppedBy }: Pick<TokenRowView, 'state' | 'successor' | 'stoppedBy'>,
  linked: readonly LinkedTokenView[],
): RotateStep | undefined {
  if (state !== 'active' || stoppedBy === 'tokensOn' || stoppedBy === 'lifetimeDaysMax') return undefined;
  if (successor === undefined) return 'first';
  const heir = linked.find(({ as }) => as === 'successor')?.token;
  const use = heir?.use;
  const isUnused = use !== undefined && use.lastUsedAt === undefined && use.lastDeadCallAt === undefined;
  return heir?.state === 'active' && heir.successor === undefined && isUnused ? 'again' : undefined;
}
