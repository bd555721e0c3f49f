import type { Operation } from './operation';

/**
 * What `held` lacks to open an operation; empty: nothing. "All Current or all Beta": one complete set opens it, a mix of the two
 * does not, so the names are always of one set: the classic one, as Atlassian advises, unless less is missing of the granular
 * one. `closed-to-apps`: Atlassian lets no app call the operation, whatever its scopes.
 */
export function missingScopes(
  { classic, granular }: Pick<Operation, 'classic' | 'granular'>,
  held: ReadonlySet<string>,
): readonly string[] | 'closed-to-apps' {
  const ofClassic = classic?.filter((scope) => !held.has(scope));
  const ofGranular = granular?.filter((scope) => !held.has(scope));
  if (ofClassic === undefined) return ofGranular ?? 'closed-to-apps';
  return ofGranular !== undefined && ofGranular.length < ofClassic.length ? ofGranular : ofClassic;
}
