/** The nouns of most tests, each right in every way; a test names only what it is about. */
import type { Effect, Operation } from '../../src/catalogue/operation';
import { listOperations } from '../../src/catalogue/operations';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import type { Grant, ProjectRef, Reach } from '../../src/policy/grant';
import { ANY_OPERATION } from '../../src/policy/operation-limit';
import type { LiveGrant } from '../../src/policy/live-grant';
import type { Freeze, FreezeEntry } from '../../src/policy/freeze';
import type { Policy } from '../../src/policy/policy';
import { NO_RULES, type ProjectRules, type RuleBook } from '../../src/policy/project-rules';
import type { Rules } from '../../src/policy/rules';
import { digestOf } from '../../src/tokens/digest';
import { drawOrderId, type Order } from '../../src/tokens/order';
import type { TokenRecord } from '../../src/tokens/record';
import type { Secret } from '../../src/tokens/secret';
import type { TagKeys } from '../../src/tokens/tag-key';
import { drawLocator, drawSecret, formatToken, type Locator } from '../../src/tokens/token';
import { NOW } from './fixed-times';
import { everyEffect, PLAIN_RULES } from './plain-rules';
import { seededRandom } from './random';

export const DAY = 86_400_000;
export const OWNER = '5b10a2844c20165700ede21f';
export const STRANGER = '5b10a2844c20165700ede2ff';
export const ADMIN = '5b10a2844c20165700ede2aa';
export const ABC: ProjectRef = { id: '10001', key: 'ABC' };
export const XYZ: ProjectRef = { id: '10002', key: 'XYZ' };
export const IN_ABC: Reach = { kind: 'projects', projects: [ABC] };
export const SITE_WIDE: Reach = { kind: 'site' };
export const ALL_EFFECTS: readonly Effect[] = ['read', 'write', 'delete', 'manage'];

export const days = everyEffect;

/** Everything allowed, as far as an admin can allow it. */
export const rules = (change: Partial<Rules> = {}): Rules => ({
  ...PLAIN_RULES,
  scopes: [...APP_SCOPES],
  siteWideTokens: true,
  adminTokens: true,
  selfRotation: true,
  ...change,
});

export const aPolicy = (change: Partial<Rules> = {}, revision = 1): Policy => ({
  revision,
  changedAt: NOW - DAY,
  changedBy: ADMIN,
  rules: rules(change),
});

/** All of the site, until somebody thaws it. */
export const aFreezeEntry = (change: Partial<FreezeEntry> = {}): FreezeEntry => ({
  id: 'f1',
  of: { kind: 'site' },
  what: 'all',
  reason: 'Zebediah saw a leak',
  at: NOW - DAY,
  by: ADMIN,
  ...change,
});
export const aFreeze = (...entries: readonly Partial<FreezeEntry>[]): Freeze => ({
  revision: 1,
  changedAt: NOW - DAY,
  entries: entries.map((entry, index) => aFreezeEntry({ id: `f${index}`, ...entry })),
});

/** Rules of projects, each of which says nothing but what is given. */
export const aRuleBook = (...rules: readonly (readonly [ProjectRef, Partial<ProjectRules>])[]): RuleBook => ({
  revision: rules.length,
  changedAt: NOW - DAY,
  projects: rules.map(([project, change], at) => ({
    project,
    revision: at + 1,
    changedAt: NOW - DAY,
    changedBy: ADMIN,
    rules: { ...NO_RULES, ...change },
  })),
});

/** A day old, with 29 to go; everything the app could do, in project ABC. */
export const aGrant = (change: Partial<Grant> = {}): LiveGrant =>
  ({
    scopes: [...APP_SCOPES],
    effects: ALL_EFFECTS,
    operations: ANY_OPERATION,
    reach: IN_ABC,
    issuedAt: NOW - DAY,
    expiresAt: NOW + 29 * DAY,
    ...change,
  }) as LiveGrant;

export interface RecordChange extends Partial<Omit<TokenRecord, 'grant'>> {
  readonly grant?: Partial<Grant>;
}

/** A token's record and the secret that proves it; another seed gives another token. */
export function aProvenRecord(change: RecordChange = {}, seed = 7): { record: TokenRecord; secret: Secret } {
  const random = seededRandom(seed);
  const secret = drawSecret(random);
  const { grant, ...rest } = change;
  const record: TokenRecord = {
    locator: drawLocator(random),
    digest: digestOf(secret),
    ownerId: OWNER,
    issuerId: OWNER,
    name: 'Nightly report of Zebediah',
    purpose: 'Counts what Zebediah closed',
    grant: { ...aGrant(grant) },
    state: 'active',
    version: 1,
    ...rest,
  };
  return { record, secret };
}

export const aRecord = (change: RecordChange = {}, seed = 7): TokenRecord =>
  aProvenRecord(change, seed).record;

/** A waiting order of the owner's for a token that reads and writes in ABC; another seed gives another order. */
export const anOrder = (change: Partial<Order> = {}, seed = 7): Order => ({
  id: drawOrderId(change.placedAt ?? NOW, seededRandom(seed)),
  kind: { of: 'new' },
  state: 'waiting',
  placedAt: NOW,
  placedBy: OWNER,
  ownerId: OWNER,
  wish: {
    name: 'Nightly sync of Zebediah',
    purpose: 'Copies what Zebediah closed',
    scopes: ['read:jira-work', 'write:jira-work'],
    effects: ['read', 'write'],
    operations: ANY_OPERATION,
    reach: IN_ABC,
    days: 30,
  },
  justification: 'Zebediah needs it',
  lapsesAt: NOW + 14 * DAY,
  version: 1,
  ...change,
});

export const tagKeys = (seed = 11): TagKeys => ({
  current: '1',
  keys: new Map([['1', seededRandom(seed).bytes(32)]]),
});

/** The string that a caller presents for a record. */
export function tokenOf(
  { record, secret }: { record: { readonly locator: Locator }; secret: Secret },
  keys: TagKeys = tagKeys(),
): string {
  const token = formatToken(record.locator, secret, keys);
  if (token === undefined) throw new Error('the test has no current tag key');
  return token;
}

const OPERATIONS = new Map(listOperations().map((operation) => [operation.id, operation]));

/** An operation of the real catalogue by its id, e.g. `GET /rest/api/3/issue/{issueIdOrKey}`. */
export function anOperation(id: string): Operation {
  const operation = OPERATIONS.get(id);
  if (!operation) throw new Error(`the catalogue has no ${id}`);
  return operation;
}

export interface EventChange {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | null;
  readonly authorization?: string;
}

/** Every live web trigger event carries one; nothing may come of it. */
export const CONTEXT_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.contextToken-that-nobody-may-see.sig';

/** What callers in tests accept, as many clients do; the app's own questions accept JSON alone, and are known by it. */
export const ACCEPT = 'application/json, text/plain, */*';

/** A web trigger event as the platform makes it. */
export function anEvent({ method = 'GET', path, headers, query, body, authorization }: EventChange = {}): {
  readonly [part: string]: unknown;
} {
  return {
    method,
    userPath: path ?? '/rest/api/3/issue/ABC-1',
    path: '/x1/public-id',
    headers: {
      accept: [ACCEPT],
      ...(authorization === undefined ? {} : { Authorization: [authorization] }),
      ...headers,
    },
    queryParameters: query ?? {},
    body: body ?? '',
    contextToken: CONTEXT_TOKEN,
    call: { functionKey: 'serve-gateway' },
  };
}
