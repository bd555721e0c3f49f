import type { Effect, Locator } from '../../src/catalogue/operation';
import type { Permission } from '../../src/catalogue/permission';
import type { Judgements } from './judgement/judgements';
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

/** What is known of an operation when its permissions are settled. */
interface Judged {
  /** Without its root (roots.ts). */
  readonly id: string;
  readonly template: string;
  readonly effect: Effect;
  readonly locator: Locator;
  readonly classic: readonly string[] | undefined;
}

const ADMINS: readonly Permission[] = ['ADMINISTER', 'SYSTEM_ADMIN', 'ADMINISTER_PROJECTS'];
/** Permissions of the whole site, of which a `deny` operation needs one. */
const SITE_ADMINS: readonly Permission[] = ['ADMINISTER', 'SYSTEM_ADMIN'];
const OF_NO_PROJECT: ReadonlySet<Locator['kind']> = new Set(['global', 'self', 'deny']);

/** What a table says in place of the prose: an override, else the first rule. Undefined where none does. */
export const judgedPermissions = (id: string, judgements: Judgements): readonly Permission[] | undefined =>
  judgements.overrides[id]?.permissions ??
  judgements.permissionRules.find(({ matches }) => matches.test(id))?.permissions;

/** All that a person needs for an operation, sorted. */
export function permissionsOf(
  inProse: readonly Permission[],
  judged: Judged,
  judgements: Judgements,
): Permission[] {
  const { id, template, effect, locator } = judged;
  // Nobody's project is touched: "Browse projects for a project in the site" is everyone's who may use a token.
  if (locator.kind === 'global' || locator.kind === 'self') return [];
  const said = judgedPermissions(id, judgements) ?? completeProse(chooseAdmin(inProse, judged), judged);
  const keys = new Set(said);
  for (const rule of judgements.rootPermissions) {
    const applies = template.startsWith(rule.root) && rule.effects.includes(effect);
    if (applies) for (const key of rule.permissions) keys.add(key);
  }
  if (locator.kind === 'deny') {
    const isAdmins = SITE_ADMINS.some((key) => keys.has(key));
    if (!isAdmins && !Object.hasOwn(judgements.forEveryone, id)) keys.add('ADMINISTER');
  } else if (Object.hasOwn(judgements.notBrowsed, id)) {
    keys.clear();
  } else {
    keys.add('BROWSE_PROJECTS');
  }
  return [...keys].sort();
}

/**
 * "Administer Jira or Administer projects" asks for one of two: for the project's own where the operation stays in a project,
 * for the site's everywhere else.
 */
function chooseAdmin(found: readonly Permission[], { locator }: Judged): readonly Permission[] {
  if (!found.includes('ADMINISTER') || !found.includes('ADMINISTER_PROJECTS')) return found;
  const other: Permission = OF_NO_PROJECT.has(locator.kind) ? 'ADMINISTER_PROJECTS' : 'ADMINISTER';
  return found.filter((key) => key !== other);
}

/** What the prose leaves open, closed on the strict side: whatever configures needs an admin. */
function completeProse(
  found: readonly Permission[],
  { effect, locator, classic }: Judged,
): readonly Permission[] {
  const needsManageScope = classic?.some((scope) => scope.startsWith('manage:')) === true;
  const changesConfiguration = effect === 'manage' || (effect === 'delete' && needsManageScope);
  if (!changesConfiguration || ADMINS.some((key) => found.includes(key))) return found;
  return [...found, OF_NO_PROJECT.has(locator.kind) ? 'ADMINISTER' : 'ADMINISTER_PROJECTS'];
}
