import type { Recipe } from './recipes';
import { adminToken, memberToken, READ_ISSUE } from './recipes-token';
import type { GatewayCall } from './site';

const COMMENT = '/rest/api/3/issue/ABC-2/comment';

type Call = Omit<GatewayCall, 'token'>;

const byMember = (code: string, cause: string, path: string, call: Call = {}): Recipe => ({
  code,
  cause,
  arrange: async (site) => [path, { ...call, token: (await memberToken(site)).token }],
});
const byAdmin = (code: string, cause: string, path: string, call: Call = {}): Recipe => ({
  code,
  cause,
  arrange: async (site) => [path, { ...call, token: await adminToken(site) }],
});
const post = (body: string | Uint8Array): Call => ({
  method: 'POST',
  body,
  headers: ['Content-Type', 'application/json'],
});

export const REQUEST_RECIPES: readonly Recipe[] = [
  byMember('request-malformed', 'a dot segment', '/rest/api/3/issue/../project/DEF'),
  byMember('request-malformed', 'a method that Jira does not have', READ_ISSUE, { method: 'OPTIONS' }),
  byMember(
    'request-malformed',
    'a parameter twice that takes one value',
    `${READ_ISSUE}?updateHistory=true&updateHistory=false`,
  ),
  byMember('request-malformed', 'a credential in the query', `${READ_ISSUE}?access_token=x`),
  byMember('request-malformed', 'a method override', READ_ISSUE, {
    headers: ['X-HTTP-Method-Override', 'DELETE'],
  }),
  byMember('operation-unknown', 'no such path', '/rest/api/3/no/such/thing'),
  byMember('operation-unknown', 'the bare URL', ''),
  byMember('operation-unknown', 'another method than the path has', READ_ISSUE, { method: 'PATCH' }),
  byMember('operation-unknown', 'another site', `/ex/jira/00000000-0000-4000-8000-000000000000${READ_ISSUE}`),
  byAdmin(
    'operation-unknown',
    'an operation that Atlassian opens to no app',
    '/rest/api/3/mypreferences/locale',
    { method: 'PUT', json: {} },
  ),
  byAdmin('operation-unknown', 'an operation that acts on the app itself', '/rest/api/3/webhook'),
  byMember('body-too-large', 'more than 4.5 MB', COMMENT, post('x'.repeat(4_600_000))),
  byMember('body-unsupported', 'no JSON', COMMENT, post('{"body":')),
  byMember(
    'body-unsupported',
    'a number that would not arrive as it was sent',
    COMMENT,
    post('{"body":"a","properties":[{"key":"k","value":12345678901234567890}]}'),
  ),
  byMember('body-unsupported', 'no UTF-8', COMMENT, post(Buffer.from([0x22, 0xff, 0xfe, 0x22]))),
  byMember('body-unsupported', 'a file', '/rest/api/3/issue/ABC-2/attachments', {
    method: 'POST',
    body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello\r\n--b--\r\n',
    headers: ['Content-Type', 'multipart/form-data; boundary=b', 'X-Atlassian-Token', 'no-check'],
  }),
];
