/** Every refusal that can be raised today, by each of its natural causes. Shared by refusals.test.ts and secrets.test.ts. */
import { AUTHORITY_RECIPES } from './recipes-authority';
import { FREEZE_RECIPES } from './recipes-freeze';
import { JIRA_RECIPES } from './recipes-jira';
import { LIMIT_RECIPES } from './recipes-limits';
import { JQL_RECIPES } from './recipes-jql';
import { REQUEST_RECIPES } from './recipes-request';
import { ROTATION_RECIPES } from './recipes-rotation';
import { STANDING_RECIPES } from './recipes-standing';
import { TARGET_RECIPES } from './recipes-target';
import { TOKEN_RECIPES } from './recipes-token';
import type { GatewayCall, Site } from './site';

export type Arranged = readonly [path: string, call?: GatewayCall];

export interface Recipe {
  readonly code: string;
  readonly cause: string;
  /** From any site whose time and platform are in order to the one request that is refused. */
  readonly arrange: (site: Site) => Promise<Arranged>;
  /** Takes back what `arrange` changed in Jira. */
  readonly undo?: (site: Site) => Promise<unknown>;
  /**
   * What Jira may hear of it: nothing (where absent), the gateway's own questions, which only read, or the operation itself too
   * (once; and only as a read where it is not Jira that failed).
   */
  readonly jira?: 'questions' | 'operation';
  /** Where the code has more than one. */
  readonly status?: number;
  readonly decidedBy?: string;
  /** The missing scopes that the answer names. */
  readonly scopes?: readonly string[];
  /** What `detail` must tell. */
  readonly tells?: RegExp;
}

export const RECIPES: readonly Recipe[] = [
  ...TOKEN_RECIPES,
  ...ROTATION_RECIPES,
  ...REQUEST_RECIPES,
  ...AUTHORITY_RECIPES,
  ...FREEZE_RECIPES,
  ...LIMIT_RECIPES,
  ...TARGET_RECIPES,
  ...STANDING_RECIPES,
  ...JQL_RECIPES,
  ...JIRA_RECIPES,
];
