/** Comments and work logs by their own ids: many in one question, and Jira's answer says which issue each is of. */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { ok } from '../../base/result';
import type { Jira } from '../jira';
import { ask } from '../question';
import { inIssues, type OriginsAnswer } from './origins';

const V3 = ['rest', 'api', '3'] as const;
/** What Jira takes at once in either list. */
const ENTRIES_MAX = 1_000;

/** Whose `visibility` is a role or group: who is in it the app does not know, so nobody may touch it through a token. */
const restriction = { visibility: z.optional(z.nullable(z.unknown())) };

const comments = once(() =>
  z.object({ values: z.array(z.object({ id: z.string(), self: z.string(), ...restriction })) }),
);
const ISSUE_OF_COMMENT = /\/issue\/(\d+)\/comment\/\d+$/;

/** A comment's own address names its issue. */
export async function findComments(ids: readonly string[], jira: Jira): OriginsAnswer {
  if (ids.length === 0) return ok(inIssues([]));
  if (ids.length > ENTRIES_MAX) return ok(undefined);
  const json = { ids: ids.map(Number) };
  const asked = await ask(jira, { path: [...V3, 'comment', 'list'], json, answer: comments });
  if (!asked.ok) return asked;
  const issueOf = new Map(
    (asked.value?.values ?? []).map(({ id, self, visibility }) => [
      id,
      visibility ? undefined : ISSUE_OF_COMMENT.exec(self)?.[1],
    ]),
  );
  return ok(allOf(ids, issueOf));
}

const worklogs = once(() => z.array(z.object({ id: z.string(), issueId: z.string(), ...restriction })));

export async function findWorklogs(ids: readonly string[], jira: Jira): OriginsAnswer {
  if (ids.length === 0) return ok(inIssues([]));
  if (ids.length > ENTRIES_MAX) return ok(undefined);
  const json = { ids: ids.map(Number) };
  const asked = await ask(jira, { path: [...V3, 'worklog', 'list'], json, answer: worklogs });
  if (!asked.ok) return asked;
  return ok(
    allOf(
      ids,
      new Map(
        (asked.value ?? []).map(({ id, issueId, visibility }) => [id, visibility ? undefined : issueId]),
      ),
    ),
  );
}

/** The issues of all of them, or nothing: one that Jira does not place leaves the whole request unplaced. */
function allOf(ids: readonly string[], issueOf: ReadonlyMap<string, string | undefined>) {
  const issues = ids.flatMap((id) => issueOf.get(id) ?? []);
  return issues.length === ids.length ? inIssues([...new Set(issues)]) : undefined;
}
