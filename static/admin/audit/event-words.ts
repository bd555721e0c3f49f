/** Audit events in words. Pure. */
import type { AuditEventView } from '../../../src/console/contract';
import { refusalWords } from '../../shared/token-detail/refusal-words';
import { isTokenKey, say as sayToken } from '../../shared/token-detail/say';
import { dayWords } from '../../shared/when';
import { differences } from '../policy/rule-words';
import { isAdminKey, say } from '../say';
import { othersDetails } from './others-event-words';
import { orderWords, tellsOfOrder } from './order-event-words';
import { projectRuleDifferences } from './project-rule-words';
import { powerDetails } from './power-event-words';
import { numberOf, rulesOf, textOf, timeOf, type Facts } from './facts';

/** The account id under which the app itself acts. */
export const APP_ACTOR = 'app';

/** Types that one may ask for, in the order of the choice. */
export const EVENT_TYPES = [
  'token.issued',
  'token.extended',
  'token.revoked',
  'token.paused',
  'token.resumed',
  'token.rotated',
  'token.retired',
  'token.reused',
  'token.warned',
  'token.expired',
  'token.erased',
  'token.handed-over',
  'token.backup-named',
  'bulk.started',
  'bulk.finished',
  'bulk.erased',
  'order.placed',
  'order.placed-for',
  'order.approved',
  'order.denied',
  'order.taken-back',
  'order.withdrawn',
  'order.lapsed',
  'order.erased',
  'policy.changed',
  'project-rule.changed',
  'freeze.added',
  'freeze.thawed',
  'account.forgotten',
  'gateway.replaced',
  'request.allowed',
  'request.denied',
] as const;

/** `A token was issued`: what kind of event it is. */
export function typeWords(type: string): string {
  const key = `event-type.${type}`;
  return isAdminKey(key) ? say(key) : type;
}

export interface EventWords {
  readonly title: string;
  readonly details: readonly string[];
}

/** What happened, in a sentence, with the facts below it. */
export function eventWords({ type, facts }: Pick<AuditEventView, 'type' | 'facts'>): EventWords {
  if (tellsOfOrder(type)) return orderWords(type, facts);
  switch (type) {
    case 'token.issued':
      return { title: typeWords(type), details: issuedDetails(facts) };
    case 'token.revoked':
      return { title: revokedTitle(facts), details: revokedDetails(facts) };
    case 'token.paused':
    case 'token.resumed':
      return { title: pauseTitle(type, facts), details: pauseDetails(facts) };
    case 'token.rotated':
      return { title: rotatedTitle(facts), details: rotatedDetails(facts) };
    case 'policy.changed':
      return policyWords(facts);
    case 'project-rule.changed':
      return projectRuleWords(facts);
    case 'freeze.added':
    case 'freeze.thawed':
      return { title: typeWords(type), details: freezeDetails(facts) };
    case 'request.allowed':
      return { title: say('event.allowed', { operation: textOf(facts, 'operation') ?? '' }), details: [] };
    case 'request.denied':
      return deniedWords(facts);
    default:
      return {
        title: typeWords(type),
        details: [...countDetails(type, facts), ...othersDetails(type, facts)],
      };
  }
}

/** Of events that tell a number and nothing else. */
function countDetails(type: string, facts: Facts): readonly string[] {
  if (type === 'token.warned') return [say('event.warned', { days: numberOf(facts, 'days') ?? 0 })];
  return type === 'gateway.replaced'
    ? [say('event.gateway-erased', { count: numberOf(facts, 'erased') ?? 0 })]
    : [];
}

function issuedDetails(facts: Facts): readonly string[] {
  const until = timeOf(facts, 'expiresAt');
  return [
    ...powerDetails(facts),
    ...(until === undefined ? [] : [say('event.until', { day: dayWords(until) })]),
  ];
}

function revokedTitle(facts: Facts): string {
  const as = textOf(facts, 'as');
  if (as === 'owner') return say('event.revoked-by-owner');
  return say(as === 'token' ? 'event.revoked-by-token' : 'event-type.token.revoked');
}

const rotatedTitle = (facts: Facts): string =>
  textOf(facts, 'as') === 'token' ? say('event.rotated-by-token') : typeWords('token.rotated');

function rotatedDetails(facts: Facts): readonly string[] {
  const successor = textOf(facts, 'successor');
  return successor === undefined ? [] : [say('event.successor', { locator: successor })];
}

function pauseTitle(type: 'token.paused' | 'token.resumed', facts: Facts): string {
  if (textOf(facts, 'as') !== 'owner') return typeWords(type);
  return say(type === 'token.paused' ? 'event.paused-by-owner' : 'event.resumed-by-owner');
}

function pauseDetails(facts: Facts): readonly string[] {
  const because = `pause-because.${textOf(facts, 'because') ?? ''}`;
  return isTokenKey(because) ? [sayToken(because)] : [];
}

function revokedDetails(facts: Facts): readonly string[] {
  const because = `because.${textOf(facts, 'because') ?? ''}`;
  const note = textOf(facts, 'note');
  return [
    ...(isTokenKey(because) ? [sayToken(because)] : []),
    ...(note === undefined ? [] : [say('event.note', { note })]),
  ];
}

/** What was frozen, by kind: its id stands in the export. */
function freezeDetails(facts: Facts): readonly string[] {
  const [of, what] = [
    `freeze.kind-${textOf(facts, 'of') ?? ''}`,
    `freeze.what-${textOf(facts, 'what') ?? ''}`,
  ];
  const until = timeOf(facts, 'until');
  return [
    ...(isAdminKey(of) ? [say(of)] : []),
    ...(isAdminKey(what) ? [say(what)] : []),
    ...(until === undefined ? [] : [say('event.until', { day: dayWords(until) })]),
  ];
}

function policyWords(facts: Facts): EventWords {
  const [before, after] = [rulesOf(facts, 'before'), rulesOf(facts, 'after')];
  const revision = numberOf(facts, 'revision');
  return {
    title: revision === undefined ? typeWords('policy.changed') : say('event.policy', { revision }),
    details: [
      ...(before && after
        ? differences(before, after).flatMap(({ title, details }) => [title, ...details])
        : []),
      ...existingDetails(facts),
    ],
  };
}

/** What the admin chose for older tokens. */
function existingDetails({ existing }: Facts): readonly string[] {
  if (typeof existing !== 'object' || existing === null) return [];
  const choice = existing as Facts;
  const key = `event.existing-${textOf(choice, 'kind') ?? ''}`;
  const at = timeOf(choice, 'until') ?? timeOf(choice, 'at');
  return isAdminKey(key) ? [say(key, { day: at === undefined ? '' : dayWords(at) })] : [];
}

const projectRuleWords = (facts: Facts): EventWords => ({
  title: typeWords('project-rule.changed'),
  details: [
    say('event.project', { project: textOf(facts, 'projectId') ?? '' }),
    ...projectRuleDifferences(facts),
  ],
});

function deniedWords(facts: Facts): EventWords {
  const operation = textOf(facts, 'operation');
  const refusal = textOf(facts, 'refusal');
  return {
    title: operation === undefined ? typeWords('request.denied') : say('event.denied', { operation }),
    details: refusal === undefined ? [] : [refusalWords(refusal).happened],
  };
}
