import type * as z from 'zod/mini';

/** One fault in a form or policy. Always returned as a list, so that a person mends everything at once. */
export interface Problem {
  /** Field path, e.g. `lifetimeDaysMax.write`; empty for the whole. */
  readonly path: string;
  /** Stable, kebab-case. */
  readonly code: string;
  /** A sentence for the person who filled in the form. */
  readonly text: string;
}

export const problem = (path: string, code: string, text: string): Problem => ({ path, code, text });

/** A schema's complaints as Problems. The offending value is not repeated. */
export const problemsOf = (error: z.core.$ZodError): readonly Problem[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problem([...path, key].join('.'), 'unknown-key', 'Nothing of this name is known here.'),
      );
    }
    const code = issue.code === 'custom' ? (issue.params?.['problem'] as string | undefined) : undefined;
    return [problem(path.join('.'), code ?? 'malformed', wordsOf(issue))];
  });

/** zod/mini brings no texts of its own: where a schema says nothing, it says this. */
const ZOD_SILENCE = 'Invalid input';
const wordsOf = ({ message }: z.core.$ZodIssue): string =>
  message === ZOD_SILENCE ? 'Something is missing here, or of the wrong kind.' : message;
