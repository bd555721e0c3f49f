/** Refusals that cost Jira no question. */
import { aPolicy, SITE_WIDE, type EventChange } from '../support/builders';
import type { QuestionKind } from '../support/fake-questions';
import { EXPIRED, EXPIRING, NOW } from '../support/fixed-times';
import type { WorldScript } from '../support/gateway-world';

const SITE = { grant: { reach: SITE_WIDE } };

export interface RefusedCase {
  readonly code: string;
  readonly what: string;
  readonly script?: WorldScript;
  readonly change?: EventChange;
  readonly status: number;
  /** What Jira is asked before, sorted; nothing is forwarded. */
  readonly questions?: readonly QuestionKind[];
}

const READ_ONLY = { token: { grant: { effects: ['read'] } } } as const;

/** Every refusal that happens before the target is looked for, by name. */
export const REFUSED_EARLY: readonly RefusedCase[] = [
  { code: 'token-missing', what: 'no header', change: { authorization: undefined as never }, status: 401 },
  { code: 'token-invalid', what: 'junk', change: { authorization: 'Bearer junk' }, status: 401 },
  {
    code: 'token-expired',
    what: 'past its day',
    script: { token: { grant: { expiresAt: EXPIRED } } },
    status: 401,
  },
  {
    code: 'token-expired',
    what: 'at its very end',
    script: { token: { grant: { expiresAt: NOW } } },
    status: 401,
  },
  {
    code: 'token-expired',
    what: 'paused, and past its day: nobody can resume it',
    script: { token: { state: 'paused', grant: { expiresAt: EXPIRED } } },
    status: 401,
  },
  { code: 'token-revoked', what: 'revoked', script: { token: { state: 'revoked' } }, status: 401 },
  { code: 'token-paused', what: 'paused', script: { token: { state: 'paused' } }, status: 401 },
  { code: 'not-yet-valid', what: 'early', script: { token: { notBeforeAt: EXPIRING } }, status: 401 },
  { code: 'tokens-off', what: 'switched off', script: { policy: aPolicy({ tokensOn: false }) }, status: 403 },
  { code: 'tokens-off', what: 'a fresh installation', script: { policy: undefined }, status: 403 },
  {
    code: 'request-malformed',
    what: 'a dot segment',
    change: { path: '/rest/api/3/project/ABC/../XYZ' },
    status: 400,
  },
  {
    code: 'request-malformed',
    what: 'an ambiguous parameter',
    script: { token: SITE },
    change: { path: '/rest/api/3/search/jql', query: { nextPageToken: ['a', 'b'] } },
    status: 400,
  },
  {
    code: 'jql-invalid',
    what: 'JQL split at its commas',
    script: { token: SITE },
    change: { path: '/rest/api/3/search/jql', query: { jql: ['key in (A-1', 'A-2)'] } },
    status: 400,
  },
  {
    code: 'body-too-large',
    what: 'too much',
    change: { method: 'PUT', body: 'x'.repeat(4_500_001) },
    status: 413,
  },
  { code: 'body-unsupported', what: 'no JSON', change: { method: 'PUT', body: 'x' }, status: 415 },
  {
    code: 'body-unsupported',
    what: 'a number that would not arrive as it was sent',
    change: { method: 'PUT', body: '{"fields":{"summary":12345678901234567890}}' },
    status: 415,
  },
  { code: 'operation-unknown', what: 'no such path', change: { path: '/rest/api/3/nothing' }, status: 404 },
  { code: 'operation-unknown', what: 'the root', change: { path: '' }, status: 404 },
  {
    code: 'operation-unknown',
    what: 'outside REST',
    change: { path: '/secure/admin/ViewApplicationProperties.jspa' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'another site',
    change: { path: '/ex/jira/00000000-0000-0000-0000-000000000000/rest/api/3/issue/ABC-1' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'closed to apps',
    script: { token: SITE },
    change: { method: 'GET', path: '/rest/atlassian-connect/1/app/module/dynamic' },
    status: 404,
  },
  {
    code: 'operation-unknown',
    what: 'our own webhooks',
    script: { token: SITE },
    change: { method: 'POST', path: '/rest/api/3/webhook', body: '{}' },
    status: 404,
  },
  {
    code: 'scope-missing',
    what: 'not granted',
    script: { token: { grant: { scopes: ['read:jira-user'] } } },
    status: 403,
  },
  {
    code: 'read-only',
    what: 'not among the effects',
    script: READ_ONLY,
    change: { method: 'DELETE' },
    status: 403,
  },
  {
    code: 'read-only',
    what: 'a read-only site',
    script: { policy: aPolicy({ readOnly: true }) },
    change: { method: 'DELETE' },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'a scope taken back',
    script: { policy: aPolicy({ scopes: ['read:jira-user'] }) },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'site-wide no more',
    script: { token: SITE, policy: aPolicy({ siteWideTokens: false }) },
    status: 403,
  },
  {
    code: 'policy-narrowed',
    what: 'a shorter life',
    script: {
      policy: aPolicy({
        lifetimeDaysMax: { read: 1, write: 1, delete: 1, manage: 1 },
        lifetimeDaysDefault: { read: 1, write: 1, delete: 1, manage: 1 },
      }),
    },
    status: 403,
  },
];
