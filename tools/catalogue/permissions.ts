import type { Effect, Locator } from '../../src/catalogue/operation';
import type { Permission } from '../../src/catalogue/permission';
import { CONDITIONAL, PERMISSION_WORDS } from './judgement/permissions';
import type { Listed } from './list-operations';

/** The permission keys that Atlassian's prose asks for without a condition; of "all … or own …" the "all" form. */
export function permissionsInProse({ documented }: Listed): Permission[] {
  const clauses = permissionProse(documented.description).filter((clause) => !CONDITIONAL.test(clause));
  return PERMISSION_WORDS.filter(([words]) => clauses.some((clause) => words.test(clause))).map(
    ([, key]) => key,
  );
}

/** The clauses of the section "Permissions required", without links; none where the description has no such section. */
function permissionProse(description = ''): string[] {
  const section = /permissions\]?(?:\(#permissions\))? required:?\**:?(.*)/is.exec(description)?.[1] ?? '';
  return section
    .replaceAll(/\]\([^)]*\)/g, '')
    .replace(/\*\*[\s[]*(warning|response|request|connect|data|license|note|oauth|limit)[^]*/i, '')
    .split(/\n\s*\*\s|\.\s/)
    .map((clause) => clause.replaceAll(/[[\]*]/g, '').trim())
    .filter((clause) => clause !== '');
}

interface Judged {
  readonly effect: Effect;
  readonly locator: Locator;
  readonly classic: readonly string[] | undefined;
}

const INSIDE_A_PROJECT: ReadonlySet<Locator['kind']> = new Set(['project', 'issue', 'resolve', 'body']);
const ADMINS: readonly Permission[] = ['ADMINISTER', 'SYSTEM_ADMIN', 'ADMINISTER_PROJECTS'];

/**
 * "Administer Jira or Administer projects" asks for one of two: for the project's own where the operation stays in a project,
 * for the site's everywhere else.
 */
export function chooseAdmin(found: readonly Permission[], { locator }: Judged): readonly Permission[] {
  if (!found.includes('ADMINISTER') || !found.includes('ADMINISTER_PROJECTS')) return found;
  const other: Permission = INSIDE_A_PROJECT.has(locator.kind) ? 'ADMINISTER' : 'ADMINISTER_PROJECTS';
  return found.filter((key) => key !== other);
}

/** What the prose leaves open, closed on the strict side: whatever configures needs an admin, whatever is in a project its reader. */
export function completePermissions(
  found: readonly Permission[],
  { effect, locator, classic }: Judged,
): Permission[] {
  const keys = new Set(found);
  if (locator.kind === 'project' || locator.kind === 'issue') keys.add('BROWSE_PROJECTS');
  const needsManageScope = classic?.some((scope) => scope.startsWith('manage:')) === true;
  const changesConfiguration = effect === 'manage' || (effect === 'delete' && needsManageScope);
  const readsConfiguration = found.length === 0 && locator.kind === 'deny' && needsManageScope;
  if ((changesConfiguration || readsConfiguration) && !ADMINS.some((key) => keys.has(key))) {
    keys.add(INSIDE_A_PROJECT.has(locator.kind) ? 'ADMINISTER_PROJECTS' : 'ADMINISTER');
  }
  return [...keys].sort();
}
