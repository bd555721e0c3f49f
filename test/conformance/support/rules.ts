import { APP_SCOPES } from '../../../src/catalogue/scopes';
import type { Effect, RulesView, TokenOrder } from '../../../src/console/contract';
import { PLAIN_RULES } from '../../support/plain-rules';

export { everyEffect } from '../../support/plain-rules';

/** The widest policy an admin can save. */
export const WIDE: RulesView = {
  ...PLAIN_RULES,
  tokensPerPersonMax: 100,
  scopes: APP_SCOPES,
  siteWideTokens: true,
  adminTokens: true,
  selfRotation: true,
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
