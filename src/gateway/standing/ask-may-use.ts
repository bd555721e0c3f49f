/**
 * May the tokens of this owner be used at all? The policy names whose may (`mayUse`), and Jira says whether the owner is one of them.
 * Where everybody's may, nothing is asked.
 */
import type { Instant } from '../../base/time';
import type { Memberships } from '../../policy/memberships';
import type { Who } from '../../policy/who';
import { keyOf, type Known } from '../known';

export interface MayUsePorts {
  readonly memberships: Memberships;
  readonly known: Known;
  readonly installation: string;
  readonly ownerId: string;
}

/** Never remembered longer than `Known` keeps anything, nor under another rule than it was asked for. */
export async function askMayUse(
  who: Who,
  { memberships, known, installation, ownerId }: MayUsePorts,
  now: Instant,
): Promise<'yes' | 'no' | 'unknown'> {
  if (who.kind === 'everyone') return 'yes';
  const key = keyOf(installation, ownerId, JSON.stringify(who));
  const remembered = known.mayUse.recall(key, now);
  if (remembered !== undefined) return remembered ? 'yes' : 'no';
  const among = await memberships.isAmong({ accountId: ownerId, who, power: 'use' });
  if (!among.ok) return 'unknown';
  known.mayUse.remember(key, among.value, now);
  return among.value ? 'yes' : 'no';
}
