/** What the web trigger returns, from a refusal or from Jira's reply. Pure. */
import { formatInstant, type Instant } from '../base/time';
import type { Operation } from '../catalogue/operation';
import type { BudgetKey, BudgetLeft } from '../policy/budgets';
import { faceOf, type Face } from './refusal-face';
import type { JiraReply } from './jira';
import type { Refusal } from './refusal';

/** developer.atlassian.com/platform/forge/runtime-reference/web-trigger: header names to lists of values. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body?: string;
}

/** What every answer to a live token tells about it (token-systems.md §4). */
export interface TokenFacts {
  readonly scopes: readonly string[];
  readonly endsAt: Instant;
  /** Set within 14 days of the end: how many there are still, counted up. */
  readonly endsInDays?: number | undefined;
}

/** What is known of the request when it is answered. */
export interface AnswerFacts {
  readonly requestId: string;
  readonly token?: TokenFacts | undefined;
  readonly operation?: Operation | undefined;
  /** Of a token with budgets. */
  readonly left?: readonly BudgetLeft[] | undefined;
}

/** Identifiers, not addresses: RFC 9457 §3.1.1 lets a type be one that nobody can open. */
export const PROBLEM_TYPES = 'https://scoped-tokens.example/problems/';
const REALM = 'scoped-tokens';

/** RFC 9457 and RFC 6750, and in the same body Jira's `errorMessages`, so that every Jira client prints the reason. */
export function answerRefusal(refusal: Refusal, facts: AnswerFacts): Answer {
  const face = faceOf(refusal);
  const { status, title, detail, decidedBy, scopes, successor } = face;
  const body = {
    type: PROBLEM_TYPES + refusal.code,
    title,
    status,
    detail,
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(successor === undefined ? {} : { successor }),
    // Not on a 401: that body is one, to the byte.
    ...(status === 401 ? {} : { instance: `urn:request:${facts.requestId}` }),
    errorMessages: [detail],
    errors: {},
  };
  const headers = {
    ...factHeaders(facts),
    'Content-Type': ['application/problem+json'],
    ...(status === 401 || face.bearerError ? { 'WWW-Authenticate': challenges(face) } : {}),
    ...(face.retryAfter === undefined ? {} : { 'Retry-After': [face.retryAfter] }),
  };
  return { statusCode: status, headers, body: JSON.stringify(body) };
}

/** Where no token was sent, Basic is offered as well: some clients send credentials only when asked to in their scheme. */
const challenges = (face: Face): readonly string[] =>
  face.status === 401 && !face.bearerError ? [challenge(face), `Basic realm="${REALM}"`] : [challenge(face)];

/** RFC 6750 §3: without an error code where no token was sent. */
function challenge({ bearerError, title, scopes }: Face): string {
  const words = [`realm="${REALM}"`];
  if (bearerError)
    words.push(`error="${bearerError}"`, `error_description="${title.replace(/[^\x20-\x7e]|["\\]/g, "'")}"`);
  if (scopes && scopes.length > 0) words.push(`scope="${scopes.join(' ')}"`);
  return `Bearer ${words.join(', ')}`;
}

/**
 * Jira's headers that go on. Its X-RateLimit-* become X-Jira-RateLimit-*: the platform puts its own under the first name.
 */
const PASSED_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'Content-Type',
  'content-language': 'Content-Language',
  'retry-after': 'Retry-After',
  'ratelimit-reason': 'RateLimit-Reason',
  'x-ratelimit-limit': 'X-Jira-RateLimit-Limit',
  'x-ratelimit-remaining': 'X-Jira-RateLimit-Remaining',
  'x-ratelimit-reset': 'X-Jira-RateLimit-Reset',
  'x-ratelimit-nearlimit': 'X-Jira-RateLimit-NearLimit',
};

/** Jira's own answer: its status and body (without other projects' items where it is a list of site metadata). */
export function answerReply(reply: JiraReply, facts: AnswerFacts): Answer {
  const passed = Object.entries(PASSED_HEADERS).flatMap(([from, to]) => {
    const value = reply.headers[from];
    return value === undefined ? [] : [[to, [value]] as const];
  });
  const headers = { ...factHeaders(facts), ...Object.fromEntries(passed) };
  return reply.body === ''
    ? { statusCode: reply.status, headers }
    : { statusCode: reply.status, headers, body: reply.body };
}

/** An answer of the app itself. */
export const answerJson = (value: unknown, facts: AnswerFacts): Answer => ({
  statusCode: 200,
  headers: { ...factHeaders(facts), 'Content-Type': ['application/json'] },
  body: JSON.stringify(value),
});

function factHeaders({
  requestId,
  token,
  operation,
  left = [],
}: AnswerFacts): Record<string, readonly string[]> {
  const headers: Record<string, readonly string[]> = {
    'X-Request-Id': [requestId],
    'Cache-Control': ['no-store'],
  };
  if (!token) return headers;
  headers['X-Token-Scopes'] = [token.scopes.join(', ')];
  headers['Token-Expires'] = [formatInstant(token.endsAt)];
  if (token.endsInDays !== undefined) headers['Token-Expires-Soon'] = [String(token.endsInDays)];
  for (const each of left) headers[LIMIT_HEADERS[each.key]] = [formatLeft(each)];
  const accepted = operation ? acceptedScopes(operation) : '';
  if (accepted !== '') headers['X-Accepted-Scopes'] = [accepted];
  return headers;
}

/** Names of our own: the platform adds X-RateLimit-* to every answer. */
const LIMIT_HEADERS: Readonly<Record<BudgetKey, string>> = {
  requestsPerHour: 'Token-Limit-Hour',
  requestsPerDay: 'Token-Limit-Day',
  writesPerHour: 'Token-Limit-Writes-Hour',
  writesPerDay: 'Token-Limit-Writes-Day',
  uses: 'Token-Limit-Uses',
};

/** `100;remaining=42;reset=1234`, in seconds. */
const formatLeft = ({ limit, remaining, resetsInS }: BudgetLeft): string =>
  `${limit};remaining=${remaining}${resetsInS === undefined ? '' : `;reset=${resetsInS}`}`;

/** `,` between scopes that are all needed, `;` between the two sets of which one suffices (as GitHub writes it). */
const acceptedScopes = ({ classic, granular }: Operation): string =>
  [classic, granular].flatMap((set) => (set && set.length > 0 ? [set.join(', ')] : [])).join('; ');
