/** The form of a freeze, and what of it is sent. Pure. */
import type { Freezing, FreezeWhatView, ProjectChoices } from '../../../src/console/contract';

export type FreezeKind = Freezing['of']['kind'];
export const FREEZE_KINDS: readonly FreezeKind[] = ['site', 'project', 'person', 'token'];

export interface FreezeDraft {
  readonly kind: FreezeKind;
  readonly what: FreezeWhatView;
  readonly project: ProjectChoices['projects'][number] | undefined;
  readonly accountId: string | undefined;
  readonly locator: string;
  readonly reason: string;
  /** Hours until it thaws by itself; 0: until somebody thaws it. */
  readonly hours: number;
}

export const freezeDraft = (locator?: string): FreezeDraft => ({
  kind: locator === undefined ? 'site' : 'token',
  what: 'all',
  project: undefined,
  accountId: undefined,
  locator: locator ?? '',
  reason: '',
  hours: 0,
});

export const REASON_MAX = 200;
const HOUR_MS = 3_600_000;

/** Undefined while something is missing. */
export function freezingOf(draft: FreezeDraft, now: number): Freezing | undefined {
  const of = ofDraft(draft);
  const reason = draft.reason.trim();
  if (!of || reason === '' || reason.length > REASON_MAX) return undefined;
  const until = draft.hours > 0 ? { until: new Date(now + draft.hours * HOUR_MS).toISOString() } : {};
  return { of, what: draft.what, reason, ...until };
}

function ofDraft({ kind, project, accountId, locator }: FreezeDraft): Freezing['of'] | undefined {
  switch (kind) {
    case 'site':
      return { kind };
    case 'project':
      return project && { kind, projectId: project.id };
    case 'person':
      return accountId === undefined ? undefined : { kind, accountId };
    case 'token':
      return locator.trim() === '' ? undefined : { kind, locator: locator.trim() };
  }
}
