/** What the Tokens tab looks for. Pure. */
import type { Effect, TokenListKey, TokenSearch, TokenStateView } from '../../../src/console/contract';
import { say as sayShared } from '../../shared/say';
import { utcDayWords } from '../../shared/when';
import { say } from '../say';

export const LIST_KEYS: readonly TokenListKey[] = [
  'all',
  'active',
  'expiring',
  'can-delete',
  'site-wide',
  'unused',
  'owner-left',
  'service',
  'orphaned',
  'denied',
  'broader-than-used',
  'reused',
  'revoked',
];
export const STATES: readonly TokenStateView[] = ['active', 'paused', 'revoked', 'expired', 'retired'];

/** A list and its filters, as the tab keeps them. */
export type Looking = Omit<TokenSearch, 'limit' | 'cursor'> & {
  /** The key of `projectId`, to show it. */
  readonly projectKey?: string;
};

/** The filters as the form has them: text, and days as `YYYY-MM-DD`. */
export interface FilterForm {
  readonly name: string;
  readonly ownerId: string | undefined;
  readonly state: TokenStateView | undefined;
  readonly effect: Effect | undefined;
  readonly scope: string | undefined;
  readonly issuedFrom: string;
  readonly issuedTo: string;
  readonly expiresFrom: string;
  readonly expiresTo: string;
  readonly usedFrom: string;
  readonly usedTo: string;
}

export const formOf = (looking: Looking): FilterForm => ({
  name: looking.name ?? '',
  ownerId: looking.ownerId,
  state: looking.state,
  effect: looking.effect,
  scope: looking.scope,
  issuedFrom: looking.issuedFrom?.slice(0, 10) ?? '',
  issuedTo: looking.issuedTo?.slice(0, 10) ?? '',
  expiresFrom: looking.expiresFrom?.slice(0, 10) ?? '',
  expiresTo: looking.expiresTo?.slice(0, 10) ?? '',
  usedFrom: looking.usedFrom?.slice(0, 10) ?? '',
  usedTo: looking.usedTo?.slice(0, 10) ?? '',
});

/** Days are UTC days, from their first moment to their last. */
export const dayStart = (day: string): string => `${day}T00:00:00.000Z`;
export const dayEnd = (day: string): string => `${day}T23:59:59.999Z`;

/** The list and the project stay; what is empty is no filter. */
export function withFilters(looking: Looking, form: FilterForm): Looking {
  const { list, projectId, projectKey } = looking;
  const name = form.name.trim();
  return withoutGaps({
    list,
    projectId,
    projectKey,
    name: name === '' ? undefined : name,
    ownerId: form.ownerId,
    state: form.state,
    effect: form.effect,
    scope: form.scope,
    issuedFrom: form.issuedFrom === '' ? undefined : dayStart(form.issuedFrom),
    issuedTo: form.issuedTo === '' ? undefined : dayEnd(form.issuedTo),
    expiresFrom: form.expiresFrom === '' ? undefined : dayStart(form.expiresFrom),
    expiresTo: form.expiresTo === '' ? undefined : dayEnd(form.expiresTo),
    usedFrom: form.usedFrom === '' ? undefined : dayStart(form.usedFrom),
    usedTo: form.usedTo === '' ? undefined : dayEnd(form.usedTo),
  });
}

const withoutGaps = (filters: Readonly<Record<string, string | undefined>>): Looking =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));

export type FilterKey = Exclude<keyof Looking, 'list' | 'projectKey'>;

const FILTER_KEYS: readonly FilterKey[] = [
  'name',
  'locator',
  'ownerId',
  'projectId',
  'state',
  'effect',
  'scope',
  'issuedFrom',
  'issuedTo',
  'expiresFrom',
  'expiresTo',
  'usedFrom',
  'usedTo',
];

/** The filters that hold, each in words: what the list leaves out must be seen. An owner's name is not known here. */
export const filtersOf = (looking: Looking): readonly { readonly key: FilterKey; readonly words: string }[] =>
  FILTER_KEYS.flatMap((key) => {
    const value = looking[key];
    return value === undefined
      ? []
      : [{ key, words: say(`filter.is.${key}`, { value: shown(key, looking) }) }];
  });

function shown(key: FilterKey, looking: Looking): string {
  const value = looking[key] ?? '';
  if (key === 'projectId') return looking.projectKey ?? sayShared('reach.site');
  if (key === 'state' && looking.state) return sayShared(`state.${looking.state}`);
  if (key === 'effect' && looking.effect) return sayShared(`effect.${looking.effect}`);
  return /^(issued|expires|used)/.test(key) ? utcDayWords(value) : value;
}

export function withoutFilter(looking: Looking, key: FilterKey): Looking {
  return Object.fromEntries(Object.entries(looking).filter(([each]) => each !== key));
}

export const withoutFilters = ({ list }: Looking): Looking => (list === undefined ? {} : { list });

/** What the server is asked. */
export function searchOf(looking: Looking, limit: number, cursor: string | undefined): TokenSearch {
  const shownOnly: keyof Looking = 'projectKey';
  const search = Object.fromEntries(Object.entries(looking).filter(([key]) => key !== shownOnly));
  return { ...search, limit, ...(cursor === undefined ? {} : { cursor }) };
}
