import * as z from 'zod/mini';
import { once } from '../base/once';

/** Which of Jira's operations: all that the scopes open, or none but these. Only ever narrows what scopes and effects allow. */
export type OperationLimit =
  | { readonly kind: 'any' }
  /** Ids of the catalogue, such as `POST /rest/api/3/issue`. */
  | { readonly kind: 'only'; readonly ids: readonly string[] };

export const ANY_OPERATION: OperationLimit = { kind: 'any' };

/** More than a purpose needs or a person picks by hand; as few as keep a token's record and the policy within one unit of reading. */
export const OPERATIONS_MAX = 100;

export const permitsOperation = (limit: OperationLimit, id: string): boolean =>
  limit.kind === 'any' || limit.ids.includes(id);

/** What both allow. */
export function narrowerLimit(one: OperationLimit, other: OperationLimit): OperationLimit {
  if (one.kind === 'any') return other;
  return { kind: 'only', ids: one.ids.filter((id) => permitsOperation(other, id)) };
}

/** The form in which a limit is stored and sent. An id that the catalogue has lost opens nothing, so ids are not looked up here. */
export const operationLimit = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('any') }),
    z.strictObject({
      kind: z.literal('only'),
      ids: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(OPERATIONS_MAX)),
    }),
  ]),
);
