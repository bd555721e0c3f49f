/**
 * One case for each rule: what a token does, and the narrowing of the rule that happens after its issue. The table in
 * docs/policy-changes.md says what becomes of its calls; policy-changes.test.ts makes them. A new rule needs a case here and a row there.
 */
import type { Grant } from '../../src/policy/grant';
import type { Rules } from '../../src/policy/rules';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { DAY, days, rules, SITE_WIDE, type EventChange } from '../support/builders';
import { NOW } from '../support/fixed-times';

export interface PolicyChangeCase {
  /** The rule as it is narrowed; the rest of the rules is as wide as can be. */
  readonly after: Partial<Rules>;
  /** Of the token, issued before that. */
  readonly grant?: Partial<Grant>;
  /** A call that the change is about. */
  readonly call?: EventChange;
  /** Where calls are narrowed: one that passes all the same. */
  readonly other?: EventChange;
}

const READ: EventChange = { path: '/rest/api/3/issue/ABC-1' };
const WRITE: EventChange = {
  method: 'PUT',
  path: '/rest/api/3/issue/ABC-1',
  body: '{"fields":{"summary":"x"}}',
};

export const POLICY_CHANGE_CASES: Readonly<Record<keyof Rules, PolicyChangeCase>> = {
  tokensOn: { after: { tokensOn: false } },
  mayAsk: { after: { mayAsk: { kind: 'jira-admins' } } },
  mayAskForChanges: { after: { mayAskForChanges: { kind: 'jira-admins' } } },
  mayCreateForOthers: { after: { mayCreateForOthers: { kind: 'everyone' } } },
  mayUse: { after: { mayUse: { kind: 'jira-admins' } } },
  tokensPerPersonMax: { after: { tokensPerPersonMax: 1 } },
  scopes: {
    after: { scopes: APP_SCOPES.filter((scope) => scope.startsWith('read:')) },
    call: WRITE,
    other: READ,
  },
  operations: {
    after: { operations: { kind: 'only', ids: ['GET /rest/api/3/issue/{issueIdOrKey}'] } },
    call: WRITE,
    other: READ,
  },
  readOnly: { after: { readOnly: true }, call: WRITE, other: READ },
  siteWideTokens: { after: { siteWideTokens: false }, grant: { reach: SITE_WIDE } },
  adminTokens: {
    after: { adminTokens: false },
    grant: { reach: SITE_WIDE, admin: ['policy:read'] },
    call: { path: '/admin/v1/policy' },
    other: READ,
  },
  attributeInJira: { after: { attributeInJira: true } },
  lifetimeDaysMax: {
    after: { lifetimeDaysMax: days(2), lifetimeDaysDefault: days(1) },
    grant: { issuedAt: NOW - 3 * DAY },
  },
  lifetimeDaysDefault: { after: { lifetimeDaysDefault: days(1) } },
  selfRotation: { after: { selfRotation: false }, grant: { mayRotate: true } },
  retiredSecretUse: { after: { retiredSecretUse: 'note' } },
  notice: { after: { notice: { kind: 'issue', projectId: '10001' } } },
  ipRanges: { after: { ipRanges: ['192.0.2.0/24'] } },
  trustClientAddress: { after: { trustClientAddress: true } },
  budgets: { after: { budgets: { requestsPerHour: 1 } } },
  approval: { after: { approval: { ...rules().approval, needs: 'always' } } },
  idleDaysMax: { after: { idleDaysMax: 1 } },
  ownerLeft: { after: { ownerLeft: 'revoke' } },
};
