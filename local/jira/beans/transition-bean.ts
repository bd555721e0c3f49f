import type { Call } from '../call';
import { getById, STATUSES, TRANSITIONS, type Transition } from '../configuration';
import type { Issue } from '../model';
import { hasOnIssue } from '../permissions';
import { statusBean } from './configuration-beans';

/** The transitions that the issue's status and the caller's permission allow; none without Transition issues. */
export function transitionsOf(call: Call, issue: Issue): readonly Transition[] {
  if (!hasOnIssue(call.site, call.actor, 'TRANSITION_ISSUES', issue)) return [];
  return TRANSITIONS.filter(
    (one) => one.fromStatusIds === undefined || one.fromStatusIds.includes(issue.statusId),
  );
}

export const transitionBeans = (call: Call, issue: Issue): readonly unknown[] =>
  transitionsOf(call, issue).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: statusBean(call, getById(STATUSES, transition.toStatusId)),
    hasScreen: false,
    isGlobal: transition.fromStatusIds === undefined,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: false,
  }));
