import { approvalNeeded } from '../../policy/approval';
import type { Rules } from '../../policy/rules';
import type { Wish } from '../../tokens/order';

/** Whether a Jira admin may own what they order, which approves it: where it needs approval, that would be approving one's own. */
export const mayOrderForSelf = (wish: Wish, rules: Rules): boolean =>
  rules.approval.selfApproval || approvalNeeded(wish, rules).length === 0;
