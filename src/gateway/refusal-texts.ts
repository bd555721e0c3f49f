/** What the faces of refusals say of their facts: one sentence for each fault, rule or reason of the closed lists. Pure. */
import type { Refusal } from './refusal';

export const FROZEN_TEXTS: { readonly [Scope in Extract<Refusal, { code: 'frozen' }>['scope']]: string } = {
  site: 'all tokens of this site',
  project: 'what this request touches, a project, for tokens',
  person: 'all tokens of this token’s owner',
  token: 'this token',
};

export const ADDRESS_TEXTS: { readonly [Why in Extract<Refusal, { code: 'ip-denied' }>['why']]: string } = {
  outside: 'The token may be called from certain network addresses only, and this is none of them.',
  unknown:
    'The token may be called from certain network addresses only, and the app knows no address of callers that it can trust. A Jira admin must run the set-up check.',
};

export const BUDGET_TEXTS: {
  readonly [Key in Extract<Refusal, { code: 'budget-exceeded' }>['budget']]: string;
} = {
  requestsPerHour: 'calls in an hour of UTC',
  requestsPerDay: 'calls in a day of UTC',
  writesPerHour: 'changes in an hour of UTC',
  writesPerDay: 'changes in a day of UTC',
  uses: 'calls in all',
};

export const LARGER_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'budget-exceeded' }>['decidedBy']]: string;
} = {
  'token.budgets': 'ask for a token with a larger budget.',
  'policy.budgets': 'ask your Jira admins: they allow no token more.',
};

export const LACKING_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'scope-missing' }>['decidedBy']]: string;
} = {
  'token.scopes': 'Ask for a token with it on the API tokens page of your Jira project.',
  'policy.scopes': 'The Jira admins allow no token to have it today: ask them.',
  'app.scopes': 'This app was not installed with it, so no token can reach it.',
};

export const POWER_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'admin-power-missing' }>['decidedBy']]: string;
} = {
  'token.admin': 'Ask for a token with it: Jira admins can, on the API tokens page of a Jira project.',
  'policy.adminTokens':
    'The policy of this site allows no token to administer tokens: a Jira admin can change that.',
};

export const WHERE_TEXTS: {
  readonly [Where in Extract<Refusal, { code: 'target-unresolved' }>['where']]: string;
} = {
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

export const STANDING_TEXTS: {
  readonly [Why in Extract<Refusal, { code: 'owner-standing-unknown' }>['why']]: string;
} = {
  'not-allowed-to-ask':
    'Jira does not let the app ask what the token’s owner may do, so nothing is allowed. A Jira admin must give the app’s own account the global permission Administer Jira.',
  'no-answer': 'Jira did not tell what the token’s owner may do, so nothing is allowed. Try again.',
};

const IN_BODY =
  'Send it with POST in the body (for example POST /rest/api/3/search/jql): in a URL the platform may split it at commas.';
export const JQL_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'jql-invalid' }>['fault']]: string } = {
  split: `The JQL came in several parts. ${IN_BODY}`,
  'not-text': 'The JQL must be text.',
  unparsable: `It is not the JQL that Atlassian’s grammar describes, or it could be read in two ways. ${IN_BODY}`,
  'unquoted-character':
    'A character stands outside quotes that may stand only inside them, such as an emoji, a no-break space, ";" or a backslash.',
  'forbidden-character': 'It contains a control character or half a character.',
  'too-long': 'It is longer than the app reads. Ask for less at once.',
  'too-deep': 'It is nested deeper than the app reads. Write it flatter.',
};

export const FAULT_TEXTS: {
  readonly [Fault in Extract<Refusal, { code: 'request-malformed' }>['fault']]: string;
} = {
  event: 'The request did not arrive as a web trigger request.',
  method: 'The method must be GET, POST, PUT, DELETE or PATCH, in capitals.',
  'ambiguous-parameter':
    'A query parameter came with several values and takes one. A value with a comma may have been split by the platform: use the POST form of the operation where there is one.',
  revocation:
    'POST /token/revoke takes no query and no body but {"reason": …}, one of not-needed, replaced, leaked, other. POST /token/leaked takes neither. The token was not ended.',
  rotation:
    'POST /token/rotate takes no query and no body but {"overlapHours": …}, a whole number from 0 to 168. Nothing was rotated.',
  admin:
    'The admin operations take their documented parameters and body only, each parameter once and in its form. Nothing was done.',
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

export const NARROWED_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'policy-narrowed' }>['decidedBy']]: string;
} = {
  'policy.scopes': 'The Jira admins have taken a scope of this token off the list.',
  'policy.siteWideTokens': 'The Jira admins no longer allow tokens that are bound to no project.',
  'policy.transitions':
    'The Jira admins have stopped the tokens that were issued before a change of the policy, and this one is older.',
  'policy.lifetimeDaysMax': 'The Jira admins have shortened how long tokens last, and this one is older.',
  'project-rule.tokensOn': 'The admins of a project that this request touches let no token into it.',
  'project-rule.lifetimeDaysMax':
    'The admins of a project that this request touches let only younger tokens into it.',
  'project-rule.scopes':
    'The admins of a project that this request touches let no token do this there: it takes a scope that is not on their list.',
};

const EFFECT_TEXTS: { readonly [Rule in Extract<Refusal, { code: 'read-only' }>['decidedBy']]: string } = {
  'token.effects': 'and the token was not issued for that. Ask for one that may.',
  'policy.readOnly': 'and the Jira admins allow tokens to read only.',
  'project-rule.readOnly':
    'and the admins of a project that it touches allow tokens to read only there. Ask them.',
};

/** Of a request that would do what it may not. */
export const readOnlyText = ({ effect, decidedBy }: Extract<Refusal, { code: 'read-only' }>): string =>
  `This operation would ${effect}, ${EFFECT_TEXTS[decidedBy]}`;

export const OPERATION_TEXTS: {
  readonly [Rule in Extract<Refusal, { code: 'operation-not-allowed' }>['decidedBy']]: string;
} = {
  'token.operations':
    'The token was issued for other operations only; GET /token/self lists them. Ask for one that includes this operation.',
  'policy.operations': 'The Jira admins allow tokens to use other operations only: ask them.',
  'project-rule.operations':
    'The admins of a project that this request touches allow tokens to use other operations only there: ask them.',
};

export const BODY_TEXTS: {
  readonly [Fault in Extract<Refusal, { code: 'body-unsupported' }>['fault']]: string;
} = {
  'not-json': 'The body is not JSON.',
  'number-too-precise':
    'A number in the body has more digits than would arrive unchanged. Send it as a string.',
  'not-utf8': 'The body is not UTF-8.',
  'not-text': 'The platform carries text only, so files cannot be sent through it.',
  'reply-not-text': 'Jira’s reply is a file, and the platform carries text only.',
};

export const JIRA_TEXTS: { readonly [Fault in Extract<Refusal, { code: 'jira-error' }>['fault']]: string } = {
  timeout: 'Jira did not answer in time.',
  unreachable: 'Jira could not be reached.',
  'app-not-authorised':
    'Jira did not accept the app’s own authorisation. A Jira admin should look at the app’s installation.',
  'server-error': 'Jira failed.',
  'not-attributed':
    'The policy asks for a note on each changed issue of which token changed it, and Jira did not take the note. Nothing was changed.',
  'unexpected-reply': 'Jira answered in a form that the app does not understand.',
};
