import * as z from 'zod/mini';
import { changeBean } from '../beans/issue-bean';
import type { Call, Route } from '../call';
import { seeIssue } from '../lookup';
import type { Change, Issue } from '../model';
import { readToken, writeToken } from '../page-token';
import { badRequest, json, type Reply } from '../reply';
import { INVALID_PAYLOAD } from './search';
import { members, open } from './route';

const historiesBody = z.object({
  issueIdsOrKeys: z.array(z.union([z.string(), z.number()])).check(z.minLength(1), z.maxLength(1_000)),
  fieldIds: z.nullish(z.array(z.string()).check(z.maxLength(10))),
  maxResults: z.nullish(z.int().check(z.minimum(1), z.maximum(10_000))),
  nextPageToken: z.nullish(z.string()),
});

/** Changes of up to 1,000 issues, oldest first; issues that are not visible are left out. */
function bulkFetch(call: Call): Reply {
  const parsed = historiesBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = parsed.data;
  const issues = new Map<string, Issue>();
  for (const name of issueIdsOrKeys) {
    const issue = seeIssue(call.site, call.actor, String(name));
    if (issue !== undefined) issues.set(issue.id, issue);
  }
  const rows = [...issues.values()]
    .flatMap((issue) => ofFields(issue, fieldIds ?? undefined))
    .sort((left, right) => left.change.at - right.change.at || Number(left.issueId) - Number(right.issueId));
  const startAt = nextPageToken == null ? 0 : readToken(nextPageToken, 'changelog');
  if (startAt === undefined) return badRequest('The provided next page token is invalid or expired.');
  const page = rows.slice(startAt, startAt + (maxResults ?? 1_000));
  const next = startAt + page.length;
  return json({
    issueChangeLogs: [...new Set(page.map((row) => row.issueId))].map((issueId) => ({
      issueId,
      changeHistories: page
        .filter((row) => row.issueId === issueId)
        .map((row) => changeBean(call, row.change)),
    })),
    ...(next < rows.length ? { nextPageToken: writeToken(next, 'changelog') } : {}),
  });
}

interface Row {
  readonly issueId: string;
  readonly change: Change;
}

const ofFields = (issue: Issue, fieldIds: readonly string[] | undefined): readonly Row[] =>
  issue.history.flatMap((change) => {
    const items = change.items.filter((item) => fieldIds?.includes(item.fieldId) ?? true);
    return items.length === 0 ? [] : [{ issueId: issue.id, change: { ...change, items } }];
  });

const watchingBody = z.object({ issueIds: z.array(z.union([z.string(), z.number()])) });

/** False for what does not exist or is not visible. */
function watching(call: Call): Reply {
  const parsed = watchingBody.safeParse(call.body);
  if (!parsed.success) return INVALID_PAYLOAD;
  const me = call.actor.person?.accountId ?? '';
  const entries = parsed.data.issueIds.map(
    (id) =>
      [String(id), seeIssue(call.site, call.actor, String(id))?.watcherIds.includes(me) ?? false] as const,
  );
  return json({ issuesIsWatching: Object.fromEntries(entries) });
}

export const ISSUE_HISTORY_ROUTES: readonly Route[] = [
  open('POST', 'changelog/bulkfetch', 'read:jira-work', bulkFetch),
  members('POST', 'issue/watching', 'read:jira-work', watching),
];
