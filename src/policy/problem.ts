import type * as z from 'zod/mini';

/** What the words of a problem name, such as the most that is allowed. Never what was typed. */
export type Facts = Readonly<Record<string, string | number>>;

/** One fault in a form or policy. Always returned as a list, so that a person mends everything at once. */
export interface Problem {
  /** Field path, e.g. `lifetimeDaysMax.write`; empty for the whole. */
  readonly path: string;
  /** Stable, kebab-case. The pages have words for it. */
  readonly code: string;
  readonly facts?: Facts;
}

export const problem = (path: string, code: string, facts?: Facts): Problem =>
  facts === undefined ? { path, code } : { path, code, facts };

/** The same problems of a part, by their path in the whole. */
export const problemsBelow = (part: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ path, code, facts }) => problem(path === '' ? part : `${part}.${path}`, code, facts));

/** A schema's complaints as Problems. The offending value is not repeated. */
export const problemsOf = (error: z.core.$ZodError): readonly Problem[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => problem([...path, key].join('.'), 'unknown-key'))
      : [{ path: path.join('.'), ...complaintOf(issue) }];
  });

function complaintOf(issue: z.core.$ZodIssue): Omit<Problem, 'path'> {
  if (issue.code === 'too_small')
    return issue.origin === 'number' || issue.origin === 'int'
      ? { code: 'too-small', facts: { min: Number(issue.minimum) } }
      : { code: 'too-short' };
  if (issue.code === 'too_big')
    return { code: TOO_BIG[issue.origin] ?? 'malformed', facts: { max: Number(issue.maximum) } };
  const named: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  return { code: typeof named === 'string' ? named : 'malformed' };
}

const TOO_BIG: Readonly<Record<string, string>> = {
  number: 'too-big',
  int: 'too-big',
  string: 'too-long',
  array: 'too-many',
};
