/** What a handler returns, and Jira's own error shapes. */
export interface Reply {
  readonly status: number;
  /** JSON, or undefined for an empty body. */
  readonly body?: unknown;
  /** Headers of its own, lower-case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value, or the reply that says why there is none. */
export type Found<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply };

export const found = <T>(value: T): Found<T> => ({ ok: true, value });
export const missing = (reply: Reply): { readonly ok: false; readonly reply: Reply } => ({
  ok: false,
  reply,
});

export const json = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

/** Jira's error collection: general messages. */
export const problem = (status: number, ...errorMessages: readonly string[]): Reply => ({
  status,
  body: { errorMessages, errors: {} },
});
/** Jira's error collection: messages by field, status 400. */
export const fieldProblems = (errors: Readonly<Record<string, string>>): Reply => ({
  status: 400,
  body: { errorMessages: [], errors },
});

export const badRequest = (message: string): Reply => problem(400, message);
export const forbidden = (message: string): Reply => problem(403, message);
export const notFound = (message: string): Reply => problem(404, message);

export const notAuthenticated: Reply = {
  status: 401,
  body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
};
export const notLoggedInToWrite: Reply = problem(
  401,
  'You are not authenticated. Authentication required to perform this operation.',
);
export const unauthorized: Reply = { status: 401, body: { code: 401, message: 'Unauthorized' } };
export const scopeMismatch: Reply = {
  status: 401,
  body: { code: 401, message: 'Unauthorized; scope does not match' },
};

/** The honest "no": this Jira has no such behaviour, and does not pretend. */
export const notEmulated = (what: string): Reply =>
  problem(
    501,
    `The local Jira does not do ${what}. See local/README.md for what it does; use a real site for the rest.`,
  );
