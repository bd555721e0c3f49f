/** What a caller sees of a refusal: status, title, a sentence that says what to do next, and the OAuth words for it. Pure. */
import { formatInstant } from '../base/time';
import type { Refusal, RefusalCode } from './refusal';
import {
  ADDRESS_TEXTS,
  BODY_TEXTS,
  BUDGET_TEXTS,
  FAULT_TEXTS,
  FROZEN_TEXTS,
  JIRA_TEXTS,
  JQL_TEXTS,
  LACKING_TEXTS,
  LARGER_TEXTS,
  NARROWED_TEXTS,
  POWER_TEXTS,
  OPERATION_TEXTS,
  readOnlyText,
  STANDING_TEXTS,
  WHERE_TEXTS,
} from './refusal-texts';

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
  /** Locator of the token that has replaced the caller's. */
  readonly successor?: string;
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
    'It was ended for good: by its owner, a Jira admin, the app, or somebody who held it. Ask for a new one on the API tokens page of your Jira project.',
    { bearerError: 'invalid_token' },
  ),
  'token-paused': plain(
    401,
    'The token is paused',
    'It works again once its owner or a Jira admin resumes it: the API tokens page of your Jira project says who can.',
    { bearerError: 'invalid_token' },
  ),
  'token-retired': plain(
    401,
    'The token has been replaced',
    'It was rotated, and the time in which it worked beside its successor is over. Use the successor, or ask the token’s owner for it.',
    { bearerError: 'invalid_token' },
  ),
  'rotation-not-allowed': ({ decidedBy }) => ({
    status: 403,
    title: 'The token may not rotate itself',
    detail:
      decidedBy === 'token.mayRotate'
        ? 'It was not issued for that. Its owner can rotate it on the API tokens page of the Jira project.'
        : 'The Jira admins do not allow tokens to rotate themselves. Its owner can rotate it on the API tokens page of the Jira project.',
    decidedBy,
  }),
  'already-rotated': ({ successor, retryInS }) => ({
    status: 409,
    title: 'The token has been rotated already',
    detail: `Its successor is ${successor}. ${retryInS === undefined ? `It is in use, or has been changed: use it, or let the token’s owner rotate ${successor} on the API tokens page.` : 'Somebody was told its secret just now. If that was you and the answer was lost, ask again after the time in Retry-After.'}`,
    successor,
    ...(retryInS === undefined ? {} : { retryAfter: String(retryInS) }),
  }),
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
  'admin-power-missing': ({ power, decidedBy }) => ({
    status: 403,
    title: 'The token may not administer tokens',
    detail: `This operation needs the power ${power}. ${POWER_TEXTS[decidedBy]}`,
    decidedBy,
  }),
  'no-such-token': plain(
    404,
    'There is no such token',
    'The path names no token of this site. Take its locator from the list of tokens: it is the first part of the token.',
  ),
  'scope-missing': ({ scopes, decidedBy }) => ({
    status: 403,
    title: 'The token lacks a scope',
    detail: `This operation needs ${scopes.join(' and ')}. ${LACKING_TEXTS[decidedBy]}`,
    bearerError: 'insufficient_scope',
    scopes,
    decidedBy,
  }),
  'read-only': (refusal) => ({
    status: 403,
    title: 'The token may not change this',
    detail: readOnlyText(refusal),
    decidedBy: refusal.decidedBy,
  }),
  'policy-narrowed': ({ decidedBy, scopes }) => ({
    status: 403,
    title: 'The policy now allows less than the token was issued for',
    detail: `${NARROWED_TEXTS[decidedBy]}${scopes.length > 0 ? ` No longer allowed: ${scopes.join(', ')}.` : ''} ${decidedBy.startsWith('project-rule.') ? 'Ask the admins of that project.' : 'Ask for a new token, or ask your Jira admins.'}`,
    decidedBy,
  }),
  'operation-not-allowed': ({ decidedBy }) => ({
    status: 403,
    title: 'The token may not use this operation',
    detail: OPERATION_TEXTS[decidedBy],
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
  'owner-may-not-use': plain(
    403,
    'The owner of the token may not use tokens',
    'The Jira admins let only some people use tokens, and the owner is not one of them at this moment. Ask a Jira admin to add the owner to a group that may, or to give the permission Use API tokens. It counts within a minute.',
    { decidedBy: 'policy.mayUse' },
  ),
  'ip-denied': ({ why, decidedBy }) => ({
    status: 403,
    title: 'Not from this address',
    detail: ADDRESS_TEXTS[why],
    decidedBy,
  }),
  'header-required': plain(
    403,
    'A header is missing or wrong',
    'This token works only together with a header of its own, which its owner knows. Send it with every request, as it was shown when the token was made.',
    { decidedBy: 'token.header' },
  ),
  'outside-hours': ({ opensAt, opensInS }) => ({
    status: 403,
    title: 'Not at this time',
    detail: `The token works in certain hours only; GET /token/self lists them${opensAt === undefined ? '.' : `, and the next begin at ${formatInstant(opensAt)}.`}`,
    decidedBy: 'token.hours',
    ...(opensInS === undefined ? {} : { retryAfter: String(opensInS) }),
  }),
  'budget-exceeded': ({ budget, limit, decidedBy, resetsInS }) => ({
    status: resetsInS === undefined ? 403 : 429,
    title: 'The token has used up its budget',
    detail: `The token may make ${limit} ${BUDGET_TEXTS[budget]}. ${resetsInS === undefined ? 'All of them are used: ask for a new one.' : `Try again after the time in Retry-After, or ${LARGER_TEXTS[decidedBy]}`}`,
    decidedBy,
    ...(resetsInS === undefined ? {} : { retryAfter: String(resetsInS) }),
  }),
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
    'The app’s storage did not answer, so nothing was allowed, and Jira was not asked to change anything. Try again.',
    { retryAfter: '5' },
  ),
  internal: plain(
    500,
    'The app failed',
    'Nothing more was done. Tell your Jira admins the X-Request-Id of this answer.',
  ),
};

/** The face of a refusal. */
export function faceOf(refusal: Refusal): Face {
  const face = FACES[refusal.code] as (refusal: Refusal) => Face;
  return face(refusal);
}
