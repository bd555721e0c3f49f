import type { JiraFailure, JiraReply } from './jira';
import type { Refusal } from './refusal';

/** What is to be said where Jira did not answer. `changes`: the call may have changed something all the same. */
export const refuseFailure = ({ fault }: JiraFailure, changes: boolean): Refusal => ({
  code: 'jira-error',
  fault,
  outcomeUnknown: changes && fault !== 'app-not-authorised',
});

/**
 * What is to be said of a reply that is not Jira's word on the request itself: about the app's authorisation, the rate, or a failure.
 * Undefined for every other reply, errors of the request included: those are Jira's to tell.
 */
export function refuseReply({ status, headers }: JiraReply, changes: boolean): Refusal | undefined {
  if (status === 401) return { code: 'jira-error', fault: 'app-not-authorised', outcomeUnknown: false };
  if (status === 429) {
    return {
      code: 'jira-rate-limited',
      retryAfter: headers['retry-after'],
      reason: headers['ratelimit-reason'],
    };
  }
  if (status >= 500 && status !== 501)
    return { code: 'jira-error', fault: 'server-error', outcomeUnknown: changes };
  return undefined;
}
