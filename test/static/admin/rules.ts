import type { DaysByEffect, RulesView } from '../../../src/console/contract';

const days = (count: number): DaysByEffect => ({ read: count, write: count, delete: count, manage: count });

export const RULES: RulesView = {
  tokensOn: true,
  mayAsk: 'everyone',
  tokensPerPersonMax: 20,
  scopes: ['read:jira-work', 'read:jira-user'],
  operations: { kind: 'any' },
  readOnly: true,
  siteWideTokens: false,
  attributeInJira: false,
  lifetimeDaysMax: days(90),
  lifetimeDaysDefault: days(30),
  idleDaysMax: null,
  ownerLeft: 'keep',
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
