import * as z from 'zod/mini';
import type { Call, Route } from '../call';
import { noteMail } from '../facts';
import { pathIssue } from '../lookup';
import { badRequest, noContent, type Reply } from '../reply';
import { open } from './route';

const flag = z.nullish(z.boolean());
const body = z.object({
  to: z.object({
    assignee: flag,
    reporter: flag,
    voters: flag,
    watchers: flag,
    users: z.nullish(z.array(z.object({ accountId: z.string() }))),
    groups: z.nullish(z.array(z.unknown())),
    groupIds: z.nullish(z.array(z.string())),
  }),
});

/** Notes that a mail about the issue went out; what is in it and who gets it is not kept. */
function notify(call: Call): Reply {
  const issue = pathIssue(call);
  if (!issue.ok) return issue.reply;
  const parsed = body.safeParse(call.body);
  const anybody =
    parsed.success &&
    Object.values(parsed.data.to).some((one) => one === true || (Array.isArray(one) && one.length > 0));
  if (!anybody) return badRequest('No recipients were defined for notification.');
  if (parsed.data.to.assignee === true && issue.value.assigneeId === undefined)
    return badRequest('No recipients were defined for notification.');
  noteMail(call, issue.value, 'notification');
  return noContent;
}

export const NOTIFY_ROUTES: readonly Route[] = [
  open('POST', 'issue/:issueIdOrKey/notify', 'write:jira-work', notify),
];
