import type { Effect } from '../catalogue/operation';

/** Why a project's own rules refuse. Beside `Denial`, for what holds a project carries it. */
export type RuleDenial =
  | {
      readonly reason: 'policy-narrowed';
      readonly decidedBy: 'project-rule.tokensOn' | 'project-rule.lifetimeDaysMax' | 'project-rule.scopes';
      readonly scopes: readonly string[];
    }
  | { readonly reason: 'read-only'; readonly decidedBy: 'project-rule.readOnly'; readonly effect: Effect }
  | { readonly reason: 'operation-not-allowed'; readonly decidedBy: 'project-rule.operations' };
