import * as z from 'zod/mini';
import { once } from '../base/once';
import { PURPOSE_KEYS, type PurposeKey } from './purpose-key';

/** Whether a token needs somebody's approval before it exists. `when`: where one of the causes below holds. */
const APPROVAL_NEEDS = ['never', 'always', 'when'] as const;
/** Who approves. `project-admins`: whoever administers every project of the order; Jira admins always may, and alone for the site. */
const APPROVERS = ['jira-admins', 'project-admins'] as const;

export interface ApprovalRule {
  readonly needs: (typeof APPROVAL_NEEDS)[number];
  /** Anything but reading. */
  readonly writes: boolean;
  readonly deletes: boolean;
  readonly siteWide: boolean;
  /** More whole days than these; null: however many. */
  readonly overDays: number | null;
  /** Judged by the powers, not by what the person says: the first ready purpose that has them all, `custom` where none has. */
  readonly purposes: readonly PurposeKey[];
  /** True: approvers may approve orders of their own. */
  readonly selfApproval: boolean;
  readonly approvers: (typeof APPROVERS)[number];
}

/** Nothing needs approval; whoever switches it on finds the dangerous things marked. */
export const INITIAL_APPROVAL: ApprovalRule = {
  needs: 'never',
  writes: true,
  deletes: true,
  siteWide: true,
  overDays: null,
  purposes: [],
  selfApproval: false,
  approvers: 'jira-admins',
};

/** Strict: a cause that this version does not know must not be dropped silently. */
export const approvalRule = once(() =>
  z.strictObject({
    needs: z.enum(APPROVAL_NEEDS),
    writes: z.boolean(),
    deletes: z.boolean(),
    siteWide: z.boolean(),
    overDays: z.nullable(z.int().check(z.minimum(1), z.maximum(365))),
    purposes: z.array(z.enum(PURPOSE_KEYS)).check(z.maxLength(PURPOSE_KEYS.length)),
    selfApproval: z.boolean(),
    approvers: z.enum(APPROVERS),
  }),
);

/** Whether it says "where one of these holds" and names none: nobody means that. */
export const namesNoCause = ({
  needs,
  writes,
  deletes,
  siteWide,
  overDays,
  purposes,
}: ApprovalRule): boolean =>
  needs === 'when' && !writes && !deletes && !siteWide && overDays === null && purposes.length === 0;
