/**
 * What a gateway must refuse by name before Jira hears anything. Sent with an admin's token that may do everything, so that nothing
 * but its form stands against a request. Shared by bad-input.test.ts and secrets.test.ts.
 */
import type { GatewayCall } from './site';

export interface BadRequest {
  readonly what: string;
  readonly path: string;
  readonly call: GatewayCall;
  readonly code: string;
  /** Where the platform hands the path over decoded, and what is sent then names something else. */
  readonly codeWhenDecoded?: string;
  /** Megabytes: not sent under every setting. */
  readonly heavy?: true;
}

const ISSUE = '/rest/api/3/issue/ABC-2';
const COMMENT = `${ISSUE}/comment`;
const MALFORMED = 'request-malformed';

export function badRequests(token: string): readonly BadRequest[] {
  const authorization = ['Authorization', `Bearer ${token}`];
  return [
    ...credentials(authorization, token),
    ...headers(token),
    ...PATHS.map(([what, path, code, codeWhenDecoded]) => ({
      what: `path: ${what}`,
      path,
      call: { token },
      code,
      ...(codeWhenDecoded === undefined ? {} : { codeWhenDecoded }),
    })),
    ...['OPTIONS', 'TRACE', 'PROPFIND', 'MOVE', 'PURGE', 'SEARCH'].map((method) => ({
      what: `method ${method}`,
      path: ISSUE,
      call: { token, method },
      code: MALFORMED,
    })),
    ...QUERIES.map(([what, query, code]) => ({
      what: `query: ${what}`,
      path: `/rest/api/3/search/jql?${query}`,
      call: { token },
      code,
    })),
    {
      what: 'a token in the query',
      path: `/rest/api/3/field?note=${token}`,
      call: { token },
      code: MALFORMED,
    },
    { what: 'a token in the path', path: `/rest/api/3/project/${token}`, call: { token }, code: MALFORMED },
    ...bodies(token),
  ];
}

const bad =
  (code: string, heavy: boolean) =>
  (what: string, call: GatewayCall): BadRequest => ({
    what,
    path: ISSUE,
    call,
    code,
    ...(heavy ? { heavy } : {}),
  });

function credentials(authorization: readonly string[], token: string): readonly BadRequest[] {
  const invalid = bad('token-invalid', false);
  const twice = bad(MALFORMED, false);
  const [, value = ''] = authorization;
  const sent = (...list: string[]): GatewayCall => ({ headers: ['Authorization', list.join('')] });
  return [
    twice('two Authorization headers', { headers: [...authorization, ...authorization] }),
    twice('two Authorization headers in different case', {
      headers: [...authorization, 'AUTHORIZATION', 'Bearer x'],
    }),
    twice('two Authorization headers, the first empty', { headers: ['authorization', '', ...authorization] }),
    invalid('two tokens in one header', sent(value, ', ', value)),
    invalid('an empty Authorization', sent('')),
    invalid('a scheme alone', sent('Bearer')),
    invalid('scheme Token', sent('Token ', token)),
    invalid('scheme JWT', sent('JWT ', token)),
    invalid('scheme Negotiate', sent('Negotiate ', token)),
    invalid('a scheme with a tail', sent('Bearerx ', token)),
    invalid('a tab after the scheme', sent('Bearer\t', token)),
    invalid('a token in quotes', sent('Bearer "', token, '"')),
    invalid('a token with a parameter', sent('Bearer ', token, ', realm=x')),
    invalid('control characters in the token', sent('Bearer ', token, '\x85')),
    invalid('control characters before the scheme', sent('\x80', value)),
    invalid(
      'Basic without a colon that is no token',
      sent('Basic ', Buffer.from('nonsense').toString('base64')),
    ),
    invalid(
      'Basic of bytes that are no UTF-8',
      sent('Basic ', Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')),
    ),
    bad(MALFORMED, true)('a megabyte of Authorization', sent('Bearer ', 'a'.repeat(1_000_000))),
    invalid('60 KB of Authorization', sent('Bearer ', 'a'.repeat(60_000))),
  ];
}

function headers(token: string): readonly BadRequest[] {
  const malformed = bad(MALFORMED, false);
  const big = bad(MALFORMED, true);
  const withHeader = (...more: readonly string[]): GatewayCall => ({ token, headers: more });
  return [
    ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'x-method-override'].map((name) =>
      malformed(`header ${name}`, withHeader(name, 'DELETE')),
    ),
    malformed('an empty method override', withHeader('X-HTTP-Method-Override', '')),
    malformed('a control character in Accept', withHeader('Accept', 'application/json\x85')),
    malformed(
      'a control character in the second Accept-Language',
      withHeader('Accept-Language', 'en', 'Accept-Language', 'de\x9f'),
    ),
    big('a megabyte in another header', withHeader('X-Padding', 'x'.repeat(1_000_000))),
    big('a megabyte in a header name', withHeader('x'.repeat(1_000_000), '1')),
    big('a megabyte of cookies', withHeader('Cookie', 'c=1; '.repeat(200_000))),
    malformed(
      'a thousand headers',
      withHeader(...Array.from({ length: 1_000 }, (_, at) => [`X-${at}`, 'x'.repeat(80)]).flat()),
    ),
  ];
}

const PATHS: readonly (readonly [what: string, path: string, code: string, codeWhenDecoded?: string])[] = [
  ['..', '/rest/api/3/project/../issue/ABC-2', MALFORMED],
  ['.', '/rest/api/3/./issue/ABC-2', MALFORMED],
  ['.. at the end', `${ISSUE}/..`, MALFORMED],
  ['.. at the start', '/../rest/api/3/field', MALFORMED],
  ['%2e%2e', '/rest/api/3/project/%2e%2e/issue/ABC-2', MALFORMED],
  ['%2E%2e', '/rest/api/3/project/%2E%2e/issue/ABC-2', MALFORMED],
  ['.%2e', '/rest/api/3/project/.%2e/issue/ABC-2', MALFORMED],
  ['%2e.', '/rest/api/3/project/%2e./issue/ABC-2', MALFORMED],
  ['%2e', '/rest/api/3/%2e/issue/ABC-2', MALFORMED],
  ['%252e%252e', '/rest/api/3/project/%252e%252e/issue/ABC-2', MALFORMED],
  ['%25252e', '/rest/api/3/project/%25252e%25252e/issue/ABC-2', MALFORMED],
  ['overlong dots %c0%ae', '/rest/api/3/project/%c0%ae%c0%ae/issue/ABC-2', MALFORMED],
  ['overlong dots %e0%80%ae', '/rest/api/3/project/%e0%80%ae%e0%80%ae/issue/ABC-2', MALFORMED],
  ['overlong slash %c0%af', `${ISSUE}%c0%af..`, MALFORMED],
  ['..%2f', '/rest/api/3/project/..%2fissue/ABC-2', MALFORMED],
  ['%2e%2e%2f', '/rest/api/3/project/%2e%2e%2fissue/ABC-2', MALFORMED],
  ['..;/', '/rest/api/3/project/..;/issue/ABC-2', MALFORMED],
  ['%2f', '/rest/api/3/serverInfo%2fextra', MALFORMED, 'operation-unknown'],
  ['%2F', '/rest/api/3/serverInfo%2Fextra', MALFORMED, 'operation-unknown'],
  ['%2F beside a dot segment', '/rest/api/3/issue/ABC-2%2F..%2FDEF-1', MALFORMED],
  ['%252F', '/rest/api/3/serverInfo%252Fextra', MALFORMED],
  ['%5c', `${ISSUE}%5cDEF-1`, MALFORMED],
  ['%5C..%5C', '/rest/api/3/project/%5C..%5Cissue', MALFORMED],
  ['a bare backslash', '/rest/api/3\\issue/ABC-2', MALFORMED],
  ['%255c', `${ISSUE}%255cDEF-1`, MALFORMED],
  ['%2541, double encoding of a letter', '/rest/api/3/issue/%2541BC-2', MALFORMED, 'jira 200'],
  ['a matrix parameter', `${ISSUE};x=1`, MALFORMED],
  ['a matrix parameter in the middle', '/rest/api;v=3/3/issue/ABC-2', MALFORMED],
  ['%3b', `${ISSUE}%3bx=1`, MALFORMED],
  ['a doubled slash', '/rest/api/3//issue/ABC-2', MALFORMED],
  ['a doubled slash at the start', '//rest/api/3/issue/ABC-2', MALFORMED],
  ['two slashes at the end', `${ISSUE}//`, MALFORMED],
  ['//evil.example', '//evil.example/rest/api/3/field', MALFORMED],
  ['an absolute URL', '/https://evil.example/rest/api/3/field', MALFORMED],
  ['an absolute URL, encoded', '/https:%2f%2fevil.example/rest/api/3/field', MALFORMED],
  ['an address behind @', '/@evil.example/rest/api/3/field', 'operation-unknown'],
  ['%3f', `${ISSUE}%3fexpand=names`, MALFORMED],
  ['%23', `${ISSUE}%23x`, MALFORMED],
  ['a bare #', `${ISSUE}#x`, MALFORMED],
  ['NUL', `${ISSUE}%00`, MALFORMED],
  ['NUL before a suffix', '/rest/api/3/issue/DEF-1%00ABC-2', MALFORMED],
  ['CR LF', `${ISSUE}%0d%0aX-Evil:%201`, MALFORMED],
  ['DEL', `${ISSUE}%7f`, MALFORMED],
  ['a C1 control', `${ISSUE}%c2%85`, MALFORMED],
  ['a line separator', `${ISSUE}%e2%80%a8`, MALFORMED],
  ['half a surrogate pair', `${ISSUE}%ed%a0%80`, MALFORMED],
  ['a lone %', `${ISSUE}%`, MALFORMED],
  ['%zz', `${ISSUE}%zz`, MALFORMED],
  ['%u002e', '/rest/api/3/project/%u002e%u002e/issue', MALFORMED],
  ['8,000 characters', `/rest/api/3/issue/${'A'.repeat(8_000)}`, MALFORMED],
  ['a thousand segments', `/rest${'/a'.repeat(1_000)}`, 'operation-unknown'],
  ['another case', '/REST/API/3/issue/ABC-2', 'operation-unknown'],
  ['the site’s other doors', '/secure/Dashboard.jspa', 'operation-unknown'],
  ['GraphQL', '/gateway/api/graphql', 'operation-unknown'],
];

const QUERIES: readonly (readonly [what: string, query: string, code: string])[] = [
  ['two values for one', 'jql=project=ABC&maxResults=1&maxResults=2', MALFORMED],
  ['two jql', 'jql=project=ABC&jql=project=DEF', 'jql-invalid'],
  ['the same key in two encodings', 'jql=project=ABC&%6aql=project=DEF', 'jql-invalid'],
  ...[
    'access_token',
    'jwt',
    'os_username',
    'os_password',
    'os_authType',
    'token',
    'TOKEN',
    'Access_Token',
    '%74oken',
  ].map((name) => [`credential ${name}`, `jql=project=ABC&${name}=x`, MALFORMED] as const),
  ['an empty credential', 'jql=project=ABC&token', MALFORMED],
  ['NUL in a value', 'jql=project=ABC%00', MALFORMED],
  ['ESC in a value', 'jql=project=ABC%1b', MALFORMED],
  ['a C1 control in a name', 'jql=project=ABC&a%c2%85=1', MALFORMED],
  ['201 values', `jql=project=ABC${'&fields=a'.repeat(200)}`, MALFORMED],
];

function bodies(token: string): readonly BadRequest[] {
  const nested = (depth: number): string => `{"body":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const body = (what: string, text: string | Uint8Array, code = 'body-unsupported'): BadRequest => ({
    what: `body: ${what}`,
    path: COMMENT,
    call: { token, method: 'POST', body: text, headers: ['Content-Type', 'application/json'] },
    code,
    ...(text.length > 1_000_000 ? { heavy: true } : {}),
  });
  return [
    body('no JSON', '{"body":'),
    body('a form', 'body=hello&x=1'),
    body('two documents', '{"body":"a"}{"body":"b"}'),
    body('a comment in JSON', '{"body":"a"/* no */}'),
    body('single quotes', "{'body':'a'}"),
    body('a NUL byte', '{"body":"a\0b"}'),
    body('a NUL byte after the document', '{"body":"a"}\0'),
    body('nested 50,000 deep', nested(50_000)),
    body('nested 1,000,000 deep', nested(1_000_000)),
    body('no UTF-8', Buffer.from([0x7b, 0x22, 0x62, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
    body('Latin-1', Buffer.from('{"body":"\xe4\xf6\xfc"}', 'latin1')),
    body('UTF-16', Buffer.from('\uFEFF{"body":"a"}', 'utf16le')),
    body('half of a UTF-8 character', Buffer.from('{"body":"ä"}').subarray(0, 10)),
    body('more than 4.5 MB', `{"body":"${'x'.repeat(4_500_000)}"}`, 'body-too-large'),
    body('more than 5 MB', `{"body":"${'x'.repeat(5_500_000)}"}`, 'body-too-large'),
  ];
}
