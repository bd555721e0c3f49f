/** The form of the last resort, and what of it is sent. Pure. */
import type { GatewayReplacement } from '../../../src/console/contract';
import { REASON_MAX } from './freeze-draft';

export interface ReplaceDraft {
  readonly typed: string;
  readonly isFreezing: boolean;
  readonly reason: string;
}

export const REPLACE_DRAFT: ReplaceDraft = { typed: '', isFreezing: false, reason: '' };

/** Not translated: the other side asks for this very word. */
const CONFIRMATION = 'REPLACE';

/** Undefined while something is missing. `seen`: the addresses that the dialog shows. */
export function replacementOf(
  { typed, isFreezing, reason: written }: ReplaceDraft,
  seen: readonly string[],
): GatewayReplacement | undefined {
  const reason = written.trim();
  if (typed.trim() !== CONFIRMATION) return undefined;
  if (!isFreezing) return { confirmation: CONFIRMATION, seen };
  if (reason === '' || reason.length > REASON_MAX) return undefined;
  return { confirmation: CONFIRMATION, seen, freeze: { reason } };
}
