/** What a caller sees of a refusal: status, title, a sentence that says what to do next, and the OAuth words for it. Pure. */
import { formatInstant } from '../base/time';
import type { Refusal, RefusalCode } from './refusal';

export interface Face {
  readonly status: number;
  /** The same for every refusal of its code. */
  readonly title: string;
  /** What happened and what to do about it. Of the request it repeats a parameter's name at most. */
  readonly detail: string;
  /** RFC 6750 §3.1; absent where the refusal is not about the token. */
  readonly bearerError?: 'invalid_token' | 'insufficient_scope' | 'invalid_request';
  /** The scopes to ask for. */
  readonly scopes?: readonly string[];
  /** The rule that decided, as the admin page names it. */
  readonly decidedBy?: string;
  readonly retryAfter?: string;
}

type Faces = { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => Face };

const plain =
  (status: number, title: string, detail: string, more: Partial<Face> = {}) =>
  (): Face => ({ status, title, detail, ...more });

const FACES: Faces = {
  'token-missing': plain(
    401,
    'A token is missing',
    'Send the token as "Authorization: Bearer <token>", or with Basic as the password. Ask for one on the API tokens page of your Jira project.',
  ),
  'token-invalid': plain(
    401,
    'The token is not valid',
    'The token is not one of this site. Look for a copying fault, or ask for a new one on the API tokens page of your Jira project.',
    { bearerError: 'invalid_token' },
  ),
  'token-expired': plain(
    401,
    'The token has expired',
    'Its last day is over. Ask for a new one on the API tokens page of your Jira project.',
    { bearerError: 'invalid_token' },
  ),
  'token-revoked': plain(
    401,
    'The token was revoked',
    'Its owner or a Jira admin revoked it. Ask for a new one on the API tokens page of your Jira project.',
    { bearerError: 'invalid_token' },
  ),
  'token-paused': plain(
    401,
    'The token is paused',
    'Its owner or a Jira admin paused it. It works again once they resume it.',
    { bearerError: 'invalid_token' },
  ),
  'not-yet-valid': plain(401, 'The token is not valid yet', 'Its first day is still to come.', {
    bearerError: 'invalid_token',
  }),
  frozen: ({ scope, what, until, thawsInS }) => ({
    status: 403,
    title: 'Tokens are frozen',
    detail: `A Jira admin has frozen ${FROZEN_TEXTS[scope]}: ${what === 'all' ? 'nothing is allowed' : 'nothing may be changed'}${until === undefined ? ' until somebody thaws it' : ` until ${formatInstant(until)}`}. ${until === undefined ? 'Ask your Jira admins.' : 'Try again then, or ask your Jira admins.'}`,
    decidedBy: 'freeze',
    ...(thawsInS === undefined ? {} : { retryAfter: String(thawsInS) }),
  }),
  'tokens-off': plain(
    403,
    'Tokens are switched off',
    'The Jira admins of this site have switched tokens off.',
    { decidedBy: 'policy.tokensOn' },
  ),
  'request-malformed': ({ fault, param }) => ({
    status: 400,
    title: 'The request cannot be read in one way only',
    detail: `${FAULT_TEXTS[fault]}${param === undefined ? '' : ` Parameter: ${param}.`}`,
    bearerError: 'invalid_request',
  }),
  'operation-unknown': ({ closedToApps }) => ({
    status: 404,
    title: 'No such Jira operation',
    detail: closedToApps
      ? 'Atlassian opens this operation to no app, or it acts on the app itself: no token can reach it.'
      : 'The method and path name no Jira REST operation that this app knows. Compare them with the Jira REST API reference.',
  }),
  'scope-missing': ({ scopes, decidedBy }) => ({
    status: 403,
    title: 'The token lacks a scope',
    detail: `This operation needs ${scopes.join(' and ')}. ${LACKING_TEXTS[decidedBy]}`,
    bearerError: 'insufficient_scope',
    scopes,
    decidedBy,
  }),
  'read-only': ({ effect, decidedBy }) => ({
    status: 403,
    title: 'The token may not change this',
    detail:
      decidedBy === 'token.effects'
        ? `This operation would ${effect}, and the token was not issued for that. Ask for one that may ${effect}.`
        : `This operation would ${effect}, and the Jira admins allow tokens to read only.`,
    decidedBy,
  }),
  'policy-narrowed': ({ decidedBy, scopes }) => ({
    status: 403,
    title: 'The policy now allows less than the token was issued for',
    detail: `${NARROWED_TEXTS[decidedBy]}${scopes.length > 0 ? ` No longer allowed: ${scopes.join(', ')}.` : ''} Ask for a new token, or ask your Jira admins.`,
    decidedBy,
  }),
  'operation-not-allowed': ({ decidedBy }) => ({
    status: 403,
    title: 'The token may not use this operation',
    detail:
      decidedBy === 'token.operations'
        ? 'The token was issued for other operations only; GET /token/self lists them. Ask for one that includes this operation.'
        : 'The Jira admins allow tokens to use other operations only: ask them.',
    bearerError: 'insufficient_scope',
    decidedBy,
  }),
  'project-outside': plain(
    403,
    'Outside the projects of the token',
    'The request touches a project that the token is not bound to, or something that does not exist. Ask for a token on that project’s API tokens page.',
    { decidedBy: 'token.projects' },
  ),
  'target-unresolved': ({ where, part }) => ({
    status: where === 'absent-issue' ? 404 : 403,
    title: 'The project that this touches cannot be found',
    detail: `${WHERE_TEXTS[where]}${part === undefined ? '' : ` Look at: ${part}.`}`,
    decidedBy: 'token.projects',
  }),
  'owner-lost-permission': ({ permission }) => ({
    status: 403,
    title: 'The owner of the token may not do this',
    detail: `A token can do no more than its owner may do in Jira at this moment, and the owner lacks ${permission} here. A right that was just granted counts within a minute.`,
    decidedBy: 'owner.standing',
  }),
  'owner-standing-unknown': ({ why }) => ({
    status: 503,
    title: 'The rights of the token’s owner cannot be asked',
    detail: STANDING_TEXTS[why],
    decidedBy: 'owner.standing',
    ...(why === 'no-answer' ? { retryAfter: '5' } : {}),
  }),
  'owner-inactive': plain(
    403,
    'The owner of the token is inactive',
    'The account that the token stands for is deactivated in Jira, or gone. Ask for a token of your own.',
    { decidedBy: 'owner.standing' },
  ),
  'ip-denied': plain(403, 'Not from this address', 'The policy does not allow this network address.'),
  'budget-exceeded': plain(429, 'The token has used up its budget', 'Wait until the budget is renewed.'),
  'jql-invalid': ({ fault, line, column }) => ({
    status: 400,
    title: 'The JQL cannot be read in one way only',
    detail: `${JQL_TEXTS[fault]}${line === undefined ? '' : ` Line ${line}${column === undefined ? '' : `, column ${column}`}.`}`,
  }),
  'body-too-large': plain(413, 'The request body is too large', 'Send less than 4.5 MB.'),
  'body-unsupported': ({ fault }) => ({
    status: fault === 'reply-not-text' ? 502 : 415,
    title: 'The body cannot be carried',
    detail: BODY_TEXTS[fault],
  }),
  'response-too-large': plain(
    502,
    'Jira’s reply is too large',
    'The platform carries about 5 MB. Ask for fewer fields or a smaller page.',
  ),
  'jira-rate-limited': ({ retryAfter, reason }) => ({
    status: 429,
    title: 'Jira asks to slow down',
    detail: `Jira’s own rate limit was reached${reason === undefined ? '' : ` (${reason})`}. Try again ${retryAfter === undefined ? 'in a minute' : 'after the time in Retry-After'}.`,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }),
  'app-blocked-by-site': plain(
    403,
    'The app is blocked for this project',
    'An app access rule of your organization keeps this app out of the project.',
  ),
  'jira-error': ({ fault, outcomeUnknown }) => ({
    status: fault === 'timeout' ? 504 : 502,
    title: 'Jira did not answer as it should',
    detail: `${JIRA_TEXTS[fault]}${outcomeUnknown ? ' The change may have taken effect: look before you try again.' : ' Try again later.'}`,
  }),
  'storage-unavailable': plain(
    503,
    'The app’s storage did not answer',
    'The app’s storage did not answer, so nothing was allowed and nothing was done. Try again.',
    { retryAfter: '5' },
  ),
  internal: plain(
    500,
    'The app failed',
    'Nothing more was done. Tell your Jira admins the X-Request-Id of this answer.',
  ),
};

const FROZEN_TEXTS: { readonly [Scope in Extract<Refusal, { code: 'frozen' }>['scope']]: string } = {
  site: 'all tokens of this site',
  project: 'what this request touches, a project, for tokens',
  person: 'all tokens of this token’s owner',
  token: 'this token',
};

const LACKING_TEXTS: { readonly [Rule in Extract<Refusal, { code: 'scope-missing' }>['decidedBy']]: string } =
  {
    'token.scopes': 'Ask for a token with it on the API tokens page of your Jira project.',
    'policy.scopes': 'The Jira admins allow no token to have it today: ask them.',
    'app.scopes': 'This app was not installed with it, so no token can reach it.',
  };

const WHERE_TEXTS: { readonly [Where in Extract<Refusal, { code: 'target-unresolved' }>['where']]: string } =
  {
    'absent-issue': 'Issue does not exist or you do not have permission to see it.',
    path: 'The path names something whose project Jira cannot be asked for.',
    jql: 'The operation finds issues in a way that cannot be confined to the token’s projects.',
    body: 'The body names something, or sets a field, whose project is not known. Leave it out.',
    query:
      'A query parameter is not known to stay within what the token may reach, or one is missing that says which project is meant.',
    resolve: 'The operation names something whose project Jira cannot be asked for.',
    respfilter: 'The operation lists what is in all projects, in a way that cannot be confined.',
    self: 'The operation is about the caller, and in Jira the caller is the app.',
    deny: 'The operation reaches beyond a project, so a token that is bound to projects may not use it.',
    'beyond-standing':
      'The operation can show or change what is in any project without naming it, so it cannot be held to what the token’s owner may do. No token may use it.',
  };

const STANDING_TEXTS: {
  readonly [Why in Extract<Refusal, { code: 'owner-standing-unknown' }>['why']]: string;
} = {
  'not-allowed-to-ask':
    'Jira does not let the app ask what the token’s owner may do, so nothing is allowed. A Jira admin must give the app’s own account the global permission Administer Jira.',
  'no-answer': 'Jira did not tell what the token’s owner may do, so nothing is allowed. Try again.',
};

const IN_BODY =
  'Send it with POST in the body (for example POST /rest/api/3/search/jql): in a URL the platform may split it at commas.';
const JQL_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'jql-invalid' }>['fault']]: string } = {
  split: `The JQL came in several parts. ${IN_BODY}`,
  'not-text': 'The JQL must be text.',
  unparsable: `It is not the JQL that Atlassian’s grammar describes, or it could be read in two ways. ${IN_BODY}`,
  'unquoted-character':
    'A character stands outside quotes that may stand only inside them, such as an emoji, a no-break space, ";" or a backslash.',
  'forbidden-character': 'It contains a control character or half a character.',
  'too-long': 'It is longer than the app reads. Ask for less at once.',
  'too-deep': 'It is nested deeper than the app reads. Write it flatter.',
};

const FAULT_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'request-malformed' }>['fault']]: string } =
  {
    event: 'The request did not arrive as a web trigger request.',
    method: 'The method must be GET, POST, PUT, DELETE or PATCH, in capitals.',
    'ambiguous-parameter':
      'A query parameter came with several values and takes one. A value with a comma may have been split by the platform: use the POST form of the operation where there is one.',
    revocation:
      'POST /token/revoke takes no query and no body but {"reason": …}, one of not-needed, replaced, leaked, other. POST /token/leaked takes neither. The token was not ended.',
    'too-large': 'The headers are larger than 64 KB.',
    'method-override': 'Headers that override the method are not taken.',
    'repeated-authorization': 'There is more than one Authorization header.',
    'control-character': 'A header or parameter contains a control character.',
    'not-rooted': 'The path does not begin with a slash.',
    'too-long': 'The path is longer than 4,096 characters.',
    'empty-segment': 'The path contains a doubled slash.',
    'dot-segment': 'The path contains a dot segment.',
    'bad-escape': 'The path contains a percent sign that escapes no UTF-8 character.',
    'encoded-twice': 'The path is percent-encoded twice.',
    'forbidden-character': 'A path segment contains one of / \\ ? # ; or a control character.',
    'credential-in-query': 'Credentials are taken in the Authorization header only, never in the URL.',
    'too-many': 'There are more than 200 query parameters.',
  };

const NARROWED_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'policy-narrowed' }>['decidedBy']]: string;
} = {
  'policy.scopes': 'The Jira admins have taken a scope of this token off the list.',
  'policy.siteWideTokens': 'The Jira admins no longer allow tokens that are bound to no project.',
  'policy.lifetimeDaysMax': 'The Jira admins have shortened how long tokens last, and this one is older.',
};

const BODY_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'body-unsupported' }>['fault']]: string } = {
  'not-json': 'The body is not JSON.',
  'number-too-precise':
    'A number in the body has more digits than would arrive unchanged. Send it as a string.',
  'not-utf8': 'The body is not UTF-8.',
  'not-text': 'The platform carries text only, so files cannot be sent through it.',
  'reply-not-text': 'Jira’s reply is a file, and the platform carries text only.',
};

const JIRA_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'jira-error' }>['fault']]: string } = {
  timeout: 'Jira did not answer in time.',
  unreachable: 'Jira could not be reached.',
  'app-not-authorised':
    'Jira did not accept the app’s own authorisation. A Jira admin should look at the app’s installation.',
  'server-error': 'Jira failed.',
  'not-attributed':
    'The policy asks for a note on each changed issue of which token changed it, and Jira did not take the note. Nothing was changed.',
  'unexpected-reply': 'Jira answered in a form that the app does not understand.',
};

/** The face of a refusal. */
export function faceOf(refusal: Refusal): Face {
  const face = FACES[refusal.code] as (refusal: Refusal) => Face;
  return face(refusal);
}
