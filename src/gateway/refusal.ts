/**
 * Every expected "no" of the gateway. A Refusal is a value with a code and the facts its public text needs; `faceOf` is the one
 * place where it becomes status, headers and words. docs/failure-modes.md has a line for each code and is read by a test. Pure.
 */
import { unreachable } from '../base/invariant';
import type { AdminPower } from '../policy/admin-power';
import type { Instant } from '../base/time';
import type { BudgetKey } from '../policy/budgets';
import type { Denial } from '../policy/decision';
import type { Standing, StandingGap } from '../policy/standing';
import type { Unresolved } from '../policy/target';
import type { HeaderFault } from './headers';
import type { PathFault } from './canonical-path';
import type { JqlFault } from './jql/jql-fault';
import type { QueryFault } from './query';

/** Codes without facts of their own. */
type PlainCode =
  | 'token-missing'
  | 'token-invalid'
  | 'token-expired'
  | 'token-revoked'
  | 'token-paused'
  | 'token-retired'
  | 'not-yet-valid'
  | 'no-such-token'
  | 'tokens-off'
  | 'project-outside'
  | 'owner-inactive'
  | 'owner-may-not-use'
  | 'header-required'
  | 'body-too-large'
  | 'response-too-large'
  | 'app-blocked-by-site'
  | 'storage-unavailable'
  | 'internal';

export type RequestFault =
  | 'event'
  | 'method'
  | 'ambiguous-parameter'
  | 'revocation'
  | 'rotation'
  | 'admin'
  | HeaderFault
  | PathFault
  | QueryFault;

export type Refusal =
  | { readonly code: PlainCode }
  | { readonly code: 'request-malformed'; readonly fault: RequestFault; readonly param?: string }
  | {
      readonly code: 'rotation-not-allowed';
      readonly decidedBy: 'token.mayRotate' | 'policy.selfRotation';
    }
  /** `successor`: the locator of the token that has replaced this one. */
  | {
      readonly code: 'already-rotated';
      readonly successor: string;
      /** Whole seconds after which it gets another secret if nobody uses it until then. */
      readonly retryInS?: number | undefined;
    }
  | { readonly code: 'operation-unknown'; readonly closedToApps: boolean }
  | {
      readonly code: 'admin-power-missing';
      readonly power: AdminPower;
      readonly decidedBy: 'token.admin' | 'policy.adminTokens';
    }
  | (Denial & { readonly reason: 'frozen' } & { readonly code: 'frozen' })
  | (Denial & { readonly reason: 'scope-missing' } & { readonly code: 'scope-missing' })
  | (Denial & { readonly reason: 'read-only' } & { readonly code: 'read-only' })
  | (Denial & { readonly reason: 'policy-narrowed' } & { readonly code: 'policy-narrowed' })
  | (Denial & { readonly reason: 'operation-not-allowed' } & { readonly code: 'operation-not-allowed' })
  | {
      readonly code: 'target-unresolved';
      readonly where: Unresolved | 'absent-issue' | 'beyond-standing';
      /** The parameter or field that was not understood, where its name may be repeated. */
      readonly part?: string | undefined;
    }
  | { readonly code: 'owner-standing-unknown'; readonly why: StandingGap }
  | {
      readonly code: 'owner-lost-permission';
      /** Jira's key, e.g. `EDIT_ISSUES`. */
      readonly permission: string;
    }
  | {
      readonly code: 'ip-denied';
      /** `unknown`: no address can be trusted, so nothing that is judged by one passes. */
      readonly why: 'outside' | 'unknown';
      readonly decidedBy: 'policy.ipRanges' | 'token.ipRanges';
    }
  | {
      readonly code: 'outside-hours';
      readonly opensAt?: Instant | undefined;
      readonly opensInS?: number | undefined;
    }
  | {
      readonly code: 'budget-exceeded';
      readonly budget: BudgetKey;
      readonly limit: number;
      /** Whose number it is: the policy's where both say the same. */
      readonly decidedBy: 'token.budgets' | 'policy.budgets';
      /** Absent where it is not renewed. */
      readonly resetsInS?: number | undefined;
    }
  | {
      readonly code: 'jql-invalid';
      readonly fault: JqlFault['code'] | 'split' | 'not-text';
      readonly line?: number | undefined;
      readonly column?: number | undefined;
    }
  | {
      readonly code: 'body-unsupported';
      readonly fault: 'not-json' | 'number-too-precise' | 'not-utf8' | 'not-text' | 'reply-not-text';
    }
  | {
      readonly code: 'jira-rate-limited';
      readonly retryAfter?: string | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly code: 'jira-error';
      readonly fault:
        | 'timeout'
        | 'unreachable'
        | 'app-not-authorised'
        | 'server-error'
        | 'unexpected-reply'
        | 'not-attributed';
      /** Whether the operation may have taken effect nevertheless. */
      readonly outcomeUnknown: boolean;
    };

export type RefusalCode = Refusal['code'];

/** What the token or its owner would have to have: names of scopes, a permission of Jira's, or an effect. Empty: nothing would help. */
export function lackingIn(refusal: Refusal): readonly string[] {
  if (refusal.code === 'scope-missing' || refusal.code === 'policy-narrowed') return refusal.scopes;
  if (refusal.code === 'admin-power-missing') return [refusal.power];
  if (refusal.code === 'owner-lost-permission') return [refusal.permission];
  return refusal.code === 'read-only' ? [refusal.effect] : [];
}

/** What is to be said where nothing is known of the owner's rights. */
export const refuseStanding = (standing: Exclude<Standing, { readonly kind: 'known' }>): Refusal =>
  standing.kind === 'inactive'
    ? { code: 'owner-inactive' }
    : { code: 'owner-standing-unknown', why: standing.why };

/** What is to be said where the owner is none of those whose tokens may be used, or nobody can tell. */
export const refuseUse = (mayUse: 'no' | 'unknown'): Refusal =>
  mayUse === 'no' ? { code: 'owner-may-not-use' } : { code: 'owner-standing-unknown', why: 'no-answer' };

/** A Denial as the gateway tells it. */
export function refusalOf(denial: Denial): Refusal {
  switch (denial.reason) {
    case 'tokens-off':
    case 'project-outside':
      return { code: denial.reason };
    case 'frozen':
      return { ...denial, code: 'frozen' };
    case 'scope-missing':
      return { ...denial, code: 'scope-missing' };
    case 'read-only':
      return { ...denial, code: 'read-only' };
    case 'policy-narrowed':
      return { ...denial, code: 'policy-narrowed' };
    case 'operation-not-allowed':
      return { ...denial, code: 'operation-not-allowed' };
    case 'target-absent':
      return { code: 'target-unresolved', where: 'absent-issue' };
    case 'target-unresolved':
      return { code: 'target-unresolved', where: denial.where, part: denial.part };
    case 'owner-inactive':
      return { code: denial.reason };
    case 'owner-standing-unknown':
      return { code: denial.reason, why: denial.why };
    case 'owner-lost-permission':
      return { code: denial.reason, permission: denial.permission };
    case 'closed-to-apps':
      return { code: 'operation-unknown', closedToApps: true };
    default:
      return unreachable(denial, 'refusalOf');
  }
}
