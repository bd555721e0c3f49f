/** Where in the form each problem of an order is shown. Pure. */
import type { ProblemView, TokenOrder } from '../../src/console/contract';
import { problemWords } from '../shared/failure-words';
import type { Failure } from '../shared/loaded';
import { scopeLabel } from '../shared/scope-words';
import { say } from './say';

/** Form fields by the first part of a problem's path. */
export type OrderField =
  | 'name'
  | 'purpose'
  | 'scopes'
  | 'effects'
  | 'operations'
  | 'reach'
  | 'projectIds'
  | 'days'
  | 'validFrom'
  | 'limits'
  | 'mayRotate'
  | 'admin'
  | 'justification';
const FIELDS: ReadonlySet<string> = new Set<OrderField>([
  'name',
  'purpose',
  'scopes',
  'effects',
  'operations',
  'reach',
  'projectIds',
  'days',
  'mayRotate',
  'admin',
  'validFrom',
  'limits',
  'justification',
]);

/** An order that was not fulfilled: its problems name things by their place in it. */
export interface Refused {
  readonly order: TokenOrder;
  readonly failure: Failure;
}

/** Placing an order has the order in it: its problems are those of the same fields. */
export const failureOfPlacing = (failure: Failure): Failure =>
  'problems' in failure
    ? {
        ...failure,
        problems: failure.problems.map((each) => ({ ...each, path: each.path.replace(/^order\./, '') })),
      }
    : failure;

const fieldOf = ({ path }: ProblemView): string => path.split('.')[0] ?? '';

const problemsOf = (refused: Refused | undefined): readonly ProblemView[] =>
  refused !== undefined && 'problems' in refused.failure ? refused.failure.problems : [];

/** What to say at one field, each sentence once; problems of one scope or operation name it. */
export const errorsAt = (refused: Refused | undefined, field: OrderField): readonly string[] => {
  if (refused === undefined) return [];
  const sentences = problemsOf(refused)
    .filter((problem) => fieldOf(problem) === field)
    .map((problem) => {
      const name = nameOf(problem, refused.order);
      const words = problemWords(problem);
      return name === undefined ? words : say('problem.named', { name, problem: words });
    });
  return [...new Set(sentences)];
};

/** What to say at one control, whose problems lie at or below one of these paths; each sentence once. */
export const errorsBelow = (refused: Refused | undefined, ...paths: readonly string[]): readonly string[] => [
  ...new Set(
    problemsOf(refused)
      .filter(({ path }) => paths.some((each) => path === each || path.startsWith(`${each}.`)))
      .map(problemWords),
  ),
];

function nameOf({ path }: ProblemView, order: TokenOrder): string | undefined {
  const parts = path.split('.');
  const at = Number(parts.at(-1));
  if (!Number.isInteger(at)) return undefined;
  if (parts[0] === 'operations')
    return order.operations?.kind === 'only' ? order.operations.ids[at] : undefined;
  const scope = parts[0] === 'scopes' ? order.scopes[at] : undefined;
  return scope === undefined ? undefined : scopeLabel(scope);
}

/** How many fields' problems the form shows. */
export const countFields = (refused: Refused | undefined): number =>
  new Set(
    problemsOf(refused)
      .map(fieldOf)
      .filter((field) => FIELDS.has(field)),
  ).size;

/** What no field can show: a refusal, or problems of the whole order. */
export function failureElsewhere(refused: Refused | undefined): Failure | undefined {
  if (refused === undefined || 'refusal' in refused.failure) return refused?.failure;
  const problems = refused.failure.problems.filter((problem) => !FIELDS.has(fieldOf(problem)));
  return problems.length === 0 ? undefined : { ok: false, problems };
}
