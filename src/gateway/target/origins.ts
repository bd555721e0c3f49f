import type { Result } from '../../base/result';
import type { Refusal } from '../refusal';

/** Where things that are neither issue nor project belong. */
export interface Origins {
  /** Project ids. */
  readonly projects: readonly string[];
  /** Issue ids that are still to be placed. */
  readonly issues: readonly string[];
}

/** Undefined where Jira shows the app no such thing. */
export type OriginsAnswer = Promise<Result<Origins | undefined, Refusal>>;

export const inProject = (id: string | number): Origins => ({ projects: [String(id)], issues: [] });
export const inIssues = (issues: readonly string[]): Origins => ({ projects: [], issues });
