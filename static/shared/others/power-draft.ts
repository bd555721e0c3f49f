/** What is asked for, for somebody else. Pure. */
import type { Effect, ProjectChoices, WishFor } from '../../../src/console/contract';

export type Project = ProjectChoices['projects'][number];

export interface PowerDraft {
  readonly name: string;
  readonly purpose: string;
  readonly justification: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  readonly projects: readonly Project[];
  /** 0: the policy's default. */
  readonly days: number;
}

export const EMPTY_POWERS: PowerDraft = {
  ...{ name: '', purpose: '', justification: '' },
  ...{ scopes: [], effects: ['read'], projects: [], days: 0 },
};

/** Undefined while something is missing that it cannot do without. `projectsLater`: a list may name them. */
export function wishOf(draft: PowerDraft, projectsLater = false): WishFor | undefined {
  const { scopes, effects, projects, days } = draft;
  const [name, purpose] = [draft.name.trim(), draft.purpose.trim()];
  const isWhole = name !== '' && draft.justification.trim() !== '' && scopes.length > 0 && effects.length > 0;
  if (!isWhole || (projects.length === 0 && !projectsLater)) return undefined;
  return {
    ...{ name, purpose, scopes, effects, projectIds: projects.map(({ id }) => id) },
    ...(days > 0 ? { days } : {}),
  };
}
