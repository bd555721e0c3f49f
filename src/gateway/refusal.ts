/**
 * Every expected "no" of the gateway. A Refusal is a value with a code and the facts its public text needs; `faceOf` is the one
 * place where it becomes status, headers and words. docs/failure-modes.md has a line for each code and is read by a test. Pure.
 */
import { unreachable } from '../base/invariant';
import type { Denial } from '../policy/decision';
import type { Unresolved } from '../policy/target';
import type { HeaderFault } from './headers';
import type { PathFault } from './canonical-path';
import type { QueryFault } from './query';

/** Codes without facts of their own. */
type PlainCode =
  | 'token-missing'
  | 'token-invalid'
  | 'token-expired'
  | 'token-revoked'
  | 'token-paused'
  | 'not-yet-valid'
  | 'frozen'
  | 'tokens-off'
  | 'project-outside'
  | 'owner-lost-permission'
  | 'owner-standing-unknown'
  | 'owner-inactive'
  | 'ip-denied'
  | 'budget-exceeded'
  | 'jql-invalid'
  | 'body-too-large'
  | 'response-too-large'
  | 'app-blocked-by-site'
  | 'storage-unavailable'
  | 'internal';

export type RequestFault = 'event' | 'method' | 'ambiguous-parameter' | HeaderFault | PathFault | QueryFault;

export type Refusal =
  | { readonly code: PlainCode }
  | { readonly code: 'request-malformed'; readonly fault: RequestFault; readonly param?: string }
  | { readonly code: 'operation-unknown'; readonly closedToApps: boolean }
  | (Denial & { readonly reason: 'scope-missing' } & { readonly code: 'scope-missing' })
  | (Denial & { readonly reason: 'read-only' } & { readonly code: 'read-only' })
  | (Denial & { readonly reason: 'policy-narrowed' } & { readonly code: 'policy-narrowed' })
  | { readonly code: 'target-unresolved'; readonly where: Unresolved | 'absent-issue' }
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
      readonly fault: 'timeout' | 'unreachable' | 'app-not-authorised' | 'server-error' | 'unexpected-reply';
      /** Whether the operation may have taken effect nevertheless. */
      readonly outcomeUnknown: boolean;
    };

export type RefusalCode = Refusal['code'];

/** A Denial as the gateway tells it. */
export function refusalOf(denial: Denial): Refusal {
  switch (denial.reason) {
    case 'tokens-off':
    case 'project-outside':
      return { code: denial.reason };
    case 'scope-missing':
      return { ...denial, code: 'scope-missing' };
    case 'read-only':
      return { ...denial, code: 'read-only' };
    case 'policy-narrowed':
      return { ...denial, code: 'policy-narrowed' };
    case 'target-absent':
      return { code: 'target-unresolved', where: 'absent-issue' };
    case 'target-unresolved':
      return { code: 'target-unresolved', where: denial.where };
    case 'closed-to-apps':
      return { code: 'operation-unknown', closedToApps: true };
    default:
      return unreachable(denial, 'refusalOf');
  }
}
