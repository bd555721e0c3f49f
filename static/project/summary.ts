/** What is being asked for, as one sentence. Pure but for the reader's language. */
import type { Effect, Offer, PurposeView } from '../../src/console/contract';
import { say as sayShared } from '../shared/say';
import { listWords, loweredFirst } from '../shared/token-detail/token-words';
import { dayWords } from '../shared/when';
import { chosenDays, daysFor, endOf } from './expiry';
import { effectsOf, isAdminOnly, isAdminToken, type OrderDraft } from './order-draft';
import { say } from './say';

/** Absent where its days are not allowed. `Until 22 Dec 2026 this token can read issues in ABC, as long as you can.` */
export function summarySentence(draft: OrderDraft, offer: Offer, now: number): string | undefined {
  if (draft.scopes.length === 0 && !isAdminOnly(draft)) return say('sum.nothing');
  const days = chosenDays(draft, offer);
  if (days === undefined || days > daysFor(offer.lifetimeDaysMax, effectsOf(draft))) return undefined;
  const end = endOf(days, now);
  if (end === undefined) return undefined;
  if (isAdminToken(draft)) {
    const powers = listWords(draft.admin.map((power) => loweredFirst(say(`admin.${power}`))));
    const day = dayWords(end);
    return isAdminOnly(draft)
      ? say('sum.admin', { day, powers })
      : say('sum.admin-in-jira', { day, powers, can: canWords(draft, offer) });
  }
  return say('sum', { day: dayWords(end), can: canWords(draft, offer), where: whereWords(draft, offer) });
}

/** `ABC and DEF`. */
export const whereWords = ({ siteWide, further }: OrderDraft, { project }: Offer): string =>
  siteWide ? say('sum.site') : listWords([project.key, ...further.map(({ key }) => key)]);

function canWords(draft: OrderDraft, offer: Offer): string {
  const purpose = offer.purposes.find((each) => each.key !== 'custom' && isAsFilled(draft, each));
  if (purpose !== undefined) return say(`sum.can.${purpose.key}`);
  const verbs = listWords(draft.effects.map((effect: Effect) => say(`sum.verb.${effect}`)));
  const can = say('sum.can.custom', { verbs, things: thingWords(draft, offer) });
  return draft.isListOnly ? say('sum.only', { can, count: draft.listed.length }) : can;
}

/** Nothing taken from the purpose, by the policy or by hand, and nothing added: only then its own words hold. */
const isAsFilled = (draft: OrderDraft, { scopes, effects, operations }: PurposeView): boolean =>
  isSame(draft.scopes, scopes) &&
  isSame(draft.effects, effects) &&
  isSame(draft.isListOnly ? draft.listed : [], operations.kind === 'only' ? operations.ids : []);

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((each) => others.includes(each));

const FAMILIES_MAX = 3;

function thingWords({ scopes }: OrderDraft, offer: Offer): string {
  const chosen = offer.scopes.filter(({ name }) => scopes.includes(name));
  const families = [...new Set(chosen.map(({ family }) => loweredFirst(sayShared(`family.${family}`))))];
  return families.length > FAMILIES_MAX ? say('sum.things', { count: families.length }) : listWords(families);
}
