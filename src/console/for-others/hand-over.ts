import type { AuditFact } from '../../audit/event';
import { ok } from '../../base/result';
import { problem, type Problem } from '../../policy/problem';
import { handOver, nameBackup, type CannotHandOver } from '../../tokens/service';
import { parseLocator } from '../../tokens/token';
import type { Actor } from '../actor';
import { changeToken } from '../change-token';
import type { HandOver, TokenView } from '../contract';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, type No, type Outcome } from '../refusal';
import { mayOwn } from './may-own';
import { findAccountProblems } from './order-for';

/**
 * An admin names who answers for a bot's token from now on, and who backs them up. Under a new owner it is paused until they accept it;
 * a new backup alone changes nothing for the bot.
 */
export async function handOverToken(
  { locator, ownerId, backupId }: HandOver,
  actor: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenView>> {
  const problems = await findAccountProblems({ ownerId, backupId }, ports);
  if (!problems.ok) return problems;
  if (problems.value.length > 0) return object(problems.value);
  const wide = await findReachProblems({ locator, ownerId }, ports);
  if (!wide.ok) return wide;
  if (wide.value.length > 0) return object(wide.value);
  return changeToken(locator, { actor, as: 'admin', ports }, (record, at) => {
    const { locator, ownerId: from, service } = record;
    const after = backupId === undefined ? {} : { backupId };
    if (from === ownerId) {
      const next = nameBackup(record, { backupId, at });
      if (!next.ok) return refuseUnfit(next.error);
      const before = service?.backupId;
      const fact: AuditFact = {
        ...{ type: 'token.backup-named' as const, locator, ownerId },
        ...(before === undefined ? {} : { before }),
        ...(backupId === undefined ? {} : { after: backupId }),
      };
      return ok({ next: next.value, fact });
    }
    const next = handOver(record, { to: ownerId, backupId, at, by: actor.accountId });
    if (!next.ok) return refuseUnfit(next.error);
    const fact = { type: 'token.handed-over', locator, from, to: ownerId, as: 'admin', ...after } as const;
    return ok({ next: next.value, fact });
  });
}

/** As for one that is asked for. How far it reaches never changes, so that it may be read beforehand. */
async function findReachProblems(
  { locator: text, ownerId }: Pick<HandOver, 'locator' | 'ownerId'>,
  { tokens, people }: ConsolePorts,
): Promise<Outcome<readonly Problem[]>> {
  const locator = parseLocator(text);
  const found = locator === undefined ? ok(undefined) : await tokens.find(locator);
  if (!found.ok) return refuseStore(found.error);
  const record = found.value;
  if (record === undefined || record.ownerId === ownerId) return ok([]);
  const may = await mayOwn(record, ownerId, people);
  if (!may.ok) return refuse('standing-unknown');
  return ok(may.value ? [] : [problem('ownerId', 'site-wide-for-admins')]);
}

function refuseUnfit(why: CannotHandOver): { readonly ok: false; readonly error: No } {
  if (why === 'unfit') return object([problem('backupId', 'backup-is-owner')]);
  return refuse(why === 'ended' ? 'token-ended' : 'token-personal');
}
