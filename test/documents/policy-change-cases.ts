/**
 * One case for each rule: what a token does, and the narrowing of the rule that happens after its issue. The table in
 * docs/policy-changes.md says what becomes of its calls; policy-changes.test.ts makes them. A new rule needs a case here and a row there.
 */
import type { Grant } from '../../src/policy/grant';
import type { TouchedView } from '../../src/console/contract';
import type { Rules } from '../../src/policy/rules';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import {
  aRecord,
  DAY,
  days,
  rules,
  SITE_WIDE,
  type EventChange,
  type RecordChange,
} from '../support/builders';
import { NOW } from '../support/fixed-times';

export interface PolicyChangeCase {
  /** The rules before, where they are not as wide as can be without it. */
  readonly before?: Partial<Rules>;
  /** The rule as it is narrowed; the rest of the rules is as wide as can be. */
  readonly after: Partial<Rules>;
  /** Of the token, issued before that. */
  readonly grant?: Partial<Grant>;
  /** The rest of its record. */
  readonly record?: Omit<RecordChange, 'grant'>;
  /** Where its change is counted: as which number of the preview. */
  readonly counted?: keyof TouchedView;
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

const FROM_OFFICE: EventChange = {
  path: '/rest/api/3/issue/ABC-1',
  headers: { 'x-forwarded-for': ['203.0.113.7'] },
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
  selfRotation: {
    after: { selfRotation: false },
    grant: { mayRotate: true },
    call: { method: 'POST', path: '/token/rotate' },
    other: READ,
    counted: 'mayRotate',
  },
  retiredSecretUse: {
    after: { retiredSecretUse: 'note' },
    record: { predecessor: aRecord({}, 99).locator },
    counted: 'replaced',
  },
  notice: { after: { notice: { kind: 'issue', projectId: '10001' } } },
  ipRanges: {
    before: { trustClientAddress: true },
    after: { ipRanges: ['192.0.2.0/24'] },
    call: FROM_OFFICE,
    counted: 'withoutRanges',
  },
  trustClientAddress: {
    before: { trustClientAddress: true },
    after: { trustClientAddress: false },
    record: { limits: { ipRanges: ['203.0.113.0/24'] } },
    call: FROM_OFFICE,
    counted: 'withRanges',
  },
  budgets: { after: { budgets: { requestsPerHour: 1 } }, counted: 'lessBudget' },
  approval: { after: { approval: { ...rules().approval, needs: 'always' } } },
  idleDaysMax: { after: { idleDaysMax: 1 }, grant: { issuedAt: NOW - 3 * DAY }, counted: 'unused' },
  ownerLeft: { after: { ownerLeft: 'revoke' }, counted: 'ofLeavers' },
};
