/** A token string → a LiveToken, today's policy, the projects' rules and what is frozen, in one storage wait; for junk and forgeries, in none. */
import { unreachable } from '../base/invariant';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { Spent } from '../policy/budgets';
import type { Freeze } from '../policy/freeze';
import type { Policy } from '../policy/policy';
import type { RuleBook } from '../policy/project-rules';
import type { TokenRecord } from '../tokens/record';
import { isTagged, type Locator, type ParsedToken } from '../tokens/token';
import type { TagKeyStore } from '../tokens/tag-key';
import { verify, type LiveToken, type NotLive } from '../tokens/verify';
import { parseCredential } from './credential';
import type { Refusal } from './refusal';

/**
 * The token's record, the policy, the projects' rules, what is frozen and what was spent of its budgets, read together: one batch, one
 * wait (design §6).
 */
export interface AuthorityStore {
  read(locator: Locator): Promise<Result<Authority, StoreFailure>>;
}

export interface Authority {
  readonly record: TokenRecord | undefined;
  readonly policy: Policy;
  readonly freeze: Freeze;
  readonly projectRules: RuleBook;
  /** Of the token's budgets. */
  readonly spent: Spent | 'unreadable';
}

export interface Authenticated {
  readonly live: LiveToken;
  readonly policy: Policy;
  readonly freeze: Freeze;
  readonly projectRules: RuleBook;
  readonly spent: Spent | 'unreadable';
}

/** `proven` is there when the secret matched: only then may the audit trail name the token. */
export interface NotAuthenticated {
  readonly refusal: Refusal;
  readonly proven?: TokenRecord | undefined;
  /** There for a token that has retired: it says what its use leads to. */
  readonly policy?: Policy | undefined;
  /** The platform's code, for the log. */
  readonly storeCode?: string | undefined;
}

export interface AuthenticationPorts {
  readonly authority: AuthorityStore;
  readonly tagKeys: TagKeyStore;
}

export async function authenticate(
  authorization: string | undefined,
  { authority, tagKeys }: AuthenticationPorts,
  now: Instant,
): Promise<Result<Authenticated, NotAuthenticated>> {
  if (authorization === undefined) return fail({ refusal: { code: 'token-missing' } });
  const token = parseCredential(authorization);
  if (!token) return fail(INVALID);

  const tagged = await isOurs(token, tagKeys, now);
  if (!tagged.ok) return fail(unavailable(tagged.error));
  if (!tagged.value) return fail(INVALID);

  const read = await authority.read(token.locator);
  if (!read.ok) return fail(unavailable(read.error));
  const { record, policy, freeze, projectRules, spent } = read.value;
  const live = verify(record, token.secret, now);
  return live.ok
    ? ok({ live: live.value, policy, freeze, projectRules, spent })
    : fail(notLive(live.error, policy));
}

/** One object for every way to be wrong, so that the ways cannot be told apart. */
const INVALID: NotAuthenticated = { refusal: { code: 'token-invalid' } };

async function isOurs(
  token: ParsedToken,
  tagKeys: TagKeyStore,
  now: Instant,
): Promise<Result<boolean, StoreFailure>> {
  const keys = await tagKeys.find(now, token.tagVersion);
  if (!keys.ok) return keys;
  return ok(keys.value !== undefined && isTagged(token, keys.value));
}

const unavailable = ({ reason, code }: StoreFailure): NotAuthenticated => ({
  refusal: { code: reason === 'storage-unavailable' ? reason : 'internal' },
  storeCode: code,
});

function notLive(error: NotLive, policy: Policy): NotAuthenticated {
  switch (error.reason) {
    case 'unproven':
      return INVALID;
    case 'revoked':
      return { refusal: { code: 'token-revoked' }, proven: error.record };
    case 'retired':
      return { refusal: { code: 'token-retired' }, proven: error.record, policy };
    case 'paused':
      return { refusal: { code: 'token-paused' }, proven: error.record };
    case 'expired':
      return { refusal: { code: 'token-expired' }, proven: error.record };
    case 'not-yet-valid':
      return { refusal: { code: 'not-yet-valid' }, proven: error.record };
    default:
      return unreachable(error, 'notLive');
  }
}
