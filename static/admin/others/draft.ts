/** What is asked for, for others. Pure. */
import type { Effect, ProjectChoices, WishFor } from '../../../src/console/contract';

export type Project = ProjectChoices['projects'][number];
export type ForWhom = 'person' | 'bot' | 'many';
export const FOR_WHOM: readonly ForWhom[] = ['person', 'bot', 'many'];

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

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** No secret: it makes two clicks one bulk. */
export const drawBulkId = (random: (bytes: Uint8Array) => Uint8Array): string =>
  [...random(new Uint8Array(20))].map((byte) => LETTERS[byte % LETTERS.length]).join('');
