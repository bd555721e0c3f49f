import * as z from 'zod/mini';
import { chunksOf } from '../../base/chunks';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import { needKey, SITE, type Need } from '../../policy/standing';
import type { Jira } from '../jira';
import { ask } from '../question';
import type { Refusal } from '../refusal';

/** What `POST /rest/api/3/permissions/check` takes at once: 1,000 projects and 1,000 issues. */
const IDS_MAX = 1_000;

/**
 * Which of these needs a person holds (as `needKey`), by `POST /rest/api/3/permissions/check`. Undefined where Jira does not let the
 * app ask about another person. Ids that Jira does not know are not held.
 */
export async function askNeeds(
  jira: Jira,
  accountId: string,
  needs: readonly Need[],
): Promise<Result<ReadonlySet<string> | undefined, Refusal>> {
  const held = new Set<string>();
  const answers = await Promise.all(
    partsOf(needs).map((part) =>
      ask(jira, {
        path: ['rest', 'api', '3', 'permissions', 'check'],
        json: checkOf(accountId, part),
        answer: grants,
      }),
    ),
  );
  for (const answer of answers) {
    if (!answer.ok) return fail(answer.error);
    if (answer.value === undefined) return ok(undefined);
    heldIn(answer.value).forEach((key) => held.add(key));
  }
  return ok(held);
}

/** Needs in parts of at most `IDS_MAX` subjects. */
function partsOf(needs: readonly Need[]): readonly (readonly Need[])[] {
  const subjects = [...new Set(needs.map(subjectKey))];
  return chunksOf(subjects, IDS_MAX).map((part) => {
    const chosen = new Set(part);
    return needs.filter((need) => chosen.has(subjectKey(need)));
  });
}

const subjectKey = ({ subject }: Need): string =>
  subject.kind === 'site' ? 'site' : `${subject.kind} ${subject.id}`;

interface CheckBody {
  readonly accountId: string;
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly ProjectCheck[];
}

interface ProjectCheck {
  readonly permissions: readonly string[];
  readonly projects: readonly number[];
  readonly issues: readonly number[];
}

/** Permissions that are asked for the same projects and issues share an entry: Jira may count its limit over all entries. */
function checkOf(accountId: string, needs: readonly Need[]): CheckBody {
  const asked = [...new Set(needs.map(({ permission }) => permission))];
  const entries = new Map<string, { permissions: string[]; projects: number[]; issues: number[] }>();
  for (const permission of asked) {
    const idsOf = (kind: 'project' | 'issue'): number[] =>
      needs.flatMap((need) =>
        need.permission === permission && need.subject.kind === kind ? [Number(need.subject.id)] : [],
      );
    const [projects, issues] = [idsOf('project'), idsOf('issue')];
    if (projects.length + issues.length === 0) continue;
    const subjects = JSON.stringify([projects, issues]);
    const entry = entries.get(subjects) ?? { permissions: [], projects, issues };
    entry.permissions.push(permission);
    entries.set(subjects, entry);
  }
  const ofSite = needs.filter(({ subject }) => subject.kind === 'site');
  return {
    accountId,
    globalPermissions: [...new Set(ofSite.map(({ permission }) => permission))],
    projectPermissions: [...entries.values()],
  };
}

const grants = once(() =>
  z.object({
    globalPermissions: z.array(z.string()),
    projectPermissions: z.array(
      z.object({ permission: z.string(), issues: z.array(z.number()), projects: z.array(z.number()) }),
    ),
  }),
);

const heldIn = ({
  globalPermissions,
  projectPermissions,
}: z.infer<ReturnType<typeof grants>>): readonly string[] => [
  ...globalPermissions.map((permission) => needKey({ permission, subject: SITE })),
  ...projectPermissions.flatMap(({ permission, projects, issues }) => [
    ...projects.map((id) => needKey({ permission, subject: { kind: 'project', id: String(id) } })),
    ...issues.map((id) => needKey({ permission, subject: { kind: 'issue', id: String(id) } })),
  ]),
];
