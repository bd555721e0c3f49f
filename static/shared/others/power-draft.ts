/** What is asked for, for somebody else. Pure but for the reader's time zone. */
import type { Effect, Offer, ProjectChoices, WishFor } from '../../../src/console/contract';
import { limitsOf, noLimits, type LimitsDraft } from '../limits/limits-draft';

export type Project = ProjectChoices['projects'][number];

export interface PowerDraft {
  readonly name: string;
  readonly purpose: string;
  readonly justification: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  /** The whole site, whatever projects are chosen. */
  readonly siteWide: boolean;
  readonly projects: readonly Project[];
  /** 0: the policy's default. */
  readonly days: number;
  /** Whether it is held to the listed operations. */
  readonly isListOnly: boolean;
  readonly listed: readonly string[];
  readonly mayRotate: boolean;
  readonly limits: LimitsDraft;
}

/** What today's policy lets one ask for beside powers, and the most that it lets any token do. */
export interface Terms extends Pick<Offer, 'addressKnown' | 'budgets' | 'selfRotation'> {
  readonly siteWide: boolean;
}

export const emptyPowers = (): PowerDraft => ({
  ...{ name: '', purpose: '', justification: '' },
  ...{ scopes: [], effects: ['read'], siteWide: false, projects: [], days: 0 },
  ...{ isListOnly: false, listed: [], mayRotate: false, limits: noLimits() },
});

/** Undefined while something is missing that it cannot do without. `projectsLater`: a list may name them. */
export function wishOf(draft: PowerDraft, projectsLater = false): WishFor | undefined {
  const { scopes, effects, days, isListOnly, listed, mayRotate } = draft;
  const [name, purpose] = [draft.name.trim(), draft.purpose.trim()];
  const isWhole = name !== '' && draft.justification.trim() !== '' && scopes.length > 0 && effects.length > 0;
  if (!isWhole || !isAimed(draft, projectsLater) || (isListOnly && listed.length === 0)) return undefined;
  return {
    ...{ name, purpose, scopes, effects },
    ...(draft.siteWide ? { reach: 'site' } : { projectIds: draft.projects.map(({ id }) => id) }),
    ...(isListOnly ? { operations: { kind: 'only', ids: listed } } : {}),
    ...(days > 0 ? { days } : {}),
    ...(mayRotate ? { mayRotate } : {}),
    ...limitsOf(draft.limits),
  };
}

const isAimed = ({ siteWide, projects }: PowerDraft, projectsLater: boolean): boolean =>
  siteWide || projects.length > 0 || projectsLater;
