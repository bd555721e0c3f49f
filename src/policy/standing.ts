/** What a person may do in Jira right now, as Jira says it. Asked in gateway/standing; judged here. Pure. */
import type { Permission } from '../catalogue/permission';
import type { PlacedIssue, Target } from './target';

/** What a permission is held on. */
export type Subject =
  | { readonly kind: 'site' }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'issue'; readonly id: string };

/** One thing that must be held. */
export interface Need {
  /** Jira's key, e.g. `BROWSE_PROJECTS`. */
  readonly permission: string;
  readonly subject: Subject;
}

export type Standing =
  /** `held`: the needs, in the form of `needKey`, that Jira has confirmed. What was not asked is not held. */
  | { readonly kind: 'known'; readonly held: ReadonlySet<string> }
  /** The account is deactivated or gone. */
  | { readonly kind: 'inactive' }
  /** Jira does not let the app ask, or gave no answer. */
  | { readonly kind: 'unknown'; readonly why: StandingGap };

export type StandingGap = 'not-allowed-to-ask' | 'no-answer';

export const SITE: Subject = { kind: 'site' };

/** Unique for each need; the form in which held needs are kept. */
export const needKey = ({ permission, subject }: Need): string =>
  subject.kind === 'site' ? permission : `${permission} ${subject.kind} ${subject.id}`;

/** Permissions of the site as a whole (GET /rest/api/3/permissions, type GLOBAL). All others are held on a project or issue. */
const GLOBAL: ReadonlySet<string> = new Set<Permission>([
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'BULK_CHANGE',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
]);
export const isGlobal = (permission: string): boolean => GLOBAL.has(permission);

/**
 * What the owner must hold for a request that asks for `permissions`: the global ones on the site, the others on every issue and
 * project it touches. An issue stands for its project. Where a request touches nothing that can be named, a permission of projects
 * stands for Administer Jira; where Jira's reply will show what it touches, they are asked then.
 */
export function needsOf(permissions: readonly string[], target: Target): readonly Need[] {
  const subjects = subjectsOf(target);
  const needs = permissions.flatMap((permission): Need[] => {
    if (isGlobal(permission)) return [{ permission, subject: SITE }];
    if (target.kind === 'site') return [{ permission: 'ADMINISTER', subject: SITE }];
    return subjects.map((subject) => ({ permission, subject }));
  });
  return uniqueNeeds(needs);
}

/** What permissions of projects are held on: every project and issue that the target names. None where it names nothing. */
export function subjectsOf(target: Target): readonly Subject[] {
  if (target.kind === 'in-reply') return (target.beside ?? []).map(onIssue);
  if (target.kind !== 'places') return [];
  return [...target.projects.map((id): Subject => ({ kind: 'project', id })), ...target.issues.map(onIssue)];
}

const onIssue = ({ id }: PlacedIssue): Subject => ({ kind: 'issue', id });

export const uniqueNeeds = (needs: readonly Need[]): readonly Need[] => [
  ...new Map(needs.map((need) => [needKey(need), need])).values(),
];

/** What Jira accepts in its place: whoever administers Jira administers its projects. */
export const insteadOf = ({ permission }: Need): Need | undefined =>
  permission === 'ADMINISTER_PROJECTS' ? { permission: 'ADMINISTER', subject: SITE } : undefined;

export function holds(held: ReadonlySet<string>, need: Need): boolean {
  const instead = insteadOf(need);
  return held.has(needKey(need)) || (instead !== undefined && held.has(needKey(instead)));
}
