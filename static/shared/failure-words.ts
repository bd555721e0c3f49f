import type { ProblemView } from '../../src/console/contract';
import type { Failure } from './loaded';
import { isSharedKey, say } from './say';

/** One sentence for a fault in a form. */
export function problemWords({ code, facts }: ProblemView): string {
  const key = `problem.${code}`;
  return isSharedKey(key) ? say(key, facts) : say('problem.other', { code });
}

/** Each of several faults once. */
export const problemsWords = (problems: readonly ProblemView[]): readonly string[] => [
  ...new Set(problems.map(problemWords)),
];

/** What went wrong, and what to do next. */
export const failureWords = (failure: Failure): readonly string[] =>
  'refusal' in failure ? [say(`refusal.${failure.refusal.code}`)] : problemsWords(failure.problems);
