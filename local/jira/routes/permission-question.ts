/** The body of `POST permissions/check`. */
import * as z from 'zod/mini';

/** An integer; Jira's parser takes one in quotes too. Null members are ignored. */
const ids = z.nullish(z.array(z.nullable(z.union([z.int(), z.string().check(z.regex(/^\d+$/))]))));
const names = z.nullish(z.array(z.nullable(z.string())));
const questionBody = z.object({
  accountId: z.nullish(z.string()),
  globalPermissions: names,
  projectPermissions: z.nullish(
    z.array(z.nullable(z.object({ permissions: names, projects: ids, issues: ids }))),
  ),
});

export interface ProjectQuestion {
  readonly permissions: readonly string[];
  readonly projects: readonly number[];
  readonly issues: readonly number[];
}

export interface Question {
  readonly accountId: string | undefined;
  readonly globals: readonly string[];
  readonly inProjects: readonly ProjectQuestion[];
}

/** The question without its nulls and empty strings; undefined where the body is none. */
export function readQuestion(body: unknown): Question | undefined {
  const parsed = questionBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { accountId, globalPermissions, projectPermissions } = parsed.data;
  const present = <T>(rows: readonly (T | null)[] | null | undefined): readonly T[] =>
    (rows ?? []).filter((row): row is T => row !== null);
  return {
    accountId: accountId ?? undefined,
    globals: present(globalPermissions),
    inProjects: present(projectPermissions).map(({ permissions, projects, issues }) => ({
      permissions: present(permissions).filter((key) => key !== ''),
      projects: present(projects).map(Number),
      issues: present(issues).map(Number),
    })),
  };
}
