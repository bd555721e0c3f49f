/** The form filled in from a token that one has. Pure. */
import type { Offer, TokenRowView } from '../../src/console/contract';
import { limitsLike, noLimits } from '../shared/limits/limits-draft';
import { startDraft, type OrderDraft } from './order-draft';

/** Only where the page's project is among the token's: a form on another page would ask for one more project than the token has. */
export const mayDuplicate = (
  { reach, admin }: Pick<TokenRowView, 'reach' | 'admin'>,
  offer: Offer,
): boolean =>
  offer.tokensOn &&
  admin === undefined &&
  (reach.kind === 'site' ? offer.siteWide : reach.projects.some(({ id }) => id === offer.project.id));

/** What the token was issued for, without what may no longer be asked for. Its days are left to the policy. */
export function draftLike(
  { name, purpose, scopes, effects, operations, reach, mayRotate, limits }: TokenRowView,
  offer: Offer,
): OrderDraft {
  const projects = reach.kind === 'site' ? [] : reach.projects;
  return {
    ...startDraft(offer),
    purposeKey: 'custom',
    name,
    purpose,
    scopes: scopes.filter((scope) => offer.scopes.some((each) => each.name === scope && each.isAllowed)),
    effects: offer.effects.filter((effect) => effect === 'read' || effects.includes(effect)),
    listed: operations.kind === 'only' ? operations.ids : [],
    isListOnly: operations.kind === 'only',
    siteWide: reach.kind === 'site',
    // The token knows no names of projects; the key stands in for it.
    further: projects
      .filter(({ id }) => id !== offer.project.id)
      .map(({ id, key }) => ({ id, key, name: key })),
    days: '',
    mayRotate: mayRotate === true && offer.selfRotation,
    limits: limits === undefined ? noLimits() : limitsLike(limits),
  };
}
