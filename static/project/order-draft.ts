/** The form as it is being filled in. Pure. */
import type {
  AdminPowerView,
  Effect,
  Offer,
  ProjectChoices,
  PurposeKey,
  PurposeView,
  TokenOrder,
} from '../../src/console/contract';
import { limitsOf, noLimits, type LimitsDraft } from '../shared/limits/limits-draft';
import { suggestedName } from './suggested-name';

export type ProjectChoice = ProjectChoices['projects'][number];

export interface OrderDraft {
  readonly purposeKey: PurposeKey;
  /** As typed; absent while the suggested one is to hold. */
  readonly name?: string;
  /** What uses it, in the person's own words. */
  readonly purpose: string;
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  /** The operations of the purpose that was chosen last, or those picked by hand since; empty: none. */
  readonly listed: readonly string[];
  /** Whether the token is to be held to them. */
  readonly isListOnly: boolean;
  readonly siteWide: boolean;
  /** Beside the page's own. */
  readonly further: readonly ProjectChoice[];
  /** Powers over tokens themselves. Any: the token has these alone, unless `worksInJira`. */
  readonly admin: readonly AdminPowerView[];
  /** Whether a token with such powers may do something in Jira as well, on the whole site. */
  readonly worksInJira: boolean;
  /** As typed or chosen; empty for the policy's default. */
  readonly days: string;
  /** Whether it may replace itself. */
  readonly mayRotate: boolean;
  readonly limits: LimitsDraft;
}

export const isReadOnly = ({ effects }: Pick<OrderDraft, 'effects'>): boolean =>
  effects.every((effect) => effect === 'read');

/** The first purpose that can be asked for today. */
export function startDraft(offer: Offer): OrderDraft {
  const open = offer.purposes.find(({ barredBy }) => barredBy === undefined);
  const empty: OrderDraft = {
    purposeKey: 'custom',
    purpose: '',
    scopes: [],
    effects: ['read'],
    listed: [],
    isListOnly: false,
    siteWide: false,
    further: [],
    admin: [],
    worksInJira: false,
    days: '',
    mayRotate: false,
    limits: noLimits(),
  };
  return open === undefined ? empty : filledBy(empty, open, offer);
}

/** A purpose fills in scopes, effects and operations. Custom keeps what there is, to be changed in detail. */
export function choosePurpose(draft: OrderDraft, key: PurposeKey, offer: Offer): OrderDraft {
  if (key === 'custom') return { ...draft, purposeKey: 'custom' };
  const purpose = offer.purposes.find((each) => each.key === key);
  return purpose === undefined ? draft : filledBy(draft, purpose, offer);
}

const filledBy = (draft: OrderDraft, purpose: PurposeView, offer: Offer): OrderDraft => ({
  ...draft,
  purposeKey: purpose.key,
  scopes: allowedScopes(purpose.scopes, offer),
  effects: purpose.effects.filter((effect) => offer.effects.includes(effect)),
  listed: purpose.operations.kind === 'only' ? purpose.operations.ids : [],
  isListOnly: purpose.operations.kind === 'only',
});

const allowedScopes = (scopes: readonly string[], offer: Offer): readonly string[] =>
  scopes.filter((name) => offer.scopes.some((scope) => scope.name === name && scope.isAllowed));

/** Reading only is what a report does; changing things is for Custom to say. A list picked by hand stays: nobody is given more unasked. */
export function setReadOnly(draft: OrderDraft, isOn: boolean, offer: Offer): OrderDraft {
  if (!isOn) {
    const effects = offer.effects.filter((effect) => effect === 'read' || effect === 'write');
    return { ...draft, purposeKey: 'custom', effects };
  }
  const report = offer.purposes.find(({ key, barredBy }) => key === 'report' && barredBy === undefined);
  if (draft.purposeKey !== 'custom' && report !== undefined) return filledBy(draft, report, offer);
  const opensReading = (name: string) =>
    offer.scopes.find((scope) => scope.name === name)?.effects.includes('read') === true;
  return {
    ...draft,
    purposeKey: 'custom',
    effects: ['read'],
    scopes: draft.scopes.filter(opensReading),
    ...(draft.purposeKey === 'custom' ? {} : { listed: [], isListOnly: false }),
  };
}

/** In the offer's order. Reading always stays: nothing can be changed unseen. */
export const setEffect = (draft: OrderDraft, effect: Effect, isOn: boolean, offer: Offer): OrderDraft => ({
  ...draft,
  effects: offer.effects.filter(
    (each) => each === 'read' || (each === effect ? isOn : draft.effects.includes(each)),
  ),
});

export const isAdminToken = ({ admin }: Pick<OrderDraft, 'admin'>): boolean => admin.length > 0;

/** It does nothing in Jira. */
export const isAdminOnly = ({ admin, worksInJira }: Pick<OrderDraft, 'admin' | 'worksInJira'>): boolean =>
  admin.length > 0 && !worksInJira;

/** What it may do as far as Jira is concerned. */
export const effectsOf = (draft: OrderDraft): readonly Effect[] =>
  isAdminOnly(draft) ? ['read'] : draft.effects;

/** In the offer's order. */
export const setAdminPower = (
  draft: OrderDraft,
  power: AdminPowerView,
  isOn: boolean,
  offer: Offer,
): OrderDraft => ({
  ...draft,
  admin: offer.adminPowers.filter((each) => (each === power ? isOn : draft.admin.includes(each))),
});

/** What a token that administers tokens is asked for with: bound to no project, and nothing of Jira unless that was chosen. */
function adminPart(draft: OrderDraft): Partial<TokenOrder> {
  const { admin } = draft;
  if (admin.length === 0) return {};
  const bound = { admin, reach: 'site', projectIds: [] } as const;
  return isAdminOnly(draft)
    ? { ...bound, scopes: [], effects: ['read'], operations: { kind: 'any' } }
    : bound;
}

/** The resolver judges it: nothing is refused or mended here. */
export const orderOf = (draft: OrderDraft, offer: Offer): TokenOrder => ({
  name: draft.name ?? suggestedName(draft, offer),
  ...(draft.purpose.trim() === '' ? {} : { purpose: draft.purpose }),
  scopes: draft.scopes,
  effects: draft.effects,
  ...(draft.isListOnly ? { operations: { kind: 'only', ids: draft.listed } } : {}),
  ...(draft.siteWide
    ? { reach: 'site' }
    : { reach: 'project', projectIds: draft.further.map(({ id }) => id) }),
  ...(draft.days.trim() === '' ? {} : { days: Number(draft.days) }),
  ...(draft.mayRotate ? { mayRotate: true } : {}),
  ...adminPart(draft),
  ...limitsOf(draft.limits),
});
