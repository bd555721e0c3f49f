import type { Locator, Operation } from '../../src/catalogue/operation';
import { effectOf } from './effect';
import { JUDGEMENTS, type Judgements } from './judgement/judgements';
import { shortId } from './judgement/roots';
import type { Listed } from './list-operations';
import { isReachable, locatorOf } from './locator';
import { judgedPermissions, permissionsInProse, permissionsOf } from './permissions';
import { bodyKindOf, queryParameters, repeatedParams } from './request-shape';
import { type ScopeSets, scopeSetsOf } from './scopes';

/**
 * Turns documented operations into the catalogue's: scopes by Atlassian's rule; effect, locator and permissions by `judgements`.
 * Throws on a scope that `knownScopes` lacks and on a judgement about an operation that is not listed.
 */
export function classify(
  listed: readonly Listed[],
  knownScopes: ReadonlySet<string>,
  judgements: Judgements = JUDGEMENTS,
): Operation[] {
  verifyJudgements(listed, judgements);
  return listed.map((one) => classifyOne(one, scopeSetsOf(one, knownScopes), judgements));
}

function classifyOne(listed: Listed, scopes: ScopeSets, judgements: Judgements): Operation {
  const { id, method, template, documented } = listed;
  const short = shortId(id);
  const inProse = permissionsInProse(listed);
  const said = judgedPermissions(short, judgements) ?? inProse;
  const effect = effectOf(listed, { scopes, permissions: said }, judgements);
  const locator = locatorOf(listed, scopes, judgements);
  const isNamedInQuery = queryParameters(listed).some(({ name }) => judgements.queryNamesMore.test(name));
  const judged = { id: short, template, effect, locator, classic: scopes.classic };
  return {
    id,
    method,
    template,
    operationId: documented.operationId,
    inV2: template.startsWith('/rest/api/3/') && !template.startsWith('/rest/api/3/bulk/'),
    ...scopes,
    effect,
    locator,
    namesMore: Object.hasOwn(judgements.bodyNamesMore, short) || (isReachable(locator) && isNamedInQuery),
    beyondStanding: isBeyondStanding(short, locator, judgements),
    permissions: permissionsOf(inProse, judged, judgements),
    body: bodyKindOf(listed),
    ...repeatedParams(listed),
  };
}

/** Throws on one that a project-bound token may reach: then its place, and so a standing, can be named after all. */
function isBeyondStanding(id: string, { kind }: Locator, judgements: Judgements): boolean {
  const isBeyond =
    Object.hasOwn(judgements.beyondStanding, id) ||
    judgements.beyondStandingRules.some(({ matches }) => matches.test(id));
  if (isBeyond && kind !== 'deny') throw new Error(`${id}: beyond standing, yet its locator is ${kind}`);
  return isBeyond;
}

/** Every operation that a table names must exist, or the table has gone stale and says something about nothing. */
function verifyJudgements(listed: readonly Listed[], judgements: Judgements): void {
  const known = new Set(listed.map(({ id }) => shortId(id)));
  const { readsByPost, deletesInDisguise, onlySoundLikeDeletes, manages } = judgements;
  const { globalReads, bodyNamesMore, overrides, notBrowsed, forEveryone, beyondStanding } = judgements;
  const tables = {
    ...{ deletesInDisguise, onlySoundLikeDeletes, manages, globalReads, bodyNamesMore },
    ...{ overrides, notBrowsed, forEveryone, beyondStanding },
  };
  const named = Object.entries(tables).flatMap(([table, rows]) =>
    Object.keys(rows).map((id) => ({ table, id })),
  );
  for (const { table, id } of [
    ...named,
    ...readsByPost.map((read) => ({ table: 'readsByPost', id: read })),
  ]) {
    if (!known.has(id)) throw new Error(`${table} names ${id}, which no document lists`);
  }
}
