/** Every refusal that can be raised today, by each of its natural causes. Shared by refusals.test.ts and secrets.test.ts. */
import { AUTHORITY_RECIPES } from './recipes-authority';
import { JIRA_RECIPES } from './recipes-jira';
import { REQUEST_RECIPES } from './recipes-request';
import { TOKEN_RECIPES } from './recipes-token';
import type { GatewayCall, Site } from './site';

export type Arranged = readonly [path: string, call?: GatewayCall];

export interface Recipe {
  readonly code: string;
  readonly cause: string;
  /** From any site whose time and platform are in order to the one request that is refused. */
  readonly arrange: (site: Site) => Promise<Arranged>;
  /** What Jira may hear of it: nothing (where absent), the question which project an issue is in, or the operation itself. */
  readonly jira?: 'resolve' | 'operation';
  /** Where the code has more than one. */
  readonly status?: number;
  readonly decidedBy?: string;
  /** The missing scopes that the answer names. */
  readonly scopes?: readonly string[];
}

export const RECIPES: readonly Recipe[] = [
  ...TOKEN_RECIPES,
  ...REQUEST_RECIPES,
  ...AUTHORITY_RECIPES,
  ...JIRA_RECIPES,
];
