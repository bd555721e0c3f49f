import { APP_ACTOR, auditEvent, type AuditFact } from '../../audit/event';
import { fail, ok, type Result } from '../../base/result';
import { CLOSED_ACCOUNT, type Accounts } from '../../policy/account';
import { accountsOfToken, forgetInToken } from '../../tokens/forget';
import { isOver, revoke } from '../../tokens/lifecycle';
import type { TokenRecord } from '../../tokens/record';
import type { ConsolePorts } from '../ports';
import { mayOwn } from '../for-others/may-own';
import { findActiveBackups, handOverOne } from './hand-over-tokens';
import { actOnEach, type PageDone, type StepFailure, type StepResult } from './step';

/**
 * Revokes the living tokens of closed accounts (a bot's goes to its active backup where the policy hands over and they may own it), and takes closed
 * accounts out of every one of these records. One that is changed meanwhile is left to the next round.
 */
export async function forgetTokens(
  listed: readonly TokenRecord[],
  closed: Accounts,
  ports: ConsolePorts,
): Promise<PageDone> {
  const names = (record: TokenRecord): boolean =>
    accountsOfToken(record).some((id) => id !== undefined && closed.has(id));
  const found = await ports.tokens.findMany(listed.filter(names).map(({ locator }) => locator));
  if (!found.ok) return { count: 0, failure: found.error };
  const records = found.value.filter(names);
  const heirs = await findHeirs(records, closed, ports);
  if (!heirs.ok) return { count: 0, failure: heirs.error };
  return actOnEach(records, (record) => {
    const { backupId } = record.service ?? {};
    return backupId !== undefined && isLeft(record, closed, ports) && heirs.value.has(backupId)
      ? handOverIfFit(record, backupId, { closed, ports })
      : forgetOne(record, closed, ports);
  });
}

async function handOverIfFit(
  record: TokenRecord,
  to: string,
  { closed, ports }: { readonly closed: Accounts; readonly ports: ConsolePorts },
): Promise<StepResult> {
  const may = await mayOwn(record, to, ports.people);
  if (!may.ok) return fail({ code: 'JIRA_UNANSWERED' });
  return may.value ? handOverOne(record, to, ports) : forgetOne(record, closed, ports);
}

/** Whether it lives, and its owner is gone. */
const isLeft = (record: TokenRecord, closed: Accounts, { clock }: ConsolePorts): boolean =>
  closed.has(record.ownerId) && !isOver(record, clock.now());

/** Backups that tokens go to; none where the policy does not say so. */
async function findHeirs(
  records: readonly TokenRecord[],
  closed: Accounts,
  ports: ConsolePorts,
): Promise<Result<ReadonlySet<string>, StepFailure>> {
  const left = records.filter(({ service }) => service !== undefined && !closed.has(service.backupId ?? ''));
  const policy = await ports.policies.read();
  if (!policy.ok) return policy;
  if (policy.value.rules.ownerLeft !== 'hand-over') return ok(new Set());
  return findActiveBackups(
    left.filter((record) => isLeft(record, closed, ports)),
    ports,
  );
}

async function forgetOne(record: TokenRecord, closed: Accounts, ports: ConsolePorts): Promise<StepResult> {
  const { clock, random, ledger, usages } = ports;
  const at = clock.now();
  const { locator } = record;
  const isRevoked = isLeft(record, closed, ports);
  const ended = isRevoked ? revoke(record, { by: APP_ACTOR, as: 'app', at, because: 'owner-left' }) : record;
  const fact: AuditFact = isRevoked
    ? { type: 'token.revoked', locator, ownerId: CLOSED_ACCOUNT, as: 'app', because: 'owner-left' }
    : { type: 'account.forgotten', where: 'token', locator };
  if (closed.has(record.ownerId)) {
    // Its record names the owner, too. First, for afterwards nothing would lead to it.
    const erased = await usages.erase([locator]);
    if (!erased.ok) return erased;
  }
  const next = { ...forgetInToken(ended, closed), version: record.version + 1 };
  const replaced = await ledger.replaceToken(next, auditEvent(fact, APP_ACTOR, { at, random }));
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}
