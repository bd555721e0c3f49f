import type { Call } from '../call';
import type { Issue, Project } from '../model';

/** The issue as changed so far, in its project. */
export interface Edit {
  readonly call: Call;
  readonly project: Project;
  readonly issue: Issue;
}

export type Outcome =
  { readonly ok: true; readonly change: Partial<Issue> } | { readonly ok: false; readonly error: string };

export const change = (fields: Partial<Issue>): Outcome => ({ ok: true, change: fields });
export const wrong = (error: string): Outcome => ({ ok: false, error });
