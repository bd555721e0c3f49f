import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serve } from '../../src/gateway/serve';
import {
  aPolicy,
  anEvent,
  aProvenRecord,
  CONTEXT_TOKEN,
  IN_ABC,
  SITE_WIDE,
  tokenOf,
} from '../support/builders';
import { gatewayWorld, type WorldScript } from '../support/gateway-world';
import { BROKEN_TEXT } from '../support/journal';
import { PATHS } from './paths';

const EMAIL = 'zebediah.confidential@example.com';
const BODY_WORD = 'body-word-that-nobody-may-keep';
const REPLY_WORD = 'reply-word-that-nobody-may-keep';
const QUERY_WORD = 'query-word-that-nobody-may-keep';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const scripts: fc.Arbitrary<WorldScript> = fc.record({
  token: fc.record({
    state: fc.constantFrom('active', 'active', 'active', 'paused', 'revoked'),
    grant: fc.record({
      reach: fc.constantFrom(IN_ABC, SITE_WIDE),
      effects: fc.constantFrom(['read'] as const, ['read', 'write', 'delete', 'manage'] as const),
    }),
  }),
  policy: fc.constantFrom(aPolicy(), aPolicy({ tokensOn: false }), aPolicy({ readOnly: true })),
  jira: fc.record({
    owner: fc.constantFrom('active', 'active', 'active', 'deactivated'),
    lacking: fc.constantFrom([], [], ['EDIT_ISSUES'], ['BROWSE_PROJECTS']),
    reply: fc.constantFrom(
      { body: `{"a":"${REPLY_WORD}"}` },
      { body: `{"id":"502","key":"XYZ-1","a":"${REPLY_WORD}"}` },
      { status: 500, body: REPLY_WORD },
      { status: 429, body: REPLY_WORD },
      { fault: 'timeout' as const },
      'throw' as const,
    ),
  }),
});
const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'),
  path: fc.oneof(
    fc.constantFrom(
      '/rest/api/3/issue/ABC-1',
      '/rest/api/3/issue/XYZ-1',
      '/rest/api/3/issue',
      '/rest/api/3/search/jql',
      '/token/self',
      '/rest/api/3/priority',
      '/rest/api/3/myself',
      '/rest/api/3/issue/ABC-1/comment',
    ),
    fc.constantFrom(...PATHS.map(([, raw]) => raw)),
  ),
  query: fc.constantFrom(
    {},
    { jql: [`summary ~ "${QUERY_WORD}"`] },
    { jql: [QUERY_WORD, 'x'] },
    { fields: ['a', 'b'] },
    { access_token: [QUERY_WORD] },
  ),
  body: fc.constantFrom(
    '',
    BODY_WORD,
    `{"fields":{"summary":"${BODY_WORD}"}}`,
    `{"fields":{"parent":"${BODY_WORD}"}}`,
    `{"fields":{"parent":{"key":"${BODY_WORD}"}}}`,
  ),
  place: fc.constantFrom('header', 'header', 'header', 'path', 'query'),
  basic: fc.boolean(),
  fault: fc.constantFrom('none', 'tagKeys.find', 'authority.read', 'audit.append'),
  wrong: fc.constantFrom('no', 'no', 'no', 'secret', 'unknown'),
});

it('no answer of ours, log line or audit event holds a secret, the contextToken, an e-mail address or a body', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, requests, async (script, request) => {
      const world = gatewayWorld(script);
      const other = aProvenRecord({}, 8);
      const token =
        request.wrong === 'no'
          ? world.token
          : tokenOf(request.wrong === 'unknown' ? other : { ...other, record: aProvenRecord().record });
      world.journal.faultAt = (name) => (name === request.fault ? 'refuse' : undefined);
      const { basic, method, body, place } = request;
      const path = place === 'path' ? `/rest/api/3/issue/${token}` : request.path;
      const query = place === 'query' ? { expand: [token] } : request.query;
      const authorization = basic ? `Basic ${base64(`${EMAIL}:${token}`)}` : `Bearer ${token}`;
      const answer = await serve(
        anEvent({ method, path, query, body, authorization, headers: { 'X-User': EMAIL, Cookie: EMAIL } }),
        world.ports,
      );

      const kept = JSON.stringify([world.lines, world.storage.events]);
      const isJirasOwn = answer.body?.includes(REPLY_WORD) === true && answer.statusCode === 200;
      const told = JSON.stringify(isJirasOwn ? answer.headers : answer);
      const sent = JSON.stringify(world.jira.calls);
      const secrets = [
        world.secret,
        other.secret.reveal(),
        token,
        base64(`${EMAIL}:${token}`),
        CONTEXT_TOKEN,
        EMAIL,
      ];
      for (const word of [...secrets, BROKEN_TEXT, aProvenRecord().record.digest])
        expect(kept + told + sent).not.toContain(word);
      for (const word of [BODY_WORD, QUERY_WORD]) expect(kept + told).not.toContain(word);
      for (const word of [REPLY_WORD, 'Zebediah']) expect(kept).not.toContain(word);
    }),
    { numRuns: 400 },
  );
});
