import { auditEvent, type AuditFact } from '../audit/event';
import { ok } from '../base/result';
import type { Instant } from '../base/time';
import type { Part, TokenRecord } from '../tokens/record';
import { parseLocator } from '../tokens/token';
import type { Actor } from './actor';
import type { TokenView } from './contract';
import type { TokenPorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
import { viewToken } from './views';

/** Who changes a token, and in which part: an owner changes their own, an admin any. */
export interface Changer {
  readonly actor: Actor;
  readonly as: Part;
  readonly ports: TokenPorts;
  /** Whether the backup of a bot's token may do it as well. */
  readonly orBackup?: boolean;
}

/** A record as it is to be, and the event that tells of it. The same record where there is nothing to change. */
export interface TokenChange {
  readonly next: TokenRecord;
  readonly fact: AuditFact;
}

/** Another change may win the race for the record; ours is then judged anew on what is there, for it must not be lost. */
const TRIES_MAX = 3;

/**
 * Changes one token at its version, together with its event. Someone else's is answered to an owner like one that does not exist. What
 * changes nothing writes nothing.
 */
export async function changeToken(
  text: string,
  { actor, as, ports, orBackup = false }: Changer,
  judge: (record: TokenRecord, at: Instant) => Outcome<TokenChange>,
): Promise<Outcome<TokenView>> {
  const locator = parseLocator(text);
  if (!locator) return refuse('token-unknown');
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = await ports.tokens.find(locator);
    if (!found.ok) return refuseStore(found.error);
    const record = found.value;
    if (!record || (as === 'owner' && !isTheirs(record, actor, orBackup))) return refuse('token-unknown');
    const at = ports.clock.now();
    const change = judge(record, at);
    if (!change.ok) return change;
    const { next, fact } = change.value;
    if (next === record) return ok(viewToken(record, at));
    const event = auditEvent(fact, actor.accountId, { at, random: ports.random });
    const replaced = await ports.ledger.replaceToken(next, event);
    if (!replaced.ok) return refuseStore(replaced.error);
    if (replaced.value === 'replaced') return ok(viewToken(next, at));
  }
  return refuse('token-changed');
}

/** Whether it is a person's own, or one that they back up. */
export const isTheirs = (
  { ownerId, service }: TokenRecord,
  { accountId }: Pick<Actor, 'accountId'>,
  orBackup: boolean,
): boolean => ownerId === accountId || (orBackup && service?.backupId === accountId);
