import type { Effect } from '../../src/catalogue/operation';
import type { Permission } from '../../src/catalogue/permission';
import type { Judgements } from './judgement/judgements';
import { shortId } from './judgement/roots';
import type { Listed } from './list-operations';
import type { ScopeSets } from './scopes';

const ADMINS: readonly Permission[] = ['ADMINISTER', 'ADMINISTER_PROJECTS', 'SYSTEM_ADMIN'];

interface Known {
  readonly scopes: ScopeSets;
  readonly permissions: readonly Permission[];
}

/** What an operation does. Throws where its path smells of deletion and no table says whether it deletes. */
export function effectOf(listed: Listed, known: Known, judgements: Judgements): Effect {
  const id = shortId(listed.id);
  if (listed.method === 'GET' || judgements.readsByPost.includes(id)) return 'read';
  if (listed.method === 'DELETE' || Object.hasOwn(judgements.deletesInDisguise, id)) return 'delete';
  const literals = listed.template.replaceAll(/\{\w+\}/g, '');
  if (judgements.deletionSmell.test(literals) && !Object.hasOwn(judgements.onlySoundLikeDeletes, id)) {
    throw new Error(`${listed.id}: sounds like a deletion; say in judgement/effects.ts whether it is one`);
  }
  return Object.hasOwn(judgements.manages, id) || isConfiguration(known) ? 'manage' : 'write';
}

function isConfiguration({ scopes, permissions }: Known): boolean {
  const names = [...(scopes.classic ?? []), ...(scopes.granular ?? [])];
  return (
    names.some((scope) => /^manage:|\.admin:/.test(scope)) || ADMINS.some((key) => permissions.includes(key))
  );
}
