/**
 * Query parameters. The platform hands over parsed values, and may have split them at commas and reordered them
 * (forge-platform.md §1.1), so a value is trusted to be whole only where there is one of it. Pure.
 */
import { fail, ok, type Result } from '../base/result';
import type { Operation } from '../catalogue/operation';

/** Name → values, in the order of arrival. */
export type Query = readonly (readonly [name: string, values: readonly string[]])[];

/** Credentials do not travel in URLs: they end up in logs. The first five are other products' ways to do it. */
const CREDENTIAL_NAMES: ReadonlySet<string> = new Set([
  'access_token',
  'jwt',
  'os_username',
  'os_password',
  'os_authtype',
  'token',
]);

/** Tab, line feed and carriage return may stand in JQL; no other control character has business in a query. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

export type QueryFault = 'control-character' | 'credential-in-query' | 'too-many';
const PARAMS_MAX = 200;

export function parseQuery(raw: Readonly<Record<string, readonly string[]>>): Result<Query, QueryFault> {
  const query = Object.entries(raw);
  if (query.reduce((count, [, values]) => count + values.length, 0) > PARAMS_MAX) return fail('too-many');
  for (const [name, values] of query) {
    if (CREDENTIAL_NAMES.has(name.toLowerCase())) return fail('credential-in-query');
    if (CONTROL.test(name) || values.some((value) => CONTROL.test(value))) return fail('control-character');
  }
  return ok(query);
}

/** A parameter that came with several values and takes one. */
interface AmbiguousParam {
  readonly name: string;
}

/**
 * The parameters in the form that is judged and sent: repeated values stay repeated where the operation takes several, and are joined
 * where it takes a comma-separated list (its order carries no meaning in Jira).
 */
export function settleQuery(operation: Operation, query: Query): Result<Query, AmbiguousParam> {
  const settled: [string, readonly string[]][] = [];
  for (const [name, values] of query) {
    if (values.length > 1 && operation.listParams.includes(name)) settled.push([name, [values.join(',')]]);
    else if (values.length > 1 && !operation.arrayParams.includes(name)) return fail({ name });
    else settled.push([name, values]);
  }
  return ok(settled);
}

/** The query string to send, `?` included; empty where there are no parameters. */
export function formatQuery(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, values] of query) values.forEach((value) => params.append(name, value));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
