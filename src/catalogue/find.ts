import { ROWS } from './generated/operations';
import { indexRows, type Place } from './index-rows';
import type { Operation } from './operation';
import { getOperation } from './operations';
import { canonicalRoot, stripSitePrefix } from './root';

/** An operation, and the path that reaches it. */
export interface Found {
  readonly operation: Operation;
  /** Parameter of the template → decoded segment. */
  readonly params: ReadonlyMap<string, string>;
  /** The path that was matched and so the only one to send: without a site prefix, a number in place of `latest`. */
  readonly segments: readonly string[];
}

let tree: Place | undefined;

/**
 * The operation that `method` and a path (decoded segments) reach on the site `cloudId`; without a cloudId no path with a site
 * prefix reaches anything. Undefined where the path names another site, and where Jira has the operation and the catalogue lacks
 * it, which is a normal case. Literals match to the letter and beat parameters, segment by segment from the left; where a
 * literal leads to no operation of this method, the parameter beside it is tried.
 */
export function findOperation(
  method: string,
  path: readonly string[],
  cloudId: string | undefined,
): Found | undefined {
  const onSite = stripSitePrefix(path, cloudId);
  if (onSite === undefined) return undefined;
  const segments = canonicalRoot(onSite);
  const isV2 = segments[0] === 'rest' && segments[1] === 'api' && segments[2] === '2';
  tree ??= indexRows(ROWS);
  const row = walk(tree, { method, segments: isV2 ? segments.with(2, '3') : segments }, 0);
  if (row === undefined) return undefined;
  const operation = getOperation(row);
  if (isV2 && !operation.inV2) return undefined;
  return { operation, params: paramsOf(operation.template, segments), segments };
}

interface Sought {
  readonly method: string;
  readonly segments: readonly string[];
}

function walk(place: Place, sought: Sought, depth: number): number | undefined {
  const segment = sought.segments[depth];
  if (segment === undefined) return place.rows.get(sought.method);
  if (segment === '') return undefined;
  const literal = place.literals.get(segment);
  const row = literal === undefined ? undefined : walk(literal, sought, depth + 1);
  if (row !== undefined || place.parameter === undefined) return row;
  return walk(place.parameter, sought, depth + 1);
}

function paramsOf(template: string, segments: readonly string[]): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  template.split('/').forEach((part, place) => {
    const segment = segments[place - 1];
    if (part.startsWith('{') && segment !== undefined) params.set(part.slice(1, -1), segment);
  });
  return params;
}
