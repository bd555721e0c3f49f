/** What the pages see of what projects say for themselves. */
import type { OperationLimit, RulesView, WhoView } from './policy-views';

export interface ProjectRulesView {
  /** False: no token reaches anything in the project. */
  readonly tokensOn: boolean;
  readonly readOnly: boolean;
  /** Whoever asks must be one of these as well as of those that the site names. */
  readonly mayAsk: WhoView;
  /** For every effect; null: as the site says. */
  readonly lifetimeDaysMax: number | null;
  /** Null: as the site says. */
  readonly scopes: readonly string[] | null;
  readonly operations: OperationLimit;
}

export interface ProjectRuleView {
  readonly project: { readonly id: string; readonly key: string };
  /** 0 where the project says nothing. */
  readonly revision: number;
  readonly changedAt?: string;
  /** Account id. */
  readonly changedBy?: string;
  readonly rules: ProjectRulesView;
}

/** With what the site's policy says of the same: a project only narrows it. */
export interface ProjectRuleDeskView extends ProjectRuleView {
  readonly site: Pick<
    RulesView,
    'tokensOn' | 'readOnly' | 'mayAsk' | 'lifetimeDaysMax' | 'scopes' | 'operations'
  >;
}

/** The whole new rules, and the revision that they were drafted from: saved only while that is still today's. */
export interface ProjectRuleChange {
  readonly revision: number;
  readonly rules: ProjectRulesView;
}

/** Operations that the site leaves to a project which allows these scopes; null: all that the site allows. */
export interface RuleOperationsWish {
  readonly scopes: readonly string[] | null;
}

/** Draft rules, to see what they would hit. Walks some 500 tokens a call: ask again with the cursor. */
export interface ProjectRulePreview {
  readonly rules: ProjectRulesView;
  readonly cursor?: string;
}

/** Active tokens that were asked for on this project, and those for the whole site: numbers alone. A token may count in two of them. */
export interface ProjectRulePreviewView {
  /** How many this call looked at. */
  readonly looked: number;
  /** They would do nothing more here. */
  readonly stopped: number;
  /** They would do something here, but end here sooner. */
  readonly shortened: number;
  /** They would lose some of what they may do here. */
  readonly narrowed: number;
  /** Of all those, tokens for the whole site. */
  readonly siteWide: number;
  /** Absent when all have been looked at. */
  readonly cursor?: string;
}

/** A project by its id, whatever Jira says of it. */
export interface ProjectRuleRef {
  readonly projectId: string;
}

/** By project key. */
export interface ProjectRuleListView {
  readonly projects: readonly ProjectRuleView[];
}

/** Letters of a name, and ids whose names are to be told too. */
export interface GroupSearch {
  readonly text?: string;
  /** Up to 20. */
  readonly ids?: readonly string[];
}

/** Names are Jira's of this moment, and kept nowhere. */
export interface GroupChoices {
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}
