import { auditEvent } from '../../audit/event';
import { ok } from '../../base/result';
import { DAY_MS, type Instant } from '../../base/time';
import { approvalNeeded, type ApprovalCause } from '../../policy/approval';
import { endsAt, type Ceiling } from '../../policy/ceiling';
import { problem } from '../../policy/problem';
import { extend } from '../../tokens/extend';
import { stateAt } from '../../tokens/lifecycle';
import type { Wish } from '../../tokens/order';
import type { TokenRecord } from '../../tokens/record';
import { parseLocator } from '../../tokens/token';
import type { ProjectActor, Standings } from '../actor';
import type { ExtendedTokenView } from '../contract';
import type { Asker } from '../issue-token';
import type { ConsolePorts } from '../ports';
import { object, refuse, refuseStore, refuseUnapproved, type Outcome } from '../refusal';
import { rowsOf } from '../token-rows';
import { judgeWish } from './judge-wish';

/** A parsed `TokenExtension`: whole days from now. */
export interface Extension {
  readonly locator: string;
  readonly days: number;
}

export interface JudgedExtension {
  readonly record: TokenRecord;
  /** The token's own powers, for so many days from now. */
  readonly wish: Wish;
  readonly ceiling: Ceiling;
  readonly causes: readonly ApprovalCause[];
}

/**
 * May the owner have so many more days of this token, approval apart? Whatever would stand against issuing it today stands against
 * extending it. Someone else's token is answered like one that does not exist.
 */
export async function judgeExtension(
  { locator: text, days }: Extension,
  asker: Asker,
): Promise<Outcome<JudgedExtension>> {
  const { actor, ports } = asker;
  const locator = parseLocator(text);
  if (!locator) return refuse('token-unknown');
  const found = await ports.tokens.find(locator);
  if (!found.ok) return refuseStore(found.error);
  const record = found.value;
  if (record?.ownerId !== actor.accountId) return refuse('token-unknown');
  const wish = wishOf(record, days);
  const judged = await judgeWish(wish, asker);
  if (!judged.ok) return judged;
  const { ceiling, rules } = judged.value;
  const now = ports.clock.now();
  if (stateAt(record, now) !== 'active' || now >= endsAt(record.grant, ceiling)) return refuse('token-ended');
  if (now + days * DAY_MS <= record.grant.expiresAt) return object([problem('days', 'extension-no-gain')]);
  const causes = approvalNeeded({ ...wish, days: wholeDays(record, now, days) }, rules);
  return ok({ record, wish, ceiling, causes });
}

/** From issue to the new end: else a token could be kept alive for ever by days that need no approval. */
const wholeDays = ({ grant }: TokenRecord, now: Instant, days: number): number =>
  Math.ceil((now - grant.issuedAt) / DAY_MS) + days;

const wishOf = ({ name, purpose, grant }: TokenRecord, days: number): Wish => {
  const { scopes, effects, operations, reach } = grant;
  return { name, purpose, scopes, effects, operations, reach, days };
};

/** Gives an own token more days at once, where no approval is needed. */
export async function extendToken(
  extension: Extension,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<ExtendedTokenView>> {
  const judged = await judgeExtension(extension, { actor, standings, ports });
  if (!judged.ok) return judged;
  const { record, causes, ceiling } = judged.value;
  if (causes.length > 0) return refuseUnapproved(causes);
  const now = ports.clock.now();
  const next = extend(record, extension.days, now);
  const replaced = await ports.ledger.replaceToken(next, extendedEvent(record, next, { ports, at: now }));
  if (!replaced.ok) return refuseStore(replaced.error);
  return replaced.value === 'replaced' ? viewExtended(next, ceiling, ports) : refuse('token-changed');
}

export const extendedEvent = (
  before: TokenRecord,
  after: TokenRecord,
  { ports, at, orderId }: { readonly ports: ConsolePorts; readonly at: Instant; readonly orderId?: string },
) =>
  auditEvent(
    {
      type: 'token.extended',
      locator: after.locator,
      ownerId: after.ownerId,
      before: before.grant.expiresAt,
      after: after.grant.expiresAt,
      ...(orderId === undefined ? {} : { orderId }),
    },
    after.ownerId,
    { at, random: ports.random },
  );

export async function viewExtended(
  record: TokenRecord,
  ceiling: Ceiling,
  ports: ConsolePorts,
): Promise<Outcome<ExtendedTokenView>> {
  const [view] = await rowsOf([record], ceiling, ports);
  return view ? ok({ view }) : refuse('internal');
}
