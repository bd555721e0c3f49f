import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { INITIAL_RULES, parseStoredRules, type Rules } from './rules';
import { storedTransitions, type Transition } from './transitions';

/** The site's rules with the revision they were saved at. Revision 0 is a fresh installation's. */
export interface Policy {
  readonly revision: number;
  readonly changedAt: Instant;
  /** Account id; empty for revision 0. */
  readonly changedBy: string;
  readonly rules: Rules;
  /** What changes have left to older tokens, oldest first; absent: nothing. Always asked of through `policyFor`. */
  readonly transitions?: readonly Transition[] | undefined;
}

export const INITIAL_POLICY: Policy = { revision: 0, changedAt: 0, changedBy: '', rules: INITIAL_RULES };

const storedPolicy = once(() =>
  z.object({
    revision: z.int().check(z.minimum(0)),
    changedAt: z.number(),
    changedBy: z.string(),
    rules: z.unknown(),
    transitions: z.optional(storedTransitions()),
  }),
);

/** Storage's form → Policy. Undefined when it cannot be read: then everything is denied, never "nothing was said". */
export function parsePolicy(stored: unknown): Policy | undefined {
  const parsed = storedPolicy().safeParse(stored);
  if (!parsed.success) return undefined;
  const rules = parseStoredRules(parsed.data.rules);
  return rules && { ...parsed.data, rules };
}
