import { APP_ACTOR, auditEvent } from '../../audit/event';
import { fail, ok, type Result } from '../../base/result';
import type { OwnerLeft } from '../../policy/rules';
import type { TokenRecord } from '../../tokens/record';
import { handOver } from '../../tokens/service';
import { mayOwn } from '../for-others/may-own';
import type { ConsolePorts } from '../ports';
import { endToken, endTokensOf, findOwn, findOwnPage } from './end-tokens';
import { actOnEach, type StepFailure, type StepResult } from './step';

/** Does to the living tokens of an owner who left what the policy says. Returns to how many. */
export const endAsRuled = (
  ownerId: string,
  how: Exclude<OwnerLeft, 'keep'>,
  ports: ConsolePorts,
): Promise<StepResult> =>
  how === 'hand-over' ? handOverTokensOf(ownerId, ports) : endTokensOf(ownerId, how, ports);

/**
 * Those of bots go to their backups, paused ones too; where there is none, or it left as well or may not own it, a token is paused like
 * any other.
 */
async function handOverTokensOf(ownerId: string, ports: ConsolePorts): Promise<StepResult> {
  let count = 0;
  for (const findThose of [findActive, findPausedBots]) {
    const own = await findThose(ownerId, ports);
    if (!own.ok) return own;
    const active = await findActiveBackups(own.value, ports);
    if (!active.ok) return active;
    const done = await actOnEach(own.value, (record) => {
      const to = record.service?.backupId;
      return to !== undefined && active.value.has(to)
        ? handOverIfFit(record, to, ports)
        : endToken(record, 'pause', ports);
    });
    if (done.failure) return fail(done.failure);
    count += done.count;
  }
  return ok(count);
}

const findActive = (ownerId: string, ports: ConsolePorts) => findOwn(ownerId, 'active', ports);

/** More than a person may have of their own, and what those replaced. */
const PAGES_MAX = 10;
const BOTS_AT_ONCE = 20;

/**
 * Paused ones that can go to somebody. All others stay paused, and so in the list, for as long as they live: however many end sooner, they
 * must not hide a bot's.
 */
async function findPausedBots(
  ownerId: string,
  ports: ConsolePorts,
): Promise<Result<readonly TokenRecord[], StepFailure>> {
  const at = ports.clock.now();
  const bots: TokenRecord[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await findOwnPage({ ownerId, state: 'paused', at, cursor }, ports);
    if (!page.ok) return page;
    bots.push(...page.value.records.filter(({ service }) => service?.backupId !== undefined));
    ({ cursor } = page.value);
    if (cursor === undefined) break;
  }
  const active = await findActiveBackups(bots, ports);
  if (!active.ok) return active;
  return ok(bots.filter(({ service }) => active.value.has(service?.backupId ?? '')).slice(0, BOTS_AT_ONCE));
}

/** Those of their backups whom Jira, asked now, holds for active. */
export async function findActiveBackups(
  records: readonly TokenRecord[],
  { people }: ConsolePorts,
): Promise<Result<ReadonlySet<string>, StepFailure>> {
  const backups = [...new Set(records.flatMap(({ service }) => service?.backupId ?? []))];
  if (backups.length === 0) return ok(new Set());
  const gone = await people.findLeavers(backups);
  if (!gone.ok) return fail({ code: 'JIRA_UNANSWERED' });
  return ok(new Set(backups.filter((id) => !gone.value.includes(id))));
}

async function handOverIfFit(record: TokenRecord, to: string, ports: ConsolePorts): Promise<StepResult> {
  const may = await mayOwn(record, to, ports.people);
  if (!may.ok) return fail({ code: 'JIRA_UNANSWERED' });
  return may.value ? handOverOne(record, to, ports) : endToken(record, 'pause', ports);
}

/** Compare-and-set: a second sweep finds that the token is the leaver's no longer. */
export async function handOverOne(
  record: TokenRecord,
  to: string,
  { ledger, clock, random }: ConsolePorts,
): Promise<StepResult> {
  const at = clock.now();
  const next = handOver(record, { to, at, by: APP_ACTOR });
  if (!next.ok) return ok(0);
  const { locator, ownerId: from } = record;
  const event = auditEvent(
    { type: 'token.handed-over', locator, from, to, as: 'app', because: 'owner-left' },
    APP_ACTOR,
    { at, random },
  );
  const replaced = await ledger.replaceToken(next.value, event);
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}
