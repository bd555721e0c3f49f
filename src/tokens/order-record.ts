/** The form in which an order is stored. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { EFFECTS } from '../catalogue/operation';
import { ADMIN_POWERS } from '../policy/admin-power';
import { storedLimits } from '../policy/limits';
import { operationLimit } from '../policy/operation-limit';
import { isForAnother, ORDER_STATES, type Order } from './order';
import { homeOf } from './record';
import { parseLocator, type Locator } from './token';

/** Indexed strings must not be empty (entities-manifest): stands for "placed alone" in the index. */
const NO_BULK = '-';
/** The same: stands for "placed by its owner". */
const NO_PLACER = '-';

const filled = () => z.string().check(z.minLength(1));

/** Strict, as the order is. `projectsMin`: a list for many may name the projects in its rows alone. */
export const storedWish = (projectsMin: 0 | 1) => {
  const text = filled();
  const reach = z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('projects'),
      projects: z.array(z.strictObject({ id: text, key: text })).check(z.minLength(projectsMin)),
    }),
    z.strictObject({ kind: z.literal('site') }),
  ]);
  return z.strictObject({
    name: text,
    purpose: z.string(),
    scopes: z.array(text),
    effects: z.array(z.enum(EFFECTS)).check(z.minLength(1)),
    operations: operationLimit(),
    reach,
    days: z.int().check(z.minimum(1)),
    mayRotate: z.optional(z.boolean()),
    admin: z.optional(z.array(z.enum(ADMIN_POWERS))),
    notBeforeAt: z.optional(z.number()),
    limits: z.optional(storedLimits()),
  });
};

/** Strict throughout: a part that this version does not know may narrow what it could not carry out. */
const storedOrder = once(() => {
  const text = filled();
  const locator = z.custom<Locator>(
    (value) => typeof value === 'string' && parseLocator(value) !== undefined,
  );
  const wish = storedWish(1);
  const details = z.strictObject({
    kind: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('new') }),
      z.strictObject({ of: z.literal('extend'), locator }),
    ]),
    placedBy: text,
    wish,
    justification: z.string(),
    ruling: z.optional(
      z.strictObject({
        at: z.number(),
        by: text,
        note: z.optional(text),
        granted: z.optional(wish),
        unneeded: z.optional(z.literal(true)),
      }),
    ),
    endedAt: z.optional(z.number()),
    claimedLocator: z.optional(locator),
    backupId: z.optional(text),
  });
  return z.strictObject({
    id: text,
    ownerId: text,
    /** Where its token would be listed: the first project's id, or `site`. */
    project: text,
    state: z.enum(ORDER_STATES),
    placedAt: z.number(),
    lapsesAt: z.number(),
    bulkId: text,
    /** Who placed it for somebody else. Orders of before this index have none. */
    placer: z.optional(text),
    version: z.int().check(z.minimum(1)),
    details,
  });
});

/** The attributes beside `details` serve the indexes. */
export type StoredOrder = z.infer<ReturnType<typeof storedOrder>>;

/** Storage's form → order. Undefined when it cannot be read: then nothing can be done with it. */
export function parseOrder(stored: unknown): Order | undefined {
  const parsed = storedOrder().safeParse(stored);
  return parsed.success ? orderOf(parsed.data) : undefined;
}

const orderOf = ({
  details,
  project: _project,
  placer: _placer,
  bulkId,
  ...attributes
}: StoredOrder): Order => ({
  ...attributes,
  ...details,
  ...(bulkId === NO_BULK ? {} : { bulkId }),
});

/** Order → storage's form. */
export function formatOrder(order: Order): StoredOrder {
  const { id, ownerId, state, placedAt, lapsesAt, bulkId = NO_BULK, version, ...details } = order;
  const project = homeOf(order.wish.reach);
  const placer = isForAnother(order) ? order.placedBy : NO_PLACER;
  // Forge stores JSON: absent fields must be absent, not undefined.
  return JSON.parse(
    JSON.stringify({ id, ownerId, project, state, placedAt, lapsesAt, bulkId, placer, version, details }),
  ) as StoredOrder;
}
