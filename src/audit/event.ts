import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import type { Random } from '../base/random';
import type { Effect } from '../catalogue/operation';
import type { AdminPower } from '../policy/admin-power';
import type { FreezeOf, FreezeWhat } from '../policy/freeze';
import type { Reach } from '../policy/grant';
import type { LimitKind } from '../policy/limits';
import type { OperationLimit } from '../policy/operation-limit';
import type { ProjectRules } from '../policy/project-rules';
import type { Rules } from '../policy/rules';
import type { Existing } from '../policy/transitions';
import type { OrderFact } from './order-fact';
import type { ServiceFact } from './service-fact';
import { randomBase62 } from '../tokens/base62';
import type { EndingPart, Part, PauseReason, PausingPart, RevocationReason } from '../tokens/record';
import type { NoticeDays } from '../tokens/notice';
import type { Locator } from '../tokens/token';

/**
 * A fact that happened, immutable. The union is closed and has no field that could hold a secret, a name or a body: redaction by
 * construction. Adding a variant or an optional field is free; anything else raises `v` and ships its reader first.
 */
export type AuditFact =
  | {
      readonly type: 'token.issued';
      readonly locator: Locator;
      readonly scopes: readonly string[];
      readonly effects: readonly Effect[];
      readonly operations: OperationLimit;
      readonly reach: Reach;
      readonly admin?: readonly AdminPower[] | undefined;
      readonly expiresAt: Instant;
      /** Not valid before; absent: valid at once. */
      readonly notBeforeAt?: Instant | undefined;
      /** It may replace itself by a successor. */
      readonly mayRotate?: true | undefined;
      /** What else limits it, by kind; absent: nothing. */
      readonly limits?: readonly LimitKind[] | undefined;
      /** The order that it was issued on; absent where none was needed. */
      readonly orderId?: string | undefined;
    }
  /** More days: when it would have ended, and when it ends now. */
  | {
      readonly type: 'token.extended';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly before: Instant;
      readonly after: Instant;
      readonly orderId?: string | undefined;
    }
  | OrderFact
  | ServiceFact
  | {
      readonly type: 'token.revoked';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly as: EndingPart;
      readonly because?: RevocationReason | undefined;
      /** The token that acted for the actor, where one did. */
      readonly via?: Locator | undefined;
    }
  | {
      readonly type: 'token.paused';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly as: PausingPart;
      readonly because?: PauseReason | undefined;
    }
  | {
      readonly type: 'token.resumed';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly as: Part;
    }
  /** `locator` is the predecessor's. `again`: its successor was there, unused, and got a new secret. */
  | {
      readonly type: 'token.rotated';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly successor: Locator;
      readonly retiresAt: Instant;
      readonly as: 'owner' | 'token';
      readonly again?: true | undefined;
    }
  /** The predecessor was retired before its time. */
  | {
      readonly type: 'token.retired';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly as: Part;
    }
  /** The secret of a retired token was used long after. What was paused for it has events of its own. */
  | {
      readonly type: 'token.reused';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly family: Locator;
    }
  /** Its owner was told in Jira that it ends within so many days. */
  | {
      readonly type: 'token.warned';
      readonly locator: Locator;
      readonly ownerId: string;
      readonly days: NoticeDays;
    }
  /** Its last day was over: told by the sweep, of the very moment. */
  | { readonly type: 'token.expired'; readonly locator: Locator; readonly ownerId: string }
  | { readonly type: 'token.erased'; readonly locator: Locator; readonly ownerId: string }
  | {
      readonly type: 'policy.changed';
      readonly revision: number;
      readonly before: Rules;
      readonly after: Rules;
      /** What was chosen for older tokens; absent: the new rules hold for them at once. */
      readonly existing?: Existing | undefined;
    }
  /** The rules of one project; `revision` is the book's. */
  | {
      readonly type: 'project-rule.changed';
      readonly projectId: string;
      readonly revision: number;
      readonly before: ProjectRules;
      readonly after: ProjectRules;
    }
  /** What is frozen, by ids and kinds: the admin's reason is not in it. `locator`: of a frozen token. */
  | ({
      readonly type: 'freeze.added';
      readonly what: FreezeWhat;
      readonly until?: Instant | undefined;
    } & FrozenRef)
  | ({ readonly type: 'freeze.thawed'; readonly what: FreezeWhat } & FrozenRef)
  /** The id of an account that Atlassian says is closed was taken out: of this token or order, or of what the site has one of. */
  | {
      readonly type: 'account.forgotten';
      readonly where: 'token' | 'order' | 'policy' | 'freeze' | 'project-rules';
      readonly locator?: Locator | undefined;
      readonly orderId?: string | undefined;
    }
  /** Every address that led to the gateway was deleted: so many, and none of them is told. Written before they are. */
  | { readonly type: 'gateway.replaced'; readonly erased: number }
  /** A change that was let through to Jira. Written before Jira is called, so that no change is without its trace. */
  | {
      readonly type: 'request.allowed';
      readonly locator: Locator;
      readonly operation: string;
      readonly requestId: string;
    }
  | {
      readonly type: 'request.denied';
      readonly locator: Locator;
      /** Absent where the request named no known operation. */
      readonly operation?: string | undefined;
      readonly refusal: string;
      /** Scopes, a permission of Jira's or an effect that would have been needed; absent: none would have helped. */
      readonly lacking?: readonly string[] | undefined;
      /** The rule that said no, where one did. */
      readonly decidedBy?: string | undefined;
      readonly requestId: string;
    };

interface FrozenRef {
  readonly freezeId: string;
  readonly of: FreezeOf['kind'];
  readonly projectId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly locator?: string | undefined;
}

export type AuditEvent = AuditFact & {
  readonly v: 1;
  /** Sorts by time; unique. */
  readonly id: string;
  readonly at: Instant;
  /** Account id of who did it; for requests the token's owner; `app` for the schedule. */
  readonly actorId: string;
};

export const APP_ACTOR = 'app';

/** Nine base36 digits hold epoch milliseconds until the year 5188. */
const TIME_DIGITS = 9;

/** A fact becomes an event: who, when, and an id that sorts by time. */
export function auditEvent(
  fact: AuditFact,
  actorId: string,
  { at, random }: { at: Instant; random: Random },
): AuditEvent {
  return { ...fact, v: 1, id: eventId(at, randomBase62(random, 12)), at, actorId };
}

interface Expiry {
  readonly locator: Locator;
  readonly ownerId: string;
  readonly expiredAt: Instant;
}

/** That a token's last day was over. Its id is made of both, so that it is one event however often it is told. */
export const expiredEvent = ({ locator, ownerId, expiredAt: at }: Expiry): AuditEvent => ({
  type: 'token.expired',
  locator,
  ownerId,
  v: 1,
  id: eventId(at, locator),
  at,
  actorId: APP_ACTOR,
});

const eventId = (at: Instant, rest: string): string =>
  `${at.toString(36).padStart(TIME_DIGITS, '0')}-${rest}`;

const storedEvent = once(() =>
  z.looseObject({
    v: z.literal(1),
    id: z.string(),
    at: z.number(),
    type: z.enum([
      'token.issued',
      'token.extended',
      'token.revoked',
      'token.paused',
      'token.resumed',
      'token.rotated',
      'token.retired',
      'token.reused',
      'token.warned',
      'token.expired',
      'token.erased',
      'order.placed',
      'order.placed-for',
      'order.approved',
      'order.denied',
      'order.taken-back',
      'order.withdrawn',
      'order.lapsed',
      'order.erased',
      'token.handed-over',
      'token.backup-named',
      'bulk.started',
      'bulk.finished',
      'bulk.erased',
      'policy.changed',
      'project-rule.changed',
      'freeze.added',
      'freeze.thawed',
      'account.forgotten',
      'gateway.replaced',
      'request.allowed',
      'request.denied',
    ]),
    actorId: z.string(),
  }),
);

/** An event as people read it: the envelope is certain, the facts are as they were written. */
export type StoredEvent = z.infer<ReturnType<typeof storedEvent>>;

/** Storage's form → event; undefined when it cannot be read. */
export const parseStoredEvent = (stored: unknown): StoredEvent | undefined => {
  const parsed = storedEvent().safeParse(stored);
  return parsed.success ? parsed.data : undefined;
};
