import type { RulesView } from '../../../src/console/contract';
import { everyEffect, PLAIN_RULES } from '../../support/plain-rules';

export const RULES: RulesView = {
  ...PLAIN_RULES,
  scopes: ['read:jira-work', 'read:jira-user'],
  readOnly: true,
  lifetimeDaysMax: everyEffect(90),
};
