/** What a person may ask for on a project page, here and today. */
import type {
  ApprovalView,
  DaysByEffect,
  Effect,
  OperationLimit,
  RateBudgetsView,
  ScopeView,
  WhoKind,
} from './policy-views';
import type { ProjectRulesView } from './project-rule-views';
import type { AdminPowerView } from './token-views';

/** What may be asked for here, today, by this person. */
export interface Offer {
  readonly tokensOn: boolean;
  /** Why this person may not ask at all; absent: they may. */
  readonly barredBy?: 'mayAsk' | 'tokensPerPersonMax';
  /** Who may ask here: as the site says, or the project where that is narrower. */
  readonly mayAsk: WhoKind;
  /** True: this person may ask for tokens that read, and for no others. */
  readonly changesBarred?: true;
  /** What this project says beyond the site's policy; absent: nothing. */
  readonly projectRules?: Partial<ProjectRulesView>;
  /** Whether the person may change that. */
  readonly administersProject: boolean;
  readonly tokensPerPersonMax: number;
  /** What needs approval here. */
  readonly approval: ApprovalView;
  /** Whether this person decides the orders of this project, here. */
  readonly approves: boolean;
  /** Whether this person may order tokens for others, here and now. */
  readonly mayCreateForOthers: boolean;
  /** Tokens of this person that count against it, and orders that may still become one. */
  readonly tokensHeld: number;
  /** Of those, in whatever project, that end soon: the soonest first, at most 10. */
  readonly endingSoon: readonly EndingSoonView[];
  /** Those that were paused because a retired secret was used. */
  readonly halted: readonly OfferedHalt[];
  /** Whether a token may be asked for that may rotate itself. */
  readonly selfRotation: boolean;
  readonly project: { readonly id: string; readonly key: string };
  /** Whether the person administers Jira: they can mend what they read here. */
  readonly isJiraAdmin: boolean;
  readonly scopes: readonly OfferedScope[];
  readonly purposes: readonly PurposeView[];
  readonly effects: readonly Effect[];
  readonly readOnly: boolean;
  readonly operations: OperationLimit;
  /** True: the policy allows tokens that are bound to no project, and this person may ask for one. */
  readonly siteWide: boolean;
  /** Powers over tokens themselves that this person may ask for: a Jira admin, where the policy allows it. Else empty. */
  readonly adminPowers: readonly AdminPowerView[];
  /** What the person may do in this project: a token never may more. Absent: Jira did not tell. */
  readonly ownRights?: readonly { readonly permission: string; readonly held: boolean }[];
  readonly lifetimeDaysMax: DaysByEffect;
  readonly lifetimeDaysDefault: DaysByEffect;
  /** Whether a token can be held to addresses: only where the platform tells them. */
  readonly addressKnown: boolean;
  /** The most that any token may do; null: no limit. */
  readonly budgets: RateBudgetsView | null;
  /** How many projects a token may have beside the page's. */
  readonly furtherProjectsMax: number;
  /** What scripts put in front of `/rest/api/…`. */
  readonly gatewayUrl: string;
}

/** What one may ask a token for; its words are in the pages' locale file. */
export type PurposeKey = 'report' | 'create-issues' | 'comment-bot' | 'sync' | 'custom';

export interface PurposeView {
  readonly key: PurposeKey;
  readonly effects: readonly Effect[];
  readonly scopes: readonly string[];
  readonly operations: OperationLimit;
  /** Why it cannot be asked for today: the rule that stands against it; absent: it can. */
  readonly barredBy?: 'scopes' | 'readOnly' | 'operations';
}

/** A scope, and whether it may be asked for here today. */
export interface OfferedScope extends ScopeView {
  readonly isAllowed: boolean;
}

/** A token that works today and ends within 14 days. */
export interface EndingSoonView {
  readonly locator: string;
  readonly name: string;
  readonly endsAt: string;
}

/** A token of the person that the app paused because the secret of one that it replaced was used. */
export interface OfferedHalt {
  readonly locator: string;
  readonly name: string;
}

/** First letters of a name or key; all where absent. */
export interface ProjectSearch {
  readonly text?: string;
}

/** Up to 20 projects that the person may browse, by key. */
export interface ProjectChoices {
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string }[];
}
