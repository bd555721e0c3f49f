/** The gateway's refusals for the people whose scripts met them. Pure. */
import { isTokenKey, say } from './say';

export interface RefusalWords {
  /** What happened. */
  readonly happened: string;
  /** What to do about it. */
  readonly next: string;
}

/** Words for a code of docs/failure-modes.md; for one that is not known here, its code and general advice. */
export function refusalWords(code: string): RefusalWords {
  const [happened, next] = [`denied.${code}`, `next.${code}`];
  return isTokenKey(happened) && isTokenKey(next)
    ? { happened: say(happened), next: say(next) }
    : { happened: say('denied.other', { code }), next: say('next.other') };
}
