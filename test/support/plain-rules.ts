/** The rules that most fixtures share, one of each: a new rule comes here first. Without imports but types: pages are built with it, too. */
import type { DaysByEffect, RulesView } from '../../src/console/contract';

export const everyEffect = (days: number): DaysByEffect => ({
  read: days,
  write: days,
  delete: days,
  manage: days,
});

/** Tokens are on and everybody may ask; nothing is limited, nothing needs approval, and no scope is named. */
export const PLAIN_RULES: RulesView = {
  tokensOn: true,
  mayAsk: { kind: 'everyone' },
  mayAskForChanges: { kind: 'everyone' },
  mayCreateForOthers: { kind: 'jira-admins' },
  mayUse: { kind: 'everyone' },
  tokensPerPersonMax: 20,
  scopes: [],
  operations: { kind: 'any' },
  readOnly: false,
  siteWideTokens: false,
  adminTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: everyEffect(365),
  lifetimeDaysDefault: everyEffect(30),
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
