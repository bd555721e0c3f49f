/** An order: a wish for a token, or for more days of one, that waits for approval and then for being claimed. Pure. */
import { fail, ok, type Result } from '../base/result';
import type { Random } from '../base/random';
import { DAY_MS, HOUR_MS, type Instant } from '../base/time';
import { permitsOperation } from '../policy/operation-limit';
import { randomBase62 } from './base62';
import type { TokenRequest } from './issue';
import type { Locator } from './token';

/**
 * `waiting`: for an approver. `approved`: for whoever claims it. The others are its ends. That it has lapsed says the clock first, and
 * the stored state when the sweep has come by: ask `orderStateAt`.
 */
export const ORDER_STATES = ['waiting', 'approved', 'denied', 'withdrawn', 'claimed', 'lapsed'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** A new token, or more days of one that there is. */
export type OrderKind = { readonly of: 'new' } | { readonly of: 'extend'; readonly locator: Locator };

/**
 * What is asked for, and what is approved of it. Whole days, counted from the claim: an approver knows how many. Of an extension the
 * powers are the token's own.
 */
export interface Wish extends Omit<TokenRequest, 'ownerId' | 'days'> {
  readonly days: number;
}

export interface Ruling {
  readonly at: Instant;
  /** Account id. */
  readonly by: string;
  /** The approver's words, for whom it is about: as little logged or audited as the name. */
  readonly note?: string | undefined;
  /** What was approved, never larger than the wish; absent where it was denied. */
  readonly granted?: Wish | undefined;
  /** Nobody approved it, for no approval was needed when it was placed: at the claim, today's policy is asked whether that still is so. */
  readonly unneeded?: true | undefined;
}

export interface Order {
  /** Sorts by time; unique. */
  readonly id: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly placedAt: Instant;
  /** Account id of who wrote it. */
  readonly placedBy: string;
  /** Account id of whose token it becomes, and who alone claims it. */
  readonly ownerId: string;
  readonly wish: Wish;
  /** Why it is needed, in the words of who placed it: for approvers; never logged or audited. */
  readonly justification: string;
  /** When it lapses where nobody does anything: while it waits, when it must be decided; once approved, when it must be claimed. */
  readonly lapsesAt: Instant;
  readonly ruling?: Ruling | undefined;
  /** When it was denied, withdrawn, claimed or found lapsed. */
  readonly endedAt?: Instant | undefined;
  /** The token that came of it, or that it extended. */
  readonly claimedLocator?: Locator | undefined;
  /** Account id of who steps in for the owner of a service token. */
  readonly backupId?: string | undefined;
  /** Orders that were placed together have the same. */
  readonly bulkId?: string | undefined;
  /** Counts changes; every change is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

/** How long an order waits for an approver, and how long an approved one to be claimed. */
export const WAITING_DAYS = 14;
export const CLAIM_HOURS = 24;
const CLAIM_MS = CLAIM_HOURS * HOUR_MS;

export interface Placing extends Pick<
  Order,
  'kind' | 'placedBy' | 'ownerId' | 'wish' | 'justification' | 'backupId' | 'bulkId'
> {
  readonly at: Instant;
}

export const place = ({ at, ...placed }: Placing, random: Random): Order => ({
  ...placed,
  id: drawOrderId(at, random),
  state: 'waiting',
  placedAt: at,
  lapsesAt: at + WAITING_DAYS * DAY_MS,
  version: 1,
});

/**
 * How long an order that an admin placed for somebody else can be claimed: longer than one that its owner asked for and waits for, for
 * they are not expecting it.
 */
export const ON_BEHALF_CLAIM_DAYS = 7;

/**
 * Placed for somebody else, by a Jira admin: that is its approval. For themselves it is none, and the claim asks whether one is needed.
 * `id`: of an order in a bulk, so that each of its rows has one order however often it is tried.
 */
export function placeFor({ at, ...placed }: Placing, id: string): Order {
  return {
    ...placed,
    id,
    state: 'approved',
    placedAt: at,
    ruling: {
      ...{ at, by: placed.placedBy, granted: placed.wish },
      ...(placed.placedBy === placed.ownerId ? { unneeded: true } : {}),
    },
    lapsesAt: at + ON_BEHALF_CLAIM_DAYS * DAY_MS,
    version: 1,
  };
}

/** Placed for somebody else by whoever approves nothing, where nothing needs approval: it can be claimed from now on. */
export function placeUnneeded(placing: Placing, id: string): Order {
  const order = placeFor(placing, id);
  return {
    ...order,
    ruling: { at: placing.at, by: placing.placedBy, granted: placing.wish, unneeded: true },
  };
}

/** Nine base36 digits hold epoch milliseconds until the year 5188; the same form as an audit event's id. */
export const drawOrderId = (at: Instant, random: Random): string =>
  `${at.toString(36).padStart(9, '0')}-${randomBase62(random, 12)}`;

/** Where an order stands now: `lapsed` by the clock, whatever the sweep has come to. */
export const orderStateAt = ({ state, lapsesAt }: Order, now: Instant): OrderState =>
  (state === 'waiting' || state === 'approved') && now >= lapsesAt ? 'lapsed' : state;

/** Whether it may still become a token. */
export const isOpen = (order: Order, now: Instant): boolean =>
  ['waiting', 'approved'].includes(orderStateAt(order, now));

/** Who rules, when, and with which words. */
export interface RulingTerms {
  readonly by: string;
  readonly at: Instant;
  readonly note?: string | undefined;
  /** Whether the policy lets approvers decide orders of their own. */
  readonly selfApproval: boolean;
}

/** Where it stands instead, or what is wrong with the approval. */
export type CannotApprove = Exclude<OrderState, 'waiting'> | 'own-order' | 'larger-than-wished';
export type CannotDeny = Exclude<OrderState, 'waiting'>;

/** Approves all of the wish or less. From now on it can be claimed: for hours, and for days where its owner did not place it. */
export function approve(
  order: Order,
  granted: Wish,
  { by, at, note, selfApproval }: RulingTerms,
): Result<Order, CannotApprove> {
  const state = orderStateAt(order, at);
  if (state !== 'waiting') return fail(state);
  if (!selfApproval && isOwn(order, by)) return fail('own-order');
  if (!isWithinWish(granted, order)) return fail('larger-than-wished');
  const ruling = { at, by, granted, ...(note ? { note } : {}) };
  const claimMs = isForAnother(order) ? ON_BEHALF_CLAIM_DAYS * DAY_MS : CLAIM_MS;
  return ok(after(order, { state: 'approved', ruling, lapsesAt: at + claimMs }));
}

/** Whether somebody else placed it than who would own the token. */
export const isForAnother = ({ placedBy, ownerId }: Pick<Order, 'placedBy' | 'ownerId'>): boolean =>
  placedBy !== ownerId;

/** Whoever placed it or would own the token is no judge of it. */
export const isOwn = ({ placedBy, ownerId }: Order, accountId: string): boolean =>
  accountId === placedBy || accountId === ownerId;

export function deny(
  order: Order,
  { by, at, note }: Pick<RulingTerms, 'by' | 'at' | 'note'>,
): Result<Order, CannotDeny> {
  const state = orderStateAt(order, at);
  if (state !== 'waiting') return fail(state);
  return ok(after(order, { state: 'denied', ruling: { at, by, ...(note ? { note } : {}) }, endedAt: at }));
}

/** Turns down what was approved and not claimed yet: an approver who erred. */
export function takeBack(
  order: Order,
  { by, at, note }: Pick<RulingTerms, 'by' | 'at' | 'note'>,
): Result<Order, Exclude<OrderState, 'approved'>> {
  const state = orderStateAt(order, at);
  if (state !== 'approved') return fail(state);
  return ok(after(order, { state: 'denied', ruling: { at, by, ...(note ? { note } : {}) }, endedAt: at }));
}

/** While it waits, and also once it is approved. Withdrawing may be repeated: a withdrawn order is returned as it is. */
export function withdraw(
  order: Order,
  at: Instant,
): Result<Order, Exclude<OrderState, 'waiting' | 'approved' | 'withdrawn'>> {
  const state = orderStateAt(order, at);
  if (state === 'withdrawn') return ok(order);
  if (state !== 'waiting' && state !== 'approved') return fail(state);
  return ok(after(order, { state: 'withdrawn', endedAt: at }));
}

/** The order as it is once its token is there, which is what saving it together with the token makes true. */
export function claim(
  order: Order,
  { locator, at }: { readonly locator: Locator; readonly at: Instant },
): Result<Order, Exclude<OrderState, 'approved'>> {
  const state = orderStateAt(order, at);
  if (state !== 'approved' || order.ruling?.granted === undefined)
    return fail(state === 'approved' ? 'waiting' : state);
  return ok(after(order, { state: 'claimed', endedAt: at, claimedLocator: locator }));
}

/** What the sweep makes of an order whose time is over. Undefined where there is nothing to do. */
export const lapse = (order: Order, at: Instant): Order | undefined =>
  orderStateAt(order, at) === 'lapsed' && order.state !== 'lapsed'
    ? after(order, { state: 'lapsed', endedAt: at })
    : undefined;

const after = (order: Order, change: Partial<Order>): Order => ({
  ...order,
  ...change,
  version: order.version + 1,
});

/**
 * Approvers may take away and shorten, never add or rename. An extension changes days alone: its powers are those that the token has.
 */
export function isWithinWish(granted: Wish, { wish, kind }: Pick<Order, 'wish' | 'kind'>): boolean {
  if (granted.name !== wish.name || granted.purpose !== wish.purpose) return false;
  if (granted.days < 1 || granted.days > wish.days || !Number.isInteger(granted.days)) return false;
  if (!hasPowersWithin(granted, wish) || !hasLimitsOf(granted, wish)) return false;
  return kind.of === 'new' || hasPowersWithin(wish, granted);
}

/** What narrows a wish beside its powers stays as it was wished. */
const hasLimitsOf = (granted: Wish, wish: Wish): boolean =>
  granted.notBeforeAt === wish.notBeforeAt && JSON.stringify(granted.limits) === JSON.stringify(wish.limits);

/** Whether one has no power that the other lacks. */
function hasPowersWithin(one: Wish, other: Wish): boolean {
  const { admin = [] } = one;
  if ((one.scopes.length === 0 && admin.length === 0) || one.effects.length === 0) return false;
  if (one.mayRotate === true && other.mayRotate !== true) return false;
  if (!admin.every((power) => other.admin?.includes(power) === true)) return false;
  return (
    one.scopes.every((scope) => other.scopes.includes(scope)) &&
    one.effects.every((effect) => other.effects.includes(effect)) &&
    hasOperationsWithin(one, other) &&
    hasReachWithin(one, other)
  );
}

const hasOperationsWithin = ({ operations }: Wish, other: Wish): boolean =>
  operations.kind === 'any'
    ? other.operations.kind === 'any'
    : operations.ids.length > 0 && operations.ids.every((id) => permitsOperation(other.operations, id));

function hasReachWithin({ reach }: Wish, other: Wish): boolean {
  if (reach.kind === 'site' || other.reach.kind === 'site') return reach.kind === other.reach.kind;
  const ids = new Set(other.reach.projects.map(({ id }) => id));
  return reach.projects.length > 0 && reach.projects.every(({ id }) => ids.has(id));
}
