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

/** A schema's complaints as Problems: one a field. The offending value is not repeated. */
export const problemsOf = (error: z.core.$ZodError): readonly Problem[] =>
  error.issues.map((issue) => problem(issue.path.map(String).join('.'), 'malformed', issue.message));
