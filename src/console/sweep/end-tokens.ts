import { APP_ACTOR, auditEvent, type AuditFact } from '../../audit/event';
import { ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { pause, revoke, stateAt } from '../../tokens/lifecycle';
import type { TokenRecord, TokenState } from '../../tokens/record';
import type { TokenPage } from '../../tokens/store';
import type { ConsolePorts } from '../ports';
import { actOnEach, type StepFailure, type StepResult } from './step';

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
    const own = await findOwn(ownerId, state, ports);
    if (!own.ok) return own;
    const ended = await actOnEach(own.value, (record) => endToken(record, how, ports));
    if (ended.failure) return { ok: false, error: ended.failure };
    count += ended.count;
  }
  return ok(count);
}

/** Up to 20 unexpired ones in this state, as they are now. */
export async function findOwn(
  ownerId: string,
  state: TokenState,
  ports: ConsolePorts,
): Promise<Result<readonly TokenRecord[], StepFailure>> {
  const page = await findOwnPage({ ownerId, state, at: ports.clock.now() }, ports);
  return page.ok ? ok(page.value.records) : page;
}

export interface OwnPage {
  readonly ownerId: string;
  readonly state: TokenState;
  /** The same for every page: a cursor belongs to its query. */
  readonly at: Instant;
  /** Absent: the first, of those that end soonest. */
  readonly cursor?: string | undefined;
}

export async function findOwnPage(
  { ownerId, state, at, cursor }: OwnPage,
  { tokens }: ConsolePorts,
): Promise<Result<TokenPage, StepFailure>> {
  const listed = await tokens.list(
    { by: 'holder', ownerId, state, ends: { from: at } },
    { limit: TOKENS_AT_ONCE, cursor },
  );
  if (!listed.ok) return listed;
  const found = await tokens.findMany(listed.value.records.map(({ locator }) => locator));
  if (!found.ok) return found;
  const records = found.value.filter((record) => record.ownerId === ownerId);
  const next = listed.value.cursor;
  return ok({ records, ...(next === undefined ? {} : { cursor: next }) });
}

/** Ends a token as the app, because its owner left, if it still lives and nobody changes it meanwhile. */
export async function endToken(
  record: TokenRecord,
  how: AppEnding,
  ports: ConsolePorts,
): Promise<StepResult> {
  const { ledger, clock, random } = ports;
  const at = clock.now();
  if (!STATES[how].some((state) => state === stateAt(record, at))) return ok(0);
  const ended = ENDINGS[how](record, at);
  if (!ended) return ok(0);
  const replaced = await ledger.replaceToken(ended.next, auditEvent(ended.fact, APP_ACTOR, { at, random }));
  return replaced.ok ? ok(replaced.value === 'replaced' ? 1 : 0) : replaced;
}

interface Ended {
  readonly next: TokenRecord;
  readonly fact: AuditFact;
}

const OF_LEAVER = { as: 'app', because: 'owner-left' } as const;
const ENDINGS: Readonly<Record<AppEnding, (record: TokenRecord, at: Instant) => Ended | undefined>> = {
  pause: (record, at) => {
    const { locator, ownerId } = record;
    const paused = pause(record, { ...OF_LEAVER, by: APP_ACTOR, at });
    if (!paused.ok) return undefined;
    return { next: paused.value, fact: { type: 'token.paused', locator, ownerId, ...OF_LEAVER } };
  },
  revoke: (record, at) => {
    const { locator, ownerId } = record;
    const next = revoke(record, { ...OF_LEAVER, by: APP_ACTOR, at });
    return { next, fact: { type: 'token.revoked', locator, ownerId, ...OF_LEAVER } };
  },
};
