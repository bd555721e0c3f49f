/** The rule about approval in a few words. Pure. */
import type { ApprovalView } from '../../../src/console/contract';
import { say } from '../say';

export const CAUSES = ['writes', 'deletes', 'siteWide'] as const;

/** `for writes, more than 30 days; by Jira admins`. */
export function approvalWords(approval: ApprovalView): string {
  const { needs, approvers, selfApproval } = approval;
  const when = needs === 'when' ? say('approval.needs.when.short', { causes: causeWords(approval) }) : '';
  const parts = [
    needs === 'when' ? when : say(`approval.needs.${needs}.short`),
    ...(needs === 'never' ? [] : [say(`approval.who.${approvers}.short`)]),
    ...(needs === 'never' || !selfApproval ? [] : [say('approval.self.short')]),
  ];
  return parts.join('; ');
}

function causeWords(approval: ApprovalView): string {
  const { overDays, purposes } = approval;
  return [
    ...CAUSES.filter((cause) => approval[cause]).map((cause) => say(`approval.cause.${cause}.short`)),
    ...(overDays === null ? [] : [say('approval.over-days.short', { days: overDays })]),
    ...(purposes.length === 0 ? [] : [say('approval.purposes.short', { count: purposes.length })]),
  ].join(', ');
}
