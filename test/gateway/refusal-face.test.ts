import { describe, expect, it } from 'vitest';
import { answerRefusal, PROBLEM_TYPES } from '../../src/gateway/answer';
import { faceOf } from '../../src/gateway/refusal-face';
import { refusalOf, type Refusal } from '../../src/gateway/refusal';
import { EVERY_REFUSAL } from '../support/every-refusal';
import { refusalCodes } from '../support/refusal-codes';

const PLACES = { requestId: 'r1' };
const bodyOf = (refusal: Refusal): Record<string, unknown> =>
  JSON.parse(answerRefusal(refusal, PLACES).body ?? '') as Record<string, unknown>;
const challengeOf = (refusal: Refusal) => answerRefusal(refusal, PLACES).headers['WWW-Authenticate']?.[0];

describe('refusals', () => {
  it('are all among the samples of these tests', () => {
    expect([...new Set(EVERY_REFUSAL.map(({ code }) => code))].sort()).toEqual([...refusalCodes()].sort());
  });

  it.each(EVERY_REFUSAL)('have a status, a title and a sentence: $code', (refusal) => {
    const { status, title, detail } = faceOf(refusal);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(detail).toMatch(/^[A-Z].*\.$/s);
  });

  const titlesOf = (code: string) =>
    new Set(EVERY_REFUSAL.filter((refusal) => refusal.code === code).map((refusal) => faceOf(refusal).title));

  it.each(refusalCodes())('of one code share one title (RFC 9457 §3.1.3): %s', (code) => {
    expect(titlesOf(code).size).toBe(1);
  });

  it.each(EVERY_REFUSAL)('are problem documents that a Jira client can print: $code', (refusal) => {
    const { statusCode, headers } = answerRefusal(refusal, PLACES);
    const body = bodyOf(refusal);
    expect(headers['Content-Type']).toEqual(['application/problem+json']);
    expect(headers['X-Request-Id']).toEqual(['r1']);
    expect(body).toMatchObject({
      type: PROBLEM_TYPES + refusal.code,
      status: statusCode,
      title: faceOf(refusal).title,
      detail: faceOf(refusal).detail,
      errorMessages: [faceOf(refusal).detail],
      errors: {},
    });
    expect(body['instance']).toBe(statusCode === 401 ? undefined : 'urn:request:r1');
  });

  it.each(EVERY_REFUSAL.filter((refusal) => faceOf(refusal).status === 401))(
    'with status 401 challenge (RFC 9110 §15.5.2): $code',
    (refusal) => {
      expect(challengeOf(refusal)).toMatch(/^Bearer realm="scoped-tokens"/);
    },
  );

  it('name no error where no token was sent (RFC 6750 §3), and offer Basic as well', () => {
    expect(answerRefusal({ code: 'token-missing' }, PLACES).headers['WWW-Authenticate']).toEqual([
      'Bearer realm="scoped-tokens"',
      'Basic realm="scoped-tokens"',
    ]);
  });

  it.each(EVERY_REFUSAL.filter(({ code }) => code !== 'token-missing'))(
    'offer Basic to nobody who has sent a token: $code',
    (refusal) => {
      const challenges = answerRefusal(refusal, PLACES).headers['WWW-Authenticate'] ?? [];
      expect(challenges.filter((text) => !text.startsWith('Bearer '))).toEqual([]);
      expect(challenges.length).toBeLessThanOrEqual(1);
    },
  );

  it('send nobody to ask for a scope that nobody gets', () => {
    const detailOf = (decidedBy: 'token.scopes' | 'policy.scopes' | 'app.scopes') =>
      faceOf(refusalOf({ reason: 'scope-missing', decidedBy, scopes: ['write:jira-work'] })).detail;
    expect(detailOf('token.scopes')).toContain('Ask for a token with it');
    expect(detailOf('policy.scopes')).toContain('The Jira admins allow no token to have it today');
    expect(detailOf('app.scopes')).toContain('no token can reach it');
    for (const lacking of ['policy.scopes', 'app.scopes'] as const)
      expect(detailOf(lacking)).not.toContain('Ask for a token');
  });

  it('say where an unresolved target was named, each way in its own words', () => {
    const unresolved = EVERY_REFUSAL.filter(({ code }) => code === 'target-unresolved');
    expect(new Set(unresolved.map((refusal) => faceOf(refusal).detail)).size).toBe(unresolved.length);
    expect(unresolved.map((refusal) => faceOf(refusal).status).filter((status) => status !== 403)).toEqual([
      404,
    ]);
  });

  it('name invalid_token where one was sent', () => {
    expect(challengeOf({ code: 'token-expired' })).toBe(
      'Bearer realm="scoped-tokens", error="invalid_token", error_description="The token has expired"',
    );
  });

  it('name the missing scopes, in header and body', () => {
    const refusal = refusalOf({
      reason: 'scope-missing',
      decidedBy: 'token.scopes',
      scopes: ['read:issue:jira', 'read:user:jira'],
    });
    expect(challengeOf(refusal)).toContain('error="insufficient_scope"');
    expect(challengeOf(refusal)).toContain('scope="read:issue:jira read:user:jira"');
    expect(bodyOf(refusal)).toMatchObject({
      scopes: ['read:issue:jira', 'read:user:jira'],
      decidedBy: 'token.scopes',
    });
  });

  it.each(EVERY_REFUSAL)('have a challenge of quoted-string characters alone: $code', (refusal) => {
    expect(challengeOf(refusal) ?? 'Bearer realm="x"').toMatch(
      /^Bearer \w+="[\x20\x21\x23-\x5b\x5d-\x7e]*"(, \w+="[\x20\x21\x23-\x5b\x5d-\x7e]*")*$/,
    );
  });

  it('tell when to come back', () => {
    expect(
      answerRefusal({ code: 'jira-rate-limited', retryAfter: '17' }, PLACES).headers['Retry-After'],
    ).toEqual(['17']);
    expect(answerRefusal({ code: 'jira-rate-limited' }, PLACES).headers['Retry-After']).toBeUndefined();
    expect(answerRefusal({ code: 'storage-unavailable' }, PLACES).headers['Retry-After']).toEqual(['5']);
    expect(faceOf({ code: 'jira-rate-limited', retryAfter: '17' }).detail).toContain('Retry-After');
    expect(faceOf({ code: 'jira-rate-limited' }).detail).not.toContain('Retry-After');
  });

  it.each([
    ['timeout', 504],
    ['unreachable', 502],
    ['app-not-authorised', 502],
    ['server-error', 502],
    ['unexpected-reply', 502],
  ] as const)('say whether a change may have been made: %s', (fault, status) => {
    const known = faceOf({ code: 'jira-error', fault, outcomeUnknown: false });
    const unknown = faceOf({ code: 'jira-error', fault, outcomeUnknown: true });
    expect([known.status, unknown.status]).toEqual([status, status]);
    expect(unknown.detail).toContain('may have taken effect');
    expect(known.detail).not.toContain('may have taken effect');
  });

  it('repeat no parameter that was not found safe', () => {
    const { detail } = faceOf({ code: 'request-malformed', fault: 'ambiguous-parameter', param: 'expand' });
    expect(detail).toContain('Parameter: expand.');
  });

  it.each(EVERY_REFUSAL)('are never stored by a cache (RFC 9111 §4.2.2): $code', (refusal) => {
    expect(answerRefusal(refusal, PLACES).headers['Cache-Control']).toEqual(['no-store']);
  });
});
