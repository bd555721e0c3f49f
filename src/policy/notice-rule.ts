import * as z from 'zod/mini';
import { once } from '../base/once';

/** How owners are told, outside the pages, that a token ends soon. Narrows nothing. */
export type NoticeRule =
  | { readonly kind: 'none' }
  /** By one issue for each token in this project (numeric id), made by the app; of the project's first type where none is named. */
  | { readonly kind: 'issue'; readonly projectId: string; readonly issueTypeId?: string | undefined };

export const NO_NOTICE: NoticeRule = { kind: 'none' };

/** The form in which the rule is stored and sent. */
export const noticeRule = once(() => {
  const id = z.string().check(z.regex(/^\d{1,19}$/));
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('issue'), projectId: id, issueTypeId: z.optional(id) }),
  ]);
});
