/** How every entry replies. */
import type { ApprovalCause, PolicyView } from './policy-views';
import type { ProjectRuleDeskView } from './project-rule-views';

/** Every entry replies in one of three forms. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ConsoleRefusal }
  | { readonly ok: false; readonly problems: readonly ProblemView[] };

/** One fault in a payload, by field path. */
export interface ProblemView {
  readonly path: string;
  /** Stable, kebab-case; the pages have words for it in their locale files, key `problem.<code>`. */
  readonly code: string;
  /** What the words name: `max`, `min`. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export type ConsoleRefusalCode =
  | 'not-signed-in'
  | 'not-jira-admin'
  | 'project-not-visible'
  | 'standing-unknown'
  | 'policy-stale'
  | 'token-unknown'
  | 'token-changed'
  /** Revoked, expired or never finished: for good. */
  | 'token-ended'
  /** Only an admin resumes what an admin paused. */
  | 'token-paused-by-admin'
  /** It was handed over: only its new owner accepts it. */
  | 'token-awaits-owner'
  /** Paused, ended, or stopped by today's policy. */
  | 'token-not-active'
  /** A Jira admin froze it, its owner or what it reaches. */
  | 'token-frozen'
  /** Its successor is in use, or somebody rotates it at the same moment. */
  | 'already-rotated'
  /** Only a token that has a successor can be retired. */
  | 'token-not-replaced'
  /** Nothing was issued: place an order. */
  | 'approval-needed'
  /** Nothing was placed: it may be had at once. */
  | 'approval-not-needed'
  | 'not-approver'
  /** The policy names others who may order for others. */
  | 'may-not-create-for-others'
  | 'order-unknown'
  | 'order-changed'
  /** Approved already, or not approved yet. */
  | 'order-approved'
  | 'order-waiting'
  | 'order-denied'
  | 'order-withdrawn'
  | 'order-claimed'
  | 'order-lapsed'
  | 'order-own'
  | 'order-larger-than-wished'
  /** A person's own token is handed over to nobody. */
  | 'token-personal'
  | 'bulk-unknown'
  | 'bulk-changed'
  | 'freeze-changed'
  /** An old address of the gateway may still answer. */
  | 'gateway-not-deleted'
  /** The old addresses are gone, and there is no new one yet. */
  | 'gateway-not-made'
  | 'not-project-admin'
  | 'project-rule-stale'
  | 'project-rule-changed'
  | 'storage-unavailable'
  | 'entry-unknown'
  | 'internal'
  /** Said by the page itself: the call never reached its resolver. */
  | 'unreachable'
  /** Said by the page itself in place of `storage-unavailable`: it has asked to be told, not to save. */
  | 'storage-unread';

export interface ConsoleRefusal {
  /** The pages have words for it in their locale files, key `refusal.<code>`. */
  readonly code: ConsoleRefusalCode;
  /** With `policy-stale`: the newer policy, to compare the draft with. */
  readonly newer?: PolicyView;
  /** With `project-rule-stale`: the newer rules of the project. */
  readonly newerRule?: ProjectRuleDeskView;
  /** With `approval-needed`: why. */
  readonly causes?: readonly ApprovalCause[];
}
