/** Schemas of the payloads about orders. */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { EFFECTS } from '../../catalogue/operation';
import { ADMIN_POWERS } from '../../policy/admin-power';
import { operationLimit } from '../../policy/operation-limit';
import { ORDER_STATES } from '../../tokens/order';
import { each, locator, optionalWords, paging, tokenOrder, visibleWords } from '../payloads';

const JUSTIFICATION_MAX = 1_000;
const NOTE_MAX = 500;

const orderId = () => z.string().check(z.regex(/^[\w-]{1,64}$/));
export const orderRef = once(() => z.object({ id: orderId() }));

export const tokenExtension = once(() => z.object({ locator: locator(), days: z.int().check(z.minimum(1)) }));

const justification = once(() => visibleWords(JUSTIFICATION_MAX));
export const orderPlacing = once(() =>
  z.union([
    z.strictObject({ justification: justification(), extend: tokenExtension() }),
    z.strictObject({ justification: justification(), order: tokenOrder() }),
  ]),
);
export const orderSearch = once(() =>
  z.extend(paging(), { state: z._default(z.enum(ORDER_STATES), 'waiting') }),
);
/** Strict: what an approver takes away must not be dropped. */
export const orderApproval = once(() =>
  z.strictObject({
    id: orderId(),
    scopes: z.optional(each(z.array(z.string()).check(z.maxLength(100)))),
    effects: z.optional(each(z.array(z.enum(EFFECTS)))),
    operations: z.optional(operationLimit()),
    projectIds: z.optional(each(z.array(z.string()).check(z.maxLength(20)))),
    admin: z.optional(each(z.array(z.enum(ADMIN_POWERS)))),
    mayRotate: z.optional(z.literal(false)),
    days: z.optional(z.int().check(z.minimum(1))),
    note: optionalWords(NOTE_MAX),
  }),
);
export const orderDenial = once(() => z.object({ id: orderId(), note: visibleWords(NOTE_MAX) }));
