/** What a cold container is asked, and what storage and Jira answer it: one allowed read of site metadata. */
import { budgetKey, ENTITIES, FREEZE_KEY, PROJECT_RULES_KEY } from '../../../src/forge/keys';
import { formatTokenRecord } from '../../../src/tokens/record';
import { formatTagKeys } from '../../../src/tokens/tag-key';
import { anEvent, aPolicy, aProvenRecord, tagKeys, tokenOf } from '../../support/builders';
import { INSTALLATION } from '../../support/gateway-world';

export interface Plan {
  readonly event?: unknown;
  readonly context: { readonly installContext: string };
  /** Body by path, without the query. */
  readonly answers: Readonly<Record<string, unknown>>;
}

const context = { installContext: INSTALLATION };
const SERVER_INFO = { baseUrl: 'https://local.atlassian.net', version: '1001.0.0-SNAPSHOT' };

/** Loads the bundle and asks nothing. */
export const importOnly: Plan = { context, answers: {} };

export const helloPlan: Plan = {
  event: {},
  context,
  answers: {
    '/api/v1/get': { key: 'greeting', value: 'hello' },
    '/rest/api/3/serverInfo': SERVER_INFO,
  },
};

export function gatewayPlan(now: number): Plan {
  const proven = aProvenRecord({ grant: { issuedAt: now - 1_000, expiresAt: now + 3_600_000 } });
  const { record } = proven;
  const batch = [
    { key: record.locator, entityName: 'token', value: formatTokenRecord(record) },
    { key: 'site', entityName: 'policy', value: aPolicy() },
  ];
  const absent = [
    { key: FREEZE_KEY, entityName: ENTITIES.freeze },
    { key: PROJECT_RULES_KEY, entityName: ENTITIES.projectRules },
    { key: budgetKey(record.locator), entityName: ENTITIES.budget },
  ].map((place) => ({ ...place, error: { code: 'KEY_NOT_FOUND', message: 'not there' } }));
  return {
    event: anEvent({ path: '/rest/api/3/serverInfo', authorization: `Bearer ${tokenOf(proven)}` }),
    context,
    answers: {
      '/api/v1/secret/get': { key: 'tag-keys', value: formatTagKeys(tagKeys()) },
      '/api/v1/batch/get': { successfulKeys: batch, failedKeys: absent },
      '/rest/api/3/user': { accountId: record.ownerId, active: true },
      '/rest/api/3/serverInfo': SERVER_INFO,
    },
  };
}
