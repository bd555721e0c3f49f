import type { Operation } from '../../src/catalogue/operation';
import { effectOf } from './effect';
import { JUDGEMENTS, type Judgements } from './judgement/judgements';
import { shortId } from './judgement/roots';
import type { Listed } from './list-operations';
import { isReachable, locatorOf } from './locator';
import { chooseAdmin, completePermissions, permissionsInProse } from './permissions';
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
  const inProse = permissionsInProse(listed);
  const overridden = judgements.overrides[shortId(id)]?.permissions;
  const effect = effectOf(listed, { scopes, permissions: overridden ?? inProse }, judgements);
  const locator = locatorOf(listed, scopes, judgements);
  const isNamedInQuery = queryParameters(listed).some(({ name }) => judgements.queryNamesMore.test(name));
  const judged = { effect, locator, classic: scopes.classic };
  const permissions = overridden ?? chooseAdmin(inProse, judged);
  const rooted = judgements.rootPermissions.filter(({ root }) => template.startsWith(root));
  return {
    id,
    method,
    template,
    operationId: documented.operationId,
    inV2: template.startsWith('/rest/api/3/') && !template.startsWith('/rest/api/3/bulk/'),
    ...scopes,
    effect,
    locator,
    namesMore:
      Object.hasOwn(judgements.bodyNamesMore, shortId(id)) || (isReachable(locator) && isNamedInQuery),
    permissions: completePermissions([...permissions, ...rooted.flatMap((rule) => rule.permissions)], judged),
    body: bodyKindOf(listed),
    ...repeatedParams(listed),
  };
}

/** Every operation that a table names must exist, or the table has gone stale and says something about nothing. */
function verifyJudgements(listed: readonly Listed[], judgements: Judgements): void {
  const known = new Set(listed.map(({ id }) => shortId(id)));
  const { readsByPost, deletesInDisguise, onlySoundLikeDeletes, manages } = judgements;
  const { globalReads, bodyNamesMore, overrides } = judgements;
  const tables = { deletesInDisguise, onlySoundLikeDeletes, manages, globalReads, bodyNamesMore, overrides };
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
