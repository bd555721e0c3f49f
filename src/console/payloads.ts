/** Schemas of the payloads in contract.ts. Unknown keys are dropped; rules are parsed whole by policy/rules.ts. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { EFFECTS } from '../catalogue/operation';
import { ADMIN_POWERS } from '../policy/admin-power';
import { FREEZE_REASON_MAX } from '../policy/freeze';
import { operationLimit } from '../policy/operation-limit';
import { GROUPS_MAX } from '../policy/who';
import { PAUSE_REASONS, REVOCATION_REASONS } from '../tokens/record';
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from '../tokens/rotation';
import type { TokenListKey } from './contract';
import { limitsOrder } from './limits-order';

const PAGE_LIMIT_DEFAULT = 20;
const limit = once(() => z._default(z.int().check(z.minimum(1), z.maximum(100)), PAGE_LIMIT_DEFAULT));
const cursor = once(() => z.optional(z.string().check(z.minLength(1), z.maxLength(4_096))));
const id = once(() => z.optional(z.string().check(z.minLength(1), z.maxLength(128))));
const moment = once(() =>
  z.pipe(
    z.iso.datetime({ offset: true }),
    z.transform((text) => Date.parse(text)),
  ),
);
export const isoTime = once(() => z.optional(moment()));

/** Pages send `{}` or nothing where there is no payload. */
export const nothing = once(() => z.unknown());
/** Strict: a choice that is misunderstood must not pass for another. */
const existing = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('apply') }),
    z.strictObject({ kind: z.literal('keep'), until: moment() }),
    z.strictObject({ kind: z.literal('stop'), at: moment() }),
    z.strictObject({ kind: z.literal('lift') }),
  ]),
);
export const policyChange = once(() =>
  z.object({
    revision: z.int().check(z.minimum(0)),
    rules: z.unknown(),
    existing: z._default(existing(), () => ({ kind: 'apply' as const })),
  }),
);
export const projectRuleRef = once(() =>
  z.object({ projectId: z.string().check(z.minLength(1), z.maxLength(64)) }),
);

export const projectRuleChange = once(() =>
  z.object({ revision: z.int().check(z.minimum(0)), rules: z.unknown() }),
);
export const groupSearch = once(() =>
  z.object({
    text: z._default(z.string().check(z.trim(), z.maxLength(100)), ''),
    ids: z._default(
      z.array(z.string().check(z.minLength(1), z.maxLength(128))).check(z.maxLength(GROUPS_MAX)),
      [],
    ),
  }),
);
export const paging = once(() => z.object({ limit: limit(), cursor: cursor() }));
/**
 * Text that people write: trimmed, and without characters that could make it look like another (bidi controls …), that do not show, or
 * that are none (halves of surrogate pairs). Joiners and variation selectors stay, for emoji and Persian.
 */
const VISIBLE =
  /^(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[\u200C\u200D\uFE0E\uFE0F])*$/u;
const words = (max: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(max),
    z.refine((text) => VISIBLE.test(text), { params: { problem: 'hidden-characters' } }),
  );
/** Marks, joiners and the blank Braille pattern alone leave nothing to see. */
const SHOWS = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;
/** Words that somebody must be able to see: a name is clicked on in a list, a reason is read by whom it is about. */
export const visibleWords = (max: number) =>
  words(max).check(
    z.minLength(1),
    // What `words` has refused is told once.
    z.refine((text) => text === '' || !VISIBLE.test(text) || SHOWS.test(text), {
      params: { problem: 'hidden-characters' },
    }),
  );
/** Each thing once. */
export const each = <Item>(list: z.ZodMiniType<Item[]>) =>
  z.pipe(
    list,
    z.transform((items: Item[]) => [...new Set(items)]),
  );

const LISTS = [
  'all',
  'active',
  'expiring',
  'can-delete',
  'site-wide',
  'unused',
  'owner-left',
  'service',
  'orphaned',
  'denied',
  'broader-than-used',
  'reused',
  'revoked',
] as const satisfies readonly TokenListKey[];
const STATES = ['active', 'paused', 'revoked', 'expired', 'retired'] as const;

/** A wish and its paging, apart. */
export const tokenSearch = once(() =>
  z.pipe(
    z.object({
      limit: limit(),
      cursor: cursor(),
      list: z._default(z.enum(LISTS), 'all'),
      ownerId: id(),
      projectId: id(),
      name: z.optional(words(100)),
      locator: id(),
      state: z.optional(z.enum(STATES)),
      scope: id(),
      effect: z.optional(z.enum(EFFECTS)),
      issuedFrom: isoTime(),
      issuedTo: isoTime(),
      expiresFrom: isoTime(),
      expiresTo: isoTime(),
      usedFrom: isoTime(),
      usedTo: isoTime(),
    }),
    z.transform(({ limit, cursor, name, ...given }) => {
      const { issuedFrom, issuedTo, expiresFrom, expiresTo, usedFrom, usedTo, ...wish } = given;
      return {
        page: { limit, cursor },
        wish: {
          ...wish,
          name: name === '' ? undefined : name,
          issued: { from: issuedFrom, to: issuedTo },
          expires: { from: expiresFrom, to: expiresTo },
          used: { from: usedFrom, to: usedTo },
        },
      };
    }),
  ),
);
export const locator = once(() => z.string().check(z.minLength(1), z.maxLength(64)));
export const tokenRef = once(() => z.object({ locator: locator() }));
const because = once(() => z.enum(REVOCATION_REASONS));
export const optionalWords = (max: number) => z.optional(words(max));
const note = once(() => optionalWords(200));
export const revocation = once(() =>
  z.object({ locator: locator(), because: z.optional(because()), note: note() }),
);
export const pausing = once(() =>
  z.object({ locator: locator(), because: z.optional(z.enum(PAUSE_REASONS)), note: note() }),
);
export const rotation = once(() =>
  z.object({
    locator: locator(),
    overlapHours: z._default(
      z.int().check(z.minimum(0), z.maximum(OVERLAP_HOURS_MAX)),
      OVERLAP_HOURS_DEFAULT,
    ),
  }),
);
export const revocations = once(() =>
  z.object({
    locators: each(z.array(locator()).check(z.minLength(1), z.maxLength(25))),
    because: because(),
    note: note(),
  }),
);
const projectId = once(() => z.string().check(z.regex(/^\d{1,19}$/)));
export const freezing = once(() =>
  z.object({
    of: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('site') }),
      z.object({ kind: z.literal('project'), projectId: projectId() }),
      z.object({ kind: z.literal('person'), accountId: z.string().check(z.regex(/^[\w:-]{1,128}$/)) }),
      z.object({ kind: z.literal('token'), locator: locator() }),
    ]),
    what: z.enum(['writes', 'all']),
    reason: visibleWords(FREEZE_REASON_MAX),
    until: isoTime(),
  }),
);
export const freezeRef = once(() => z.object({ id: z.string().check(z.minLength(1), z.maxLength(64)) }));
/** Typed by hand, in every language: nobody replaces the address by a slip. */
const REPLACE_CONFIRMATION = 'REPLACE';
export const gatewayReplacement = once(() =>
  z.object({
    confirmation: z.string().check(
      z.trim(),
      z.refine((typed) => typed === REPLACE_CONFIRMATION, { params: { problem: 'not-confirmed' } }),
    ),
    seen: z.array(z.string().check(z.maxLength(2_048))).check(z.maxLength(20)),
    freeze: z.optional(z.object({ reason: visibleWords(FREEZE_REASON_MAX) })),
  }),
);
export const scopeRef = once(() => z.object({ scope: z.string().check(z.maxLength(128)) }));
/** Of scopes and effects alone: an order may wish for no more scopes than these. */
export const operationsWish = once(() =>
  z.object({
    scopes: each(z.array(z.string().check(z.maxLength(128))).check(z.maxLength(SCOPES_MAX))),
    effects: each(z.array(z.enum(EFFECTS))),
  }),
);
export const ruleOperationsWish = once(() =>
  z.object({
    scopes: z.nullable(z.array(z.string().check(z.maxLength(128))).check(z.maxLength(RULE_SCOPES_MAX))),
  }),
);
export const projectSearch = once(() => z.object({ text: z._default(words(100), '') }));
export const policyPreview = once(() => z.object({ rules: z.unknown(), cursor: cursor() }));
export const tokenTest = once(() => z.object({ token: z.string().check(z.maxLength(256)) }));
export const auditSearch = once(() =>
  z
    .object({
      limit: limit(),
      cursor: cursor(),
      type: id(),
      actorId: id(),
      locator: id(),
      from: isoTime(),
      to: isoTime(),
    })
    .check(
      z.refine(({ type, actorId, locator }) => [type, actorId, locator].filter(Boolean).length <= 1, {
        params: { problem: 'one-filter' },
      }),
    ),
);

/** A token names its projects in each JQL it sends, and asks for each of them what its owner may do. */
export const FURTHER_PROJECTS_MAX = 19;

const NAME_MAX = 100;
/** More than a person picks by hand; as few as keep a token's record and the policy within one unit of reading. */
const SCOPES_MAX = 100;
/** As many as a project's rules name. */
const RULE_SCOPES_MAX = 500;

export const tokenOrder = once(() =>
  z.object({
    name: visibleWords(NAME_MAX),
    purpose: z._default(words(500), ''),
    scopes: each(z.array(z.string()).check(z.maxLength(SCOPES_MAX))),
    effects: z._default(each(z.array(z.enum(EFFECTS))), ['read']),
    operations: z._default(operationLimit(), () => ({ kind: 'any' as const })),
    reach: z._default(z.enum(['project', 'site']), 'project'),
    projectIds: z._default(
      each(z.array(z.string().check(z.regex(/^\d{1,19}$/))).check(z.maxLength(FURTHER_PROJECTS_MAX))),
      [],
    ),
    days: z.optional(z.int().check(z.minimum(1))),
    mayRotate: z._default(z.boolean(), false),
    admin: z._default(each(z.array(z.enum(ADMIN_POWERS))), []),
    validFrom: isoTime(),
    limits: z.optional(limitsOrder()),
  }),
);
