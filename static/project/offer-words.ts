/** The offer as a person would tell it. Pure but for the reader's language. */
import type { Effect, Offer } from '../../src/console/contract';
import { say as sayShared } from '../shared/say';
import { listWords, lowered } from '../shared/token-detail/token-words';
import { approvalSentences } from './approval-causes';
import { isProjectKey, say } from './say';

const ALL_EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];
const effectWord = (effect: Effect): string => lowered(sayShared(`effect.${effect}`));

/** For ICU's select, whose keys take no hyphen. */
export const whoAsks = ({ mayAsk }: Pick<Offer, 'mayAsk'>): string =>
  mayAsk === 'project-admins' ? 'admins' : mayAsk === 'jira-admins' ? 'other' : mayAsk;

/** What may be asked for here. */
export const maySentences = (offer: Offer): readonly string[] => [
  say(offer.siteWide ? 'offer.where-site' : 'offer.where', {
    project: offer.project.key,
    further: offer.furtherProjectsMax,
  }),
  say('offer.access', { access: listWords(offer.effects.map(effectWord)) }),
  ...lifetimeSentences(offer),
  ...(offer.operations.kind === 'only'
    ? [say('offer.operations', { count: offer.operations.ids.length })]
    : []),
  ...(offer.adminPowers.length > 0 ? [say('offer.admin-powers')] : []),
  ...approvalSentences(offer),
  say('offer.held', { held: offer.tokensHeld, max: offer.tokensPerPersonMax }),
  say('offer.who', { who: whoAsks(offer) }),
];

/** One sentence; effects that share their days stand together. */
function lifetimeSentences({ lifetimeDaysMax, effects }: Offer): readonly string[] {
  const [first, ...others] = new Set(effects.map((effect) => lifetimeDaysMax[effect]));
  if (first === undefined) return [];
  if (others.length === 0) return [say('offer.lifetime', { days: first })];
  const parts = [first, ...others].map((days) => {
    const sharing = effects.filter((effect) => lifetimeDaysMax[effect] === days).map(effectWord);
    return say('offer.lifetime-each', { days, effects: listWords(sharing, 'disjunction') });
  });
  return [say('offer.lifetime-list', { list: parts.join(', ') })];
}

/** What may not be asked for, each with who says so. */
export function notSentences(offer: Offer): readonly string[] {
  const barred = offer.scopes.filter(({ isAllowed }) => !isAllowed).length;
  return [
    ...projectSentences(offer),
    ...effectSentences(offer),
    ...(barred > 0 ? [say('offer.not-scopes', { count: barred, all: offer.scopes.length })] : []),
    ...(offer.operations.kind === 'only' ? [say('offer.not-operations')] : []),
    ...(offer.siteWide ? [] : [say('offer.not-site')]),
    ...rightSentences(offer),
  ];
}

/** What the project's own admins hold back. */
function projectSentences({ projectRules = {} }: Offer): readonly string[] {
  const rules = Object.keys(projectRules).flatMap((rule) => {
    const key = `offer.project.${rule}`;
    return isProjectKey(key) ? [say(key)] : [];
  });
  return rules.length === 0 ? [] : [say('offer.project-rules', { rules: listWords(rules) })];
}

function effectSentences({ readOnly, effects, changesBarred, projectRules }: Offer): readonly string[] {
  if (changesBarred) return [say('offer.changes-barred')];
  // The sentence about the project says so already.
  if (projectRules?.readOnly) return [];
  if (readOnly) return [say('offer.not-write')];
  const missing = ALL_EFFECTS.filter((effect) => !effects.includes(effect));
  return missing.length === 0
    ? []
    : [
        say('offer.not-effects', {
          effects: listWords(missing.map((effect) => sayShared(`effect.${effect}`))),
        }),
      ];
}

/** Only rights with words of their own: the most telling ones. */
function rightSentences({ ownRights }: Offer): readonly string[] {
  if (ownRights === undefined) return [say('offer.rights-unknown')];
  const rights = ownRights.flatMap(({ permission, held }) => {
    const key = `right.${permission}`;
    return !held && isProjectKey(key) ? [say(key)] : [];
  });
  return rights.length === 0 ? [] : [say('offer.not-rights', { rights: listWords(rights, 'disjunction') })];
}
