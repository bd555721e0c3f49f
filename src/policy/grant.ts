import type { Instant } from '../base/time';
import type { AdminPower } from './admin-power';
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
  /** Powers over tokens themselves; absent: none. Only with a reach of the whole site. */
  readonly admin?: readonly AdminPower[] | undefined;
  readonly issuedAt: Instant;
  /** Of a token that replaced others: when the first of them was issued. What a lowered lifetime counts from. */
  readonly firstIssuedAt?: Instant | undefined;
  readonly expiresAt: Instant;
  /** Whether it may replace itself by a successor (`POST /token/rotate`). Absent: no. */
  readonly mayRotate?: boolean | undefined;
  /** When more days were granted last; from then on the policy's cap counts. Absent: from issue. */
  readonly extendedAt?: Instant | undefined;
}

/** When the first token of its family was issued: rotation makes nothing younger. What changes of the policy and lowered lifetimes count from. */
export const bornAt = ({ issuedAt, firstIssuedAt }: Pick<Grant, 'issuedAt' | 'firstIssuedAt'>): Instant =>
  firstIssuedAt ?? issuedAt;

/** What a cap on lifetimes counts from: when more days were granted last, or when the first of its family was issued. */
export const cappedFrom = (grant: Pick<Grant, 'issuedAt' | 'firstIssuedAt' | 'extendedAt'>): Instant =>
  grant.extendedAt ?? bornAt(grant);

/** Whether every one of these projects (numeric ids) is in reach. */
export const isWithin = (reach: Reach, projectIds: readonly string[]): boolean =>
  reach.kind === 'site' || projectIds.every((id) => reach.projects.some((project) => project.id === id));

/** Ids compare exactly, keys in any case, as Jira does. Keys are ASCII: Unicode knows more letters that become an S. */
export const isNamedBy = (project: ProjectRef, named: string): boolean =>
  named === project.id || (KEY.test(named) && named.toUpperCase() === project.key.toUpperCase());
const KEY = /^[A-Za-z][A-Za-z0-9_]*$/;
