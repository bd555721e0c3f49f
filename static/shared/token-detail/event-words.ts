import type { AuditEventView } from '../../../src/console/contract';
import { refusalWords } from './refusal-words';
import { say } from './say';

/** What an event of a token's trail tells, in one sentence. */
export function eventWords({ type, facts }: AuditEventView): string {
  const operation = textOf(facts['operation']);
  switch (type) {
    case 'token.revoked':
      return say(facts['as'] === 'token' ? 'event.token.revoked-by-token' : 'event.token.revoked');
    case 'token.rotated':
      return say(facts['as'] === 'token' ? 'event.token.rotated-by-token' : 'event.token.rotated');
    case 'request.allowed':
      return say('event.request.allowed', { operation });
    case 'request.denied': {
      const why = refusalWords(textOf(facts['refusal'])).happened;
      return operation === ''
        ? say('event.request.denied-plainly', { why })
        : say('event.request.denied', { operation, why });
    }
    default:
      return plainly(type);
  }
}

/** Those that have words of their own, without facts. */
const PLAIN = [
  'token.issued',
  'token.extended',
  'order.placed',
  'token.paused',
  'token.resumed',
  'token.retired',
  'token.reused',
  'token.erased',
  'token.warned',
  'freeze.added',
  'freeze.thawed',
  'gateway.replaced',
] as const;

function plainly(type: string): string {
  const known = PLAIN.find((each) => each === type);
  return known === undefined ? say('event.other', { type }) : say(`event.${known}`);
}

const textOf = (fact: unknown): string => (typeof fact === 'string' ? fact : '');
