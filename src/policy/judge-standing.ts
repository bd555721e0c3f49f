import { unreachable } from '../base/invariant';
import type { Denial } from './decision';
import { holds, needsOf, type Standing } from './standing';
import type { Target } from './target';

/** Whether the owner may use `permissions` on the target; asked for none of them, whether anything is known of the owner at all. */
export function judgeStanding(
  standing: Standing,
  { permissions }: { readonly permissions: readonly string[] },
  target: Target,
): Denial | undefined {
  switch (standing.kind) {
    case 'inactive':
      return { reason: 'owner-inactive', decidedBy: 'owner.standing' };
    case 'unknown':
      return { reason: 'owner-standing-unknown', decidedBy: 'owner.standing', why: standing.why };
    case 'known': {
      const lacking = needsOf(permissions, target).find((need) => !holds(standing.held, need));
      return (
        lacking && {
          reason: 'owner-lost-permission',
          decidedBy: 'owner.standing',
          permission: lacking.permission,
        }
      );
    }
    default:
      return unreachable(standing, 'judgeStanding');
  }
}
