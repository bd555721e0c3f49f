import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { aPolicy, anEvent, SITE_WIDE, type EventChange } from '../support/builders';
import { EXPIRED, EXPIRING, NOW } from '../support/fixed-times';
import { gatewayWorld, type WorldScript } from '../support/gateway-world';

const SITE = { grant: { reach: SITE_WIDE } };

const codeOf = ({ body }: Answer): string =>
  (JSON.parse(body ?? '{}') as { type?: string }).type?.split('/').pop() ?? 'none';

interface RefusedCase {
  readonly code: string;
  readonly what: string;
  readonly script?: WorldScript;
  readonly change?: EventChange;
  readonly status: number;
  /** How many questions Jira is asked before; never more than one, and nothing is forwarded. */
  readonly questions?: number;
}

const READ_ONLY = { token: { grant: { effects: ['read'] } } } as const;

/** Every refusal that happens before anything is forwarded, by name. */
const REFUSED: readonly RefusedCase[] = [
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
  {
    code: 'project-outside',
    what: 'a foreign key',
    change: { path: '/rest/api/3/issue/XYZ-1' },
    status: 403,
  },
  {
    code: 'project-outside',
    what: 'a foreign id',
    change: { path: '/rest/api/3/issue/502' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'an id that nobody has',
    change: { path: '/rest/api/3/issue/404' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'an issue that moved away',
    change: { path: '/rest/api/3/issue/ABC-9' },
    status: 403,
    questions: 1,
  },
  {
    code: 'project-outside',
    what: 'a foreign project',
    change: { path: '/rest/api/3/project/XYZ' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'JQL',
    change: { path: '/rest/api/3/search/jql', query: { jql: 'project = ABC' } },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'a new issue',
    change: { method: 'POST', path: '/rest/api/3/issue', body: '{"fields":{"project":{"key":"ABC"}}}' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'another parent',
    change: { method: 'PUT', body: '{"fields":{"parent":{"key":"XYZ-1"}}}' },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'components of another source',
    change: { path: '/rest/api/3/project/ABC/component', query: { componentSource: ['compass'] } },
    status: 403,
  },
  {
    code: 'target-unresolved',
    what: 'no such issue',
    change: { path: '/rest/api/3/issue/ABC-404' },
    status: 404,
    questions: 1,
  },
  {
    code: 'jira-error',
    what: 'Jira silent at the question',
    script: { jira: { question: { fault: 'timeout' } } },
    status: 504,
    questions: 1,
  },
  {
    code: 'jira-error',
    what: 'the app unknown to Jira at the question',
    script: { jira: { question: { status: 401 } } },
    status: 502,
    questions: 1,
  },
  {
    code: 'jira-rate-limited',
    what: '429 at the question',
    script: { jira: { question: { status: 429 } } },
    status: 429,
    questions: 1,
  },
];

describe('a refused request never reaches Jira', () => {
  it.each(REFUSED)('$code: $what', async ({ code, script, change = {}, status, questions = 0 }) => {
    const world = gatewayWorld(script);
    const { authorization, ...rest } = { authorization: `Bearer ${world.token}`, ...change };
    const event = anEvent({ ...rest, ...(authorization ? { authorization } : {}) });
    const answer = await serve(event, world.ports);
    expect([codeOf(answer), answer.statusCode]).toEqual([code, status]);
    expect(world.jira.forwarded()).toEqual([]);
    expect(world.jira.calls).toHaveLength(questions);
    expect(world.lines).toMatchObject([{ refusal: code, status }]);
  });
});
