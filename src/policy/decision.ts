import type { Effect } from '../catalogue/operation';
import type { Held } from './hold';
import type { RuleDenial } from './rule-denial';
import type { StandingGap } from './standing';
import type { Unresolved } from './target';

/** A rule that took part in a decision, as admins and owners know it. */
export type DecidingRule =
  | 'app.scopes'
  | 'policy.tokensOn'
  | 'policy.scopes'
  | 'policy.readOnly'
  | 'policy.operations'
  | 'policy.siteWideTokens'
  | 'policy.lifetimeDaysMax'
  | 'policy.transitions'
  | 'token.scopes'
  | 'token.effects'
  | 'token.operations'
  | 'token.projects'
  | 'owner.standing'
  | 'freeze'
  | RuleDenial['decidedBy'];

/** Why not. Each variant carries the facts that its public text needs. */
export type Denial =
  | RuleDenial
  | ({ readonly reason: 'frozen'; readonly decidedBy: 'freeze' } & Held)
  | { readonly reason: 'tokens-off'; readonly decidedBy: 'policy.tokensOn' }
  | {
      readonly reason: 'policy-narrowed';
      readonly decidedBy:
        'policy.scopes' | 'policy.siteWideTokens' | 'policy.lifetimeDaysMax' | 'policy.transitions';
      /** Scopes that the token holds and the policy no longer allows; empty for the other rules. */
      readonly scopes: readonly string[];
    }
  | {
      readonly reason: 'scope-missing';
      readonly decidedBy: 'token.scopes' | 'policy.scopes' | 'app.scopes';
      readonly scopes: readonly string[];
    }
  | {
      readonly reason: 'read-only';
      readonly decidedBy: 'token.effects' | 'policy.readOnly';
      readonly effect: Effect;
    }
  | {
      readonly reason: 'operation-not-allowed';
      readonly decidedBy: 'token.operations' | 'policy.operations';
    }
  | { readonly reason: 'project-outside'; readonly decidedBy: 'token.projects' }
  | { readonly reason: 'target-absent'; readonly decidedBy: 'token.projects' }
  | {
      readonly reason: 'target-unresolved';
      readonly decidedBy: 'token.projects';
      readonly where: Unresolved | 'beyond-standing';
      readonly part: string | undefined;
    }
  | { readonly reason: 'owner-inactive'; readonly decidedBy: 'owner.standing' }
  | {
      readonly reason: 'owner-standing-unknown';
      readonly decidedBy: 'owner.standing';
      readonly why: StandingGap;
    }
  | {
      readonly reason: 'owner-lost-permission';
      readonly decidedBy: 'owner.standing';
      /** The first that the owner lacks. */
      readonly permission: string;
    }
  /** Atlassian lets no app call this operation. */
  | { readonly reason: 'closed-to-apps'; readonly decidedBy: 'app.scopes' };

declare const allowed: unique symbol;

/** A request that an allow Decision was made about. Only `decide` makes one; `forward` takes nothing less. */
export type Allowed<Request> = Request & { readonly [allowed]: true };

export type Decision<Request> =
  | { readonly kind: 'allow'; readonly request: Allowed<Request> }
  | { readonly kind: 'deny'; readonly denial: Denial };
