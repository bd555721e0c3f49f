/** What stands against a token's limits and first day today. Pure. */
import type { Instant } from '../base/time';
import type { Ceiling } from './ceiling';
import type { Limits } from './limits';
import { problem, type Problem } from './problem';

/** Days count from the issue, also where the first is yet to come: no token lives longer than the policy lets it. */
export const startProblems = (
  notBeforeAt: Instant | undefined,
  { expiresAt }: { readonly expiresAt: Instant },
): readonly Problem[] =>
  notBeforeAt !== undefined && notBeforeAt >= expiresAt ? [problem('validFrom', 'starts-after-end')] : [];

/** Where nobody knows callers' addresses, a token that is judged by them would be refused for ever. */
export const limitProblems = (limits: Limits | undefined, { rules }: Ceiling): readonly Problem[] =>
  limits?.ipRanges !== undefined && !rules.trustClientAddress
    ? [problem('limits.ipRanges', 'address-unproven')]
    : [];
