/** The `issues` of a body of Jira Software: up to 50, all visible, all permitted; or the reply that says which is not. */
import * as z from 'zod/mini';
import type { Call } from '../call';
import { NO_ISSUE, seeIssue } from '../lookup';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { badRequest, forbidden, found, missing, notAuthenticated, type Found } from '../reply';

const MOST_MOVED = 50;
const name = z.union([z.string(), z.number()]);
const movesBody = z.object({
  issues: z.array(name).check(z.minLength(1)),
  rankBeforeIssue: z.nullish(name),
  rankAfterIssue: z.nullish(name),
});

export interface Moves {
  readonly issues: readonly Issue[];
  /** Where they go in the ranking; undefined where they stay. */
  readonly anchor: Anchor | undefined;
}

/** Directly before or after this issue. */
export interface Anchor {
  readonly issue: Issue;
  readonly side: 'before' | 'after';
}

/** `permissions`: each is needed on each of the issues. */
export function readMoves(call: Call, permissions: readonly string[]): Found<Moves> {
  if (call.actor.person === undefined) return missing(notAuthenticated);
  const parsed = movesBody.safeParse(call.body);
  if (!parsed.success) return missing(badRequest('The request body is not valid: issues are missing.'));
  const { issues: names, rankBeforeIssue, rankAfterIssue } = parsed.data;
  if (names.length > MOST_MOVED) return missing(badRequest(`The maximum number of issues is ${MOST_MOVED}.`));
  const issues: Issue[] = [];
  for (const one of names) {
    const issue = seeIssue(call.site, call.actor, String(one));
    if (issue === undefined) return missing(badRequest(NO_ISSUE));
    if (!permissions.every((key) => hasOnIssue(call.site, call.actor, key, issue)))
      return missing(forbidden(`You do not have permission to move the issue ${issue.key}.`));
    issues.push(issue);
  }
  if (rankBeforeIssue == null && rankAfterIssue == null) return found({ issues, anchor: undefined });
  const anchor = seeIssue(call.site, call.actor, String(rankBeforeIssue ?? rankAfterIssue));
  if (anchor === undefined) return missing(badRequest(NO_ISSUE));
  return found({ issues, anchor: { issue: anchor, side: rankBeforeIssue == null ? 'after' : 'before' } });
}
