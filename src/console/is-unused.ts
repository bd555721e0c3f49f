import { idleSince, type Usage } from '../audit/usage';
import type { Instant } from '../base/time';
import { stateAt } from '../tokens/lifecycle';
import type { TokenRecord } from '../tokens/record';

/** Whether nobody has used a token since `before`. A paused one could not be used until it was resumed, and one that is not valid yet cannot be. Pure. */
export const isUnused = (
  record: TokenRecord,
  usage: Usage,
  { before, now }: { readonly before: Instant; readonly now: Instant },
): boolean =>
  stateAt(record, now) === 'active' &&
  Math.max(idleSince(usage), record.grant.issuedAt, record.notBeforeAt ?? 0, record.resumedAt ?? 0) < before;
