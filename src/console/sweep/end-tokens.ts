import { APP_ACTOR, auditEvent, type AuditFact } from '../../audit/event';
import { ok } from '../../base/result';
import { pauseBy, revoke, stateAt } from '../../tokens/lifecycle';
import type { RevocationReason, TokenRecord, TokenState } from '../../tokens/record';
import type { ConsolePorts } from '../ports';
import { actOnEach, type StepResult } from './step';

/** What is done to a token by the app itself. */
export type AppEnding = 'pause' | 'revoke';

/** Of one owner and state at a time; what is left has its turn with a later run. */
const TOKENS_AT_ONCE = 20;
const STATES: Readonly<Record<AppEnding, readonly TokenState[]>> = {
  pause: ['active'],
  revoke: ['active', 'paused'],
};

/** Ends the living tokens of an owner who left; up to 20 of each state. Returns how many. */
export async function endTokensOf(ownerId: string, how: AppEnding, ports: ConsolePorts): Promise<StepResult> {
  let count = 0;
  for (const state of STATES[how]) {
    const listed = await ports.tokens.list(
      { by: 'holder', ownerId, state, expires: { from: ports.clock.now() } },
      { limit: TOKENS_AT_ONCE },
    );
    if (!listed.ok) return listed;
    const found = await ports.tokens.findMany(listed.value.records.map(({ locator }) => locator));
    if (!found.ok) return found;
    const own = found.value.filter((record) => record.ownerId === ownerId);
    const ended = await actOnEach(own, (record) => endToken(record, { how, because: 'owner-left' }, ports));
    if (ended.failure) return { ok: false, error: ended.failure };
    count += ended.count;
  }
  return ok(count);
}

/** Ends a token as the app, if it still lives and nobody changes it meanwhile. */
export async function endToken(
  record: TokenRecord,
  { how, because }: { readonly how: AppEnding; readonly because: RevocationReason },
  { ledger, clock, random }: ConsolePorts,
): Promise<StepResult> {
  const at = clock.now();
  if (!STATES[how].some((state) => state === stateAt(record, at))) return ok(0);
  const { locator, ownerId } = record;
  const ending = { by: APP_ACTOR, at, because };
  const next = how === 'pause' ? pauseBy(record, ending) : revoke(record, ending);
  const fact: AuditFact = {
    type: how === 'pause' ? 'token.paused' : 'token.revoked',
    ...{ locator, ownerId, as: 'app', because },
  };
  const replaced = await ledger.replaceToken(next, auditEvent(fact, APP_ACTOR, { at, random }));
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}
