import type { DaysByEffect, RulesView } from '../../../src/console/contract';

const days = (count: number): DaysByEffect => ({ read: count, write: count, delete: count, manage: count });

export const RULES: RulesView = {
  tokensOn: true,
  mayAsk: { kind: 'everyone' },
  mayAskForChanges: { kind: 'everyone' },
  mayCreateForOthers: { kind: 'jira-admins' },
  mayUse: { kind: 'everyone' },
  tokensPerPersonMax: 20,
  scopes: ['read:jira-work', 'read:jira-user'],
  operations: { kind: 'any' },
  readOnly: true,
  siteWideTokens: false,
  adminTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: days(90),
  lifetimeDaysDefault: days(30),
  idleDaysMax: null,
  ownerLeft: 'keep',
  selfRotation: false,
  retiredSecretUse: 'pause',
  notice: { kind: 'none' },
  trustClientAddress: false,
  ipRanges: null,
  budgets: null,
  approval: {
    needs: 'never',
    writes: true,
    deletes: true,
    siteWide: true,
    overDays: null,
    purposes: [],
    selfApproval: false,
    approvers: 'jira-admins',
  },
};
