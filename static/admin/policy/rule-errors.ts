/** The problems of a failed save, at their rules. Pure. */
import type { ProblemView } from '../../../src/console/contract';
import { failureWords, problemsWords, problemWords } from '../../shared/failure-words';
import type { Failure } from '../../shared/loaded';
import { say } from '../say';
import { RULE_KEYS } from './draft';
import { ruleName } from './rule-words';
import type { SaveOutcome } from './use-policy';

/** Rule path, `lifetimeDaysMax.write` → what is wrong there or below it. */
export type ErrorsAt = (path: string) => readonly string[];

export function errorsAt(outcome: SaveOutcome | undefined): ErrorsAt {
  if (outcome?.kind !== 'failed' || !('problems' in outcome.failure)) return () => [];
  const { problems } = outcome.failure;
  return (path) => {
    const full = `rules.${path}`;
    return problemsWords(problems.filter((each) => each.path === full || each.path.startsWith(`${full}.`)));
  };
}

/** Why nothing was saved; each problem with the rule it is about. */
export const saveFailureWords = (failure: Failure): readonly string[] =>
  'problems' in failure ? [...new Set(failure.problems.map(atRule))] : failureWords(failure);

function atRule(problem: ProblemView): string {
  const rule = RULE_KEYS.find((key) => problem.path.split('.')[1] === key);
  const words = problemWords(problem);
  return rule === undefined ? words : say('save.problem', { rule: ruleName(rule), words });
}
