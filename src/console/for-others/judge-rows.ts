import { ok } from '../../base/result';
import type { ProjectRef } from '../../policy/grant';
import type { BulkRow, RowFault } from '../../tokens/bulk';
import { visibleWords } from '../payloads';
import { refuse, type Outcome } from '../refusal';
import type { Admin, Template } from './judge-template';

/** A row as the page sends it: text, of which nothing is believed. */
export interface ListedRow {
  readonly accountId: string;
  readonly name?: string | undefined;
  readonly projectKeys?: readonly string[] | undefined;
}

/** Keys that may stand in one list. */
const LIST_PROJECTS_MAX = 50;
const ACCOUNT_ID = /^[\w:-]{1,128}$/;
const NAME_MAX = 100;

/**
 * Each row with its first fault, if it has any; Jira is asked about all of the accounts and projects at once. What an owner may do in
 * which project is left to their claim: it would be some thousand questions, and another answer by then.
 */
export async function judgeRows(
  rows: readonly ListedRow[],
  { wish: { reach }, mayOrderForSelf }: Template,
  { actor, standings, ports }: Admin,
): Promise<Outcome<readonly BulkRow[]>> {
  const keys = [...new Set(rows.flatMap(({ projectKeys = [] }) => projectKeys))];
  const accounts = [...new Set(rows.map(({ accountId }) => accountId).filter((id) => ACCOUNT_ID.test(id)))];
  const [found, gone] = await Promise.all([
    standings.findProjectsByKey(keys.slice(0, LIST_PROJECTS_MAX)),
    ports.people.findLeavers(accounts),
  ]);
  if (!found.ok || !gone.ok) return refuse('standing-unknown');
  const projects = new Map(found.value.map((project) => [project.key.toUpperCase(), project]));
  const left = new Set(gone.value);
  const seen = new Set<string>();
  return ok(
    rows.map((row) => {
      const named = projectsOf(row, projects);
      const name = nameOf(row);
      const fault =
        accountFault(row, { seen, left, barred: mayOrderForSelf ? undefined : actor.accountId }) ??
        (name === null ? 'name-malformed' : undefined) ??
        projectFault(named, reach.kind === 'projects' && reach.projects.length === 0);
      seen.add(row.accountId);
      return {
        accountId: ACCOUNT_ID.test(row.accountId) ? row.accountId : '',
        ...(typeof name === 'string' ? { name } : {}),
        ...(named === undefined || named === 'unknown' ? {} : { projects: named }),
        ...(fault === undefined ? {} : { fault }),
      };
    }),
  );
}

function accountFault(
  { accountId }: ListedRow,
  {
    seen,
    left,
    barred,
  }: { seen: ReadonlySet<string>; left: ReadonlySet<string>; barred: string | undefined },
): RowFault | undefined {
  if (!ACCOUNT_ID.test(accountId)) return 'account-malformed';
  if (seen.has(accountId)) return 'account-duplicate';
  if (accountId === barred) return 'own-order';
  return left.has(accountId) ? 'account-inactive' : undefined;
}

/** The name as a form would take it, without space around it; null where it is none. Undefined: the row has none of its own. */
function nameOf({ name }: ListedRow): string | null | undefined {
  if (name === undefined) return undefined;
  const parsed = visibleWords(NAME_MAX).safeParse(name);
  return parsed.success ? parsed.data : null;
}

/** Undefined: the row names none, so that the template's hold. */
function projectsOf(
  { projectKeys = [] }: ListedRow,
  projects: ReadonlyMap<string, ProjectRef>,
): readonly ProjectRef[] | 'unknown' | undefined {
  if (projectKeys.length === 0) return undefined;
  const found = new Set<ProjectRef>();
  for (const key of projectKeys) {
    const project = projects.get(key.toUpperCase());
    if (!project) return 'unknown';
    found.add(project);
  }
  return [...found];
}

function projectFault(
  named: readonly ProjectRef[] | 'unknown' | undefined,
  isAimless: boolean,
): RowFault | undefined {
  if (named === 'unknown') return 'project-unknown';
  return named === undefined && isAimless ? 'project-none' : undefined;
}
