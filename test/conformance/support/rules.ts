import { APP_SCOPES } from '../../../src/catalogue/scopes';
import type { DaysByEffect, Effect, RulesView, TokenOrder } from '../../../src/console/contract';

export const everyEffect = (days: number): DaysByEffect => ({
  read: days,
  write: days,
  delete: days,
  manage: days,
});

/** The widest policy an admin can save. */
export const WIDE: RulesView = {
  tokensOn: true,
  mayAsk: 'everyone',
  tokensPerPersonMax: 100,
  scopes: APP_SCOPES,
  operations: { kind: 'any' },
  readOnly: false,
  siteWideTokens: true,
  attributeInJira: false,
  lifetimeDaysMax: everyEffect(365),
  lifetimeDaysDefault: everyEffect(30),
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

const EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];

/** Reads and writes in the page's project. */
export const WRITER: Partial<TokenOrder> = {
  scopes: ['read:jira-work', 'write:jira-work'],
  effects: ['read', 'write'],
};

/** Every scope and effect, bound to the page's project. */
export const PROJECT_WIDE: Partial<TokenOrder> = { scopes: APP_SCOPES, effects: EFFECTS };

/** Every scope and effect, bound to no project: an admin's. */
export const SITE_WIDE: Partial<TokenOrder> = { ...PROJECT_WIDE, reach: 'site' };
