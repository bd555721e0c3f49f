import type { Actor } from './permissions';
import type { Query } from './query';
import type { Reply } from './reply';
import type { Site } from './site';

/** Which form descriptions and comments have: 2 plain text, 3 ADF. */
export type ApiVersion = 2 | 3;

/** One request as a handler sees it: routed, scoped, its caller known. */
export interface Call {
  readonly site: Site;
  readonly actor: Actor;
  readonly version: ApiVersion;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The parsed JSON body; undefined where none was sent. */
  readonly body: unknown;
  /** The API path below `/rest/api/N/`, without query string, for `self` of pages. */
  readonly path: string;
}

export type Respond = (call: Call) => Reply;

/** Where a route is mounted: the platform API (2, 3, latest), Jira Software's two, service management. */
export type Api = 'platform' | 'agile' | 'software' | 'jsm';

export interface Route {
  readonly api: Api;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's root, parameters as `:name`. */
  readonly path: string;
  /** Sets of scopes, any one of which suffices whole; an empty list means no scope is needed. */
  readonly scopes: readonly (readonly string[])[];
  readonly anonymous: boolean;
  readonly respond: Respond;
}

/** An absolute URL of this API version: `url(call, 'issue/10100')`. */
export const url = (call: Call, path: string): string =>
  `${call.site.siteUrl}/rest/api/${call.version}/${path}`;

/** A path parameter that the route declares. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
