import type { AuditEventView } from '../../../src/console/contract';
import { refusalWords } from './refusal-words';
import { isTokenKey, say } from './say';

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
    default: {
      const key = `event.${type}`;
      return isTokenKey(key) ? say(key) : say('event.other', { type });
    }
  }
}

const textOf = (fact: unknown): string => (typeof fact === 'string' ? fact : '');
