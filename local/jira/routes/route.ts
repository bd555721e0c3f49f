import type { Api, Respond, Route } from '../call';

type Method = Route['method'];
export type Scope =
  | 'read:jira-work'
  | 'write:jira-work'
  | 'read:jira-user'
  | 'manage:jira-project'
  | 'manage:jira-configuration';

/** A row of the platform API that anybody may call, under one classic scope. */
export const open = (method: Method, path: string, scope: Scope, respond: Respond): Route =>
  row('platform', method, path, { scopes: [[scope]], anonymous: true, respond });

/** The same for operations that Jira does not answer without a login. */
export const members = (method: Method, path: string, scope: Scope, respond: Respond): Route =>
  row('platform', method, path, { scopes: [[scope]], anonymous: false, respond });

/** A row of Jira Software: granular scopes only, all of them needed, never anonymous. */
export const agile = (method: Method, path: string, scopes: readonly string[], respond: Respond): Route =>
  row('agile', method, path, { scopes: [scopes], anonymous: false, respond });

/** A row with whatever scopes it has. */
export const row = (
  api: Api,
  method: Method,
  path: string,
  rest: Pick<Route, 'scopes' | 'anonymous' | 'respond'>,
): Route => ({ api, method, path, ...rest });
