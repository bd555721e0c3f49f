/** What the Audit tab looks for. Pure. */
import type { AuditSearch } from '../../../src/console/contract';
import { dayEnd, dayStart } from '../tokens/search';

/** As the form has them; the server takes at most one of type, person and locator. */
export interface AuditForm {
  readonly type: string | undefined;
  readonly actorId: string | undefined;
  readonly locator: string;
  /** `YYYY-MM-DD`, UTC, or empty. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: AuditForm = { type: undefined, actorId: undefined, locator: '', from: '', to: '' };

type OneOf = 'type' | 'actorId' | 'locator';

/** Choosing one of the three takes the two others away. */
export const withChange = (form: AuditForm, change: Partial<AuditForm>): AuditForm => {
  const chosen = (['type', 'actorId', 'locator'] as const).find((key) => Boolean(change[key]));
  return { ...form, ...(chosen === undefined ? {} : others(chosen)), ...change };
};

const others = (chosen: OneOf): Partial<AuditForm> => ({
  ...(chosen === 'type' ? {} : { type: undefined }),
  ...(chosen === 'actorId' ? {} : { actorId: undefined }),
  ...(chosen === 'locator' ? {} : { locator: '' }),
});

export function searchOf({ type, actorId, locator, from, to }: AuditForm): AuditSearch {
  const of = locator.trim();
  return {
    ...(type === undefined ? {} : { type }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(of === '' ? {} : { locator: of }),
    ...(from === '' ? {} : { from: dayStart(from) }),
    ...(to === '' ? {} : { to: dayEnd(to) }),
  };
}
