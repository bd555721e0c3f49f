import type { Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import type { OperationLimit } from './operation-limit';

/** A project as it was named when Jira last confirmed it. The id is the identity; the key is for people and paths. */
export interface ProjectRef {
  readonly id: string;
  readonly key: string;
}

/** How far a token reaches: some projects, or the whole site. */
export type Reach =
  { readonly kind: 'projects'; readonly projects: readonly ProjectRef[] } | { readonly kind: 'site' };

/** Authority bound to a token: scopes × effects × operations × projects × until. Its powers never grow after issue; only
 * its end may be moved, within the cap of that day. */
export interface Grant {
  /** Jira's own scope names, classic or granular. */
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly operations: OperationLimit;
  readonly reach: Reach;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** When more days were granted last; from then on the policy's cap counts. Absent: from issue. */
  readonly extendedAt?: Instant | undefined;
}
