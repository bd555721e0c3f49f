import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { EFFECTS } from '../catalogue/operation';
import type { Grant } from '../policy/grant';
import { parseLocator, type Locator } from './token';

/** `expired` is no state: the clock says it. */
export type TokenState = 'active' | 'paused' | 'revoked';

/** What is stored of a token. The secret is not in it, nor anything that would give it back. */
export interface TokenRecord {
  readonly locator: Locator;
  /** SHA-256 of the secret, hex. */
  readonly digest: string;
  /** Account id the token stands for. */
  readonly ownerId: string;
  /** Account id that asked for it. */
  readonly issuerId: string;
  /** The owner's words: shown on the pages and to the token itself; never logged, audited or put into a refusal. */
  readonly name: string;
  readonly purpose: string;
  readonly grant: Grant;
  /** Not valid before this time; absent where it is valid from issue on. */
  readonly notBeforeAt?: Instant | undefined;
  readonly state: TokenState;
  /** When and by whom it was revoked or paused. */
  readonly endedAt?: Instant | undefined;
  readonly endedBy?: string | undefined;
  /** Counts changes; every change is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

const storedRecord = once(() => {
  const project = z.object({ id: z.string().check(z.minLength(1)), key: z.string().check(z.minLength(1)) });
  const reach = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('projects'), projects: z.array(project).check(z.minLength(1)) }),
    z.object({ kind: z.literal('site') }),
  ]);
  return z.object({
    locator: z.string(),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    ownerId: z.string().check(z.minLength(1)),
    state: z.enum(['active', 'paused', 'revoked']),
    issuedAt: z.number(),
    expiresAt: z.number(),
    version: z.int().check(z.minimum(0)),
    details: z.object({
      issuerId: z.string(),
      name: z.string(),
      purpose: z.string(),
      scopes: z.array(z.string()),
      effects: z.array(z.enum(EFFECTS)).check(z.minLength(1)),
      reach,
      notBeforeAt: z.optional(z.number()),
      endedAt: z.optional(z.number()),
      endedBy: z.optional(z.string()),
    }),
  });
});

/** Storage's form. `project` exists for the index by-project: the project the token was asked for on, or `site`. */
export type StoredTokenRecord = z.infer<ReturnType<typeof storedRecord>> & { readonly project: string };

/** Storage's form → record. Undefined when it cannot be read: then the token is refused. */
export function parseTokenRecord(stored: unknown): TokenRecord | undefined {
  const parsed = storedRecord().safeParse(stored);
  if (!parsed.success) return undefined;
  const { digest, ownerId, state, issuedAt, expiresAt, version, details } = parsed.data;
  const { scopes, effects, reach, ...rest } = details;
  const locator = parseLocator(parsed.data.locator);
  if (!locator) return undefined;
  return {
    ...rest,
    locator,
    digest,
    ownerId,
    state,
    version,
    grant: { scopes, effects, reach, issuedAt, expiresAt },
  };
}

/** Record → storage's form. */
export function formatTokenRecord(record: TokenRecord): StoredTokenRecord {
  const { locator, digest, ownerId, state, version, grant, ...rest } = record;
  const { issuedAt, expiresAt, scopes, effects, reach } = grant;
  const details = { ...rest, scopes: [...scopes], effects: [...effects], reach: structuredClone(reach) };
  return {
    locator,
    digest,
    ownerId,
    project: homeOf(reach),
    state,
    issuedAt,
    expiresAt,
    version,
    details,
  } as StoredTokenRecord;
}

const homeOf = (reach: Grant['reach']): string =>
  reach.kind === 'site' ? 'site' : (reach.projects[0]?.id ?? 'none');
