import * as z from 'zod/mini';
import { once } from '../base/once';
import type { Instant } from '../base/time';
import { EFFECTS, type Effect } from '../catalogue/operation';
import { ADMIN_POWERS } from '../policy/admin-power';
import type { Grant } from '../policy/grant';
import { storedLimits, type Limits } from '../policy/limits';
import { operationLimit } from '../policy/operation-limit';
import { parseLocator, type Locator } from './token';

/**
 * `expired` is no state: the clock says it. `dormant`: written, and never made active, because the app died in between; nobody was told its
 * secret, and nobody can resume it.
 */
export const TOKEN_STATES = ['active', 'paused', 'revoked', 'dormant'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

/** Why a token was revoked, of a closed list: it may be audited, where a person's own words may not. */
export const REVOCATION_REASONS = [
  'not-needed',
  'replaced',
  'leaked',
  'unused',
  'owner-left',
  'project-gone',
  'other',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Why a token was paused: a closed list, as above. */
export const PAUSE_REASONS = [
  'not-in-use',
  'suspicious',
  'under-review',
  'owner-away',
  'owner-left',
  'retired-secret-used',
  'other',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
/** Those, and the one that only a hand-over gives: its new owner has not accepted it yet. */
const PAUSE_CAUSES = [...PAUSE_REASONS, 'handed-over'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** In which part somebody changes a token. The right to undo it depends on that, not on the person: an admin has tokens, too. */
const PARTS = ['owner', 'admin'] as const;
export type Part = (typeof PARTS)[number];
/** Who pauses: those, and the app by its schedule. */
const PAUSING_PARTS = [...PARTS, 'app'] as const;
export type PausingPart = (typeof PAUSING_PARTS)[number];
/** Who may end a token: those, and whoever holds it. */
const ENDING_PARTS = [...PAUSING_PARTS, 'token'] as const;
export type EndingPart = (typeof ENDING_PARTS)[number];

/** Whom a new secret is told: the owner on the page, or whoever sent the old token. */
const KEYED_AS = ['owner', 'token'] as const;
export type KeyedAs = (typeof KEYED_AS)[number];

export interface Pause {
  readonly at: Instant;
  /** Account id, or `app`. */
  readonly by: string;
  readonly as: PausingPart;
  readonly because?: PauseCause | undefined;
  /** The words of whoever paused it: as little logged or audited as the name. */
  readonly note?: string | undefined;
}

export interface Service {
  /** Account id of who steps in for the owner; absent: nobody does until an admin names somebody. */
  readonly backupId?: string | undefined;
  /** It was handed over, and its owner has not accepted it yet. Kept through an admin's pause, which hides why it was paused before. */
  readonly awaitsOwner?: true | undefined;
}

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
  /** When, from where, with what and how often it may be used. */
  readonly limits?: Limits | undefined;
  /** Of a bot's token: its owner answers for it, and only what the owner may do in Jira it may do. Absent: a person's own. */
  readonly service?: Service | undefined;
  readonly state: TokenState;
  /** Of the last pause: absent once it was resumed. It outlives a revocation. */
  readonly pause?: Pause | undefined;
  /** When it was resumed last: nobody could use it before, so that its idle days count from then. */
  readonly resumedAt?: Instant | undefined;
  /** When it was revoked, by whom (absent where the token itself was the proof) and in which part. */
  readonly endedAt?: Instant | undefined;
  readonly endedBy?: string | undefined;
  readonly endedAs?: EndingPart | undefined;
  readonly endedBecause?: RevocationReason | undefined;
  /** The words of whoever ended it, for its owner and the admins: as little logged or audited as the name. */
  readonly endedNote?: string | undefined;
  /** The first token of the chain that rotations made; absent for a token that replaced none. */
  readonly family?: Locator | undefined;
  /** When it got the secret that it has, where that was after it was made. */
  readonly keyedAt?: Instant | undefined;
  /** Of a successor: who was told the secret that it has. */
  readonly keyedAs?: KeyedAs | undefined;
  /** The token that it replaced, and the one that replaces it. */
  readonly predecessor?: Locator | undefined;
  readonly successor?: Locator | undefined;
  /** With `successor`: from then on it is refused. `grant.expiresAt` is never later, so that lists and the sweep need not know of it. */
  readonly retiresAt?: Instant | undefined;
  /** When it was noticed that its secret was used long after it had retired. Noticed once. */
  readonly reusedAt?: Instant | undefined;
  /** Counts changes; every change is made on condition that nobody else made one meanwhile. */
  readonly version: number;
}

const locatorSchema = once(() =>
  z.pipe(
    z.string().check(z.refine((text) => parseLocator(text) !== undefined)),
    z.transform((text) => text as Locator),
  ),
);

const storedRecord = once(() => {
  const text = z.string().check(z.minLength(1));
  const project = z.strictObject({ id: text, key: text });
  const reach = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('projects'), projects: z.array(project).check(z.minLength(1)) }),
    z.strictObject({ kind: z.literal('site') }),
  ]);
  return z.object({
    locator: z.string(),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    ownerId: text,
    state: z.enum(TOKEN_STATES),
    issuedAt: z.number(),
    expiresAt: z.number(),
    version: z.int().check(z.minimum(0)),
    // Strict throughout: what this version does not know may narrow the token.
    details: z.strictObject({
      issuerId: z.string(),
      name: z.string(),
      purpose: z.string(),
      scopes: z.array(z.string()),
      effects: z.array(z.enum(EFFECTS)).check(z.minLength(1)),
      operations: operationLimit(),
      reach,
      admin: z.optional(z.array(z.enum(ADMIN_POWERS)).check(z.minLength(1))),
      notBeforeAt: z.optional(z.number()),
      limits: z.optional(storedLimits()),
      extendedAt: z.optional(z.number()),
      pause: z.optional(
        z.strictObject({
          at: z.number(),
          by: z.string(),
          as: z.enum(PAUSING_PARTS),
          because: z.optional(z.enum(PAUSE_CAUSES)),
          note: z.optional(z.string()),
        }),
      ),
      service: z.optional(
        z.strictObject({
          backupId: z.optional(text),
          awaitsOwner: z.optional(z.literal(true)),
        }),
      ),
      resumedAt: z.optional(z.number()),
      endedAt: z.optional(z.number()),
      endedBy: z.optional(z.string()),
      endedAs: z.optional(z.enum(ENDING_PARTS)),
      endedBecause: z.optional(z.enum(REVOCATION_REASONS)),
      endedNote: z.optional(z.string()),
      mayRotate: z.optional(z.boolean()),
      firstIssuedAt: z.optional(z.number()),
      family: z.optional(locatorSchema()),
      keyedAt: z.optional(z.number()),
      keyedAs: z.optional(z.enum(KEYED_AS)),
      predecessor: z.optional(locatorSchema()),
      successor: z.optional(locatorSchema()),
      retiresAt: z.optional(z.number()),
      reusedAt: z.optional(z.number()),
    }),
  });
});

/** Storage's form. What it has beside the record serves the indexes and is never read back. */
export type StoredTokenRecord = z.infer<ReturnType<typeof storedRecord>> & {
  /** The project the token was asked for on, or `site`. */
  readonly project: string;
  /** Of its effects the one that can do most harm. */
  readonly power: Effect;
  /** `nameKeyOf` its name. */
  readonly nameKey: string;
  /** `endOf` the record. */
  readonly endsAt: Instant;
};

/** Storage's form → record. Undefined when it cannot be read: then the token is refused. */
export function parseTokenRecord(stored: unknown): TokenRecord | undefined {
  const parsed = storedRecord().safeParse(stored);
  if (!parsed.success) return undefined;
  const { digest, ownerId, state, issuedAt, expiresAt, version, details } = parsed.data;
  const { scopes, effects, operations, reach, admin, mayRotate, firstIssuedAt, extendedAt, ...rest } =
    details;
  const more = withoutAbsent({ admin, mayRotate, firstIssuedAt, extendedAt });
  const locator = parseLocator(parsed.data.locator);
  if (!locator) return undefined;
  return {
    ...rest,
    locator,
    digest,
    ownerId,
    state,
    version,
    grant: { scopes, effects, operations, reach, issuedAt, expiresAt, ...more },
  };
}

/** Record → storage's form. */
export function formatTokenRecord(record: TokenRecord): StoredTokenRecord {
  const { locator, digest, ownerId, state, version, grant, ...rest } = record;
  const { issuedAt, expiresAt, scopes, effects, operations, reach, admin = [] } = grant;
  const { mayRotate, firstIssuedAt, extendedAt } = grant;
  const details = {
    ...rest,
    scopes: [...scopes],
    effects: [...effects],
    operations: structuredClone(operations),
    reach: structuredClone(reach),
    ...withoutAbsent({ mayRotate, firstIssuedAt }),
    ...(admin.length === 0 ? {} : { admin: [...admin] }),
    ...(record.limits ? { limits: structuredClone(record.limits) } : {}),
    ...(extendedAt === undefined ? {} : { extendedAt }),
  };
  return {
    locator,
    digest,
    ownerId,
    project: homeOf(reach),
    power: powerOf(effects),
    nameKey: nameKeyOf(record.name),
    state,
    issuedAt,
    expiresAt,
    endsAt: endOf(record),
    version,
    details,
  } as StoredTokenRecord;
}

/** Forge stores JSON: absent fields must be absent, not undefined. */
const withoutAbsent = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** When it ended, or will by itself: it was revoked, or its last day is over. */
export const endOf = ({ grant, endedAt = Infinity }: TokenRecord): Instant =>
  Math.min(grant.expiresAt, endedAt);

/** Ended tokens stay visible this long, and are erased then: people look for them when a script stops. */
export const ENDED_KEPT_DAYS = 90;

/** Names are found by their first letters, in any case. Never empty: an indexed string must not be (entities-manifest). */
export const nameKeyOf = (name: string): string => name.normalize('NFC').toLowerCase() || '-';

const BY_HARM: readonly Effect[] = ['delete', 'manage', 'write', 'read'];
const powerOf = (effects: readonly Effect[]): Effect =>
  BY_HARM.find((effect) => effects.includes(effect)) ?? 'read';

/** The project that it was asked for on, or `site`: what it is listed under. */
export const homeOf = (reach: Grant['reach']): string =>
  reach.kind === 'site' ? 'site' : (reach.projects[0]?.id ?? 'none');
