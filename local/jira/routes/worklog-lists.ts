import * as z from 'zod/mini';
import { touch } from '../additions';
import { param, url, type Call, type Route } from '../call';
import { NO_ISSUE, pathIssue, pathWorklog, seeIssue } from '../lookup';
import type { Issue, Worklog } from '../model';
import { canSeeIssue, hasAllOrOwn, hasOnIssue } from '../permissions';
import { badRequest, found, json, missing, noContent, notFound, type Found, type Reply } from '../reply';
import { getRecord } from '../site';
import { refuseOverrides, refuseUneditable } from '../switches';
import { getProperty, listProperties, putProperty, removeProperty, type FindHolder } from './properties';
import { INVALID_PAYLOAD } from './search';
import { members, open } from './route';

const MOST_WORKLOGS = 5_000;
const idsBody = z.object({
  ids: z.array(z.number()).check(z.minLength(1), z.maxLength(MOST_WORKLOGS)),
  issueIdOrKey: z.optional(z.union([z.string(), z.number()])),
});

interface Chosen {
  readonly issue: Issue;
  readonly worklogs: readonly Worklog[];
  readonly target: string | undefined;
}

/** The path's issue and the body's worklogs, all of that issue, under Delete all worklogs. */
function readChosen(call: Call): Found<Chosen> {
  const issue = pathIssue(call);
  if (!issue.ok) return issue;
  const parsed = idsBody.safeParse(call.body);
  if (!parsed.success) return missing(INVALID_PAYLOAD);
  if (!hasOnIssue(call.site, call.actor, 'DELETE_ALL_WORKLOGS', issue.value))
    return missing(badRequest('You do not have permission to delete the worklogs of this issue.'));
  const refused = refuseOverrides(call) ?? refuseUneditable(call, issue.value);
  if (refused !== undefined) return missing(refused);
  const worklogs = parsed.data.ids.flatMap((id) => call.site.worklogs.get(String(id)) ?? []);
  const own = worklogs.filter((worklog) => worklog.issueId === issue.value.id);
  if (own.length < parsed.data.ids.length)
    return missing(notFound('At least one of the worklogs is not associated with the issue.'));
  const target = parsed.data.issueIdOrKey;
  return found({
    issue: issue.value,
    worklogs: own,
    target: target === undefined ? undefined : String(target),
  });
}

/** No mail is sent, as in Jira. */
function deleteWorklogs(call: Call): Reply {
  const chosen = readChosen(call);
  if (!chosen.ok) return chosen.reply;
  for (const worklog of chosen.value.worklogs) call.site.worklogs.delete(worklog.id);
  touch(call, chosen.value.issue.id);
  return noContent;
}

/** To any issue that the caller may work on; ids, authors and times stay. */
function moveWorklogs(call: Call): Reply {
  const chosen = readChosen(call);
  if (!chosen.ok) return chosen.reply;
  const { issue, worklogs, target } = chosen.value;
  if (target === undefined) return INVALID_PAYLOAD;
  const to = seeIssue(call.site, call.actor, target);
  if (to === undefined) return notFound(NO_ISSUE);
  if (!hasOnIssue(call.site, call.actor, 'WORK_ON_ISSUES', to))
    return badRequest('You do not have permission to log work on the target issue.');
  for (const worklog of worklogs) call.site.worklogs.set(worklog.id, { ...worklog, issueId: to.id });
  touch(call, issue.id);
  touch(call, to.id);
  return noContent;
}

/** Ids of worklogs of any visible issue, oldest change first; one page here. */
function listUpdated(call: Call): Reply {
  const since = Number(call.query.one('since') ?? 0);
  const rows = [...call.site.worklogs.values()]
    .filter((worklog) => worklog.updatedAt >= since)
    .filter((worklog) => canSeeIssue(call.site, call.actor, getRecord(call.site.issues, worklog.issueId)))
    .sort((left, right) => left.updatedAt - right.updatedAt);
  return json({
    self: url(call, `worklog/updated?since=${since}`),
    since,
    until: rows.at(-1)?.updatedAt ?? since,
    lastPage: true,
    values: rows.map(({ id, updatedAt }) => ({
      worklogId: Number(id),
      updatedTime: updatedAt,
      properties: [],
    })),
  });
}

/** A worklog of the path's issue; its author, or who may edit all worklogs, writes its properties. */
const findHolder: FindHolder = (call) => {
  const issue = pathIssue(call);
  if (!issue.ok) return issue;
  const worklog = pathWorklog({ ...call, params: { id: param(call, 'worklogId') } }, issue.value);
  if (!worklog.ok) return worklog;
  const { id, authorId, properties } = worklog.value;
  const target = { issue: issue.value, authorId, verb: 'EDIT', noun: 'WORKLOGS' } as const;
  return found({
    self: (key) => url(call, `issue/${issue.value.id}/worklog/${id}/properties/${key}`),
    properties,
    mayWrite: () => hasAllOrOwn(call.site, call.actor, target),
    store: (changed) => void call.site.worklogs.set(id, { ...worklog.value, properties: changed }),
  });
};

const PROPERTIES = 'issue/:issueIdOrKey/worklog/:worklogId/properties';

/** Worklogs by the list: moved, deleted, found by when they changed; and the properties of one. */
export const WORKLOG_LIST_ROUTES: readonly Route[] = [
  open('DELETE', 'issue/:issueIdOrKey/worklog', 'write:jira-work', deleteWorklogs),
  open('POST', 'issue/:issueIdOrKey/worklog/move', 'write:jira-work', moveWorklogs),
  members('GET', 'worklog/updated', 'read:jira-work', listUpdated),
  open('GET', PROPERTIES, 'read:jira-work', listProperties(findHolder)),
  open('GET', `${PROPERTIES}/:propertyKey`, 'read:jira-work', getProperty(findHolder)),
  open('PUT', `${PROPERTIES}/:propertyKey`, 'write:jira-work', putProperty(findHolder)),
  open('DELETE', `${PROPERTIES}/:propertyKey`, 'write:jira-work', removeProperty(findHolder)),
];
