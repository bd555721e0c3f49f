/** Schemas of the payloads in contract.ts. Unknown keys are dropped; rules are parsed whole by policy/rules.ts. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { EFFECTS } from '../catalogue/operation';

export const PAGE_LIMIT_DEFAULT = 20;
const limit = once(() => z._default(z.int().check(z.minimum(1), z.maximum(100)), PAGE_LIMIT_DEFAULT));
const cursor = once(() => z.optional(z.string().check(z.minLength(1), z.maxLength(4_096))));
const id = once(() => z.optional(z.string().check(z.minLength(1), z.maxLength(128))));
const isoTime = once(() =>
  z.optional(
    z.pipe(
      z.iso.datetime({ offset: true }),
      z.transform((text) => Date.parse(text)),
    ),
  ),
);

/** Pages send `{}` or nothing where there is no payload. */
export const nothing = once(() => z.unknown());
export const policyChange = once(() =>
  z.object({ revision: z.int().check(z.minimum(0)), rules: z.unknown() }),
);
export const paging = once(() => z.object({ limit: limit(), cursor: cursor() }));
export const tokenSearch = once(() =>
  z
    .object({ limit: limit(), cursor: cursor(), ownerId: id(), projectId: id() })
    .check(
      z.refine(
        ({ ownerId, projectId }) => ownerId === undefined || projectId === undefined,
        'Give ownerId or projectId, not both.',
      ),
    ),
);
export const tokenRef = once(() => z.object({ locator: z.string().check(z.minLength(1), z.maxLength(64)) }));
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
      z.refine(
        ({ type, actorId, locator }) => [type, actorId, locator].filter(Boolean).length <= 1,
        'Give one of type, actorId and locator.',
      ),
    ),
);

/** Text that people write: trimmed, and without characters that could make it look like another (bidi controls …); the joiners stay, for emoji and Persian. */
const words = (max: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(max),
      z.regex(/^(?:[^\p{Cc}\p{Cf}]|[\u200C\u200D])*$/u, 'No control or formatting characters.'),
    );
/** Each thing once. */
const each = <Item>(list: z.ZodMiniType<Item[]>) =>
  z.pipe(
    list,
    z.transform((items: Item[]) => [...new Set(items)]),
  );

/** A token names its projects in each JQL it sends, and asks for each of them what its owner may do. */
const FURTHER_PROJECTS_MAX = 19;

export const tokenOrder = once(() =>
  z.object({
    name: words(100).check(z.minLength(1, 'Give it a name.')),
    purpose: z._default(words(500), ''),
    scopes: each(z.array(z.string()).check(z.maxLength(500))),
    effects: z._default(each(z.array(z.enum(EFFECTS))), ['read']),
    reach: z._default(z.enum(['project', 'site']), 'project'),
    projectIds: z._default(
      each(
        z
          .array(z.string().check(z.regex(/^\d{1,19}$/, 'Give the project’s numeric id.')))
          .check(z.maxLength(FURTHER_PROJECTS_MAX, `At most ${FURTHER_PROJECTS_MAX} further projects.`)),
      ),
      [],
    ),
    days: z.optional(z.int('Give a whole number of days.').check(z.minimum(1, 'At least one day.'))),
  }),
);
