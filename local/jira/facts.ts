/** Notes what Jira does beside its answers (fact.ts). */
import type { Call } from './call';
import type { Issue } from './model';

/** Notes the notification of an event; `silent` where the caller asked for none. */
export function noteMail(call: Call, issue: Issue, event: string, silent = false): void {
  call.site.facts.push({ kind: 'mail', event, issueId: issue.id, sent: !silent, at: call.now });
}

/** True where `notifyUsers=false` asks for silence. */
export const isSilent = (call: Call): boolean => call.query.one('notifyUsers')?.toLowerCase() === 'false';

/** Notes that the caller looked at something; anonymous callers leave no trace. */
export function noteView(call: Call, of: 'issue' | 'project', id: string): void {
  const accountId = call.actor.person?.accountId;
  if (accountId !== undefined) call.site.facts.push({ kind: 'view', of, id, accountId, at: call.now });
}
