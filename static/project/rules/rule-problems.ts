/** The problems of a failed save, at their rules. Pure but for the reader's language. */
import type { ProblemView, ProjectRulesView } from '../../../src/console/contract';
import { problemWords } from '../../shared/failure-words';
import type { Failure } from '../../shared/loaded';
import { say } from '../say';

/** What is wrong at one rule, each sentence once. */
export type ErrorsAt = (rule: keyof ProjectRulesView) => readonly string[];

/** Rules whose fields show what is wrong with them. */
const FIELDS: ReadonlySet<string> = new Set<keyof ProjectRulesView>([
  'mayAsk',
  'lifetimeDaysMax',
  'scopes',
  'operations',
]);
const ruleOf = ({ path }: ProblemView): string => path.split('.')[1] ?? '';

const problemsOf = (failure: Failure | undefined): readonly ProblemView[] =>
  failure !== undefined && 'problems' in failure ? failure.problems : [];

export const errorsOf =
  (failure: Failure | undefined): ErrorsAt =>
  (rule) => [
    ...new Set(
      problemsOf(failure)
        .filter((each) => ruleOf(each) === rule)
        .map(wordsOf),
    ),
  ];

/** Nobody is in no group: it is told in words of its own. */
const wordsOf = (problem: ProblemView): string =>
  problem.path === 'rules.mayAsk.groupIds' && problem.code === 'too-short'
    ? say('rules.groups-none')
    : problemWords(problem);

/** How many fields show what is wrong with them. */
export const countAtFields = (failure: Failure): number =>
  new Set(
    problemsOf(failure)
      .map(ruleOf)
      .filter((rule) => FIELDS.has(rule)),
  ).size;

/** What no field can show: a refusal, or problems of the rules as a whole. */
export function failureElsewhere(failure: Failure): Failure | undefined {
  if ('refusal' in failure) return failure;
  const problems = failure.problems.filter((each) => !FIELDS.has(ruleOf(each)));
  return problems.length === 0 ? undefined : { ok: false, problems };
}
