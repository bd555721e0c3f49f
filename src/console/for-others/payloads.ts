/** Schemas of the payloads about tokens for others. */
import * as z from 'zod/mini';
import { once } from '../../base/once';
import { EFFECTS } from '../../catalogue/operation';
import { operationLimit } from '../../policy/operation-limit';
import { BULK_MODES, BULK_ROWS_MAX, ROW_PROJECTS_MAX } from '../../tokens/bulk';
import { limitsFor } from '../limits-order';
import { each, isoTime, locator, visibleWords } from '../payloads';

const JUSTIFICATION_MAX = 1_000;
const accountId = () => z.string().check(z.regex(/^[\w:-]{1,128}$/));
const backupId = () => z.optional(accountId());

const wishedFor = once(() =>
  z.object({
    name: visibleWords(100),
    purpose: z._default(z.union([z.literal(''), visibleWords(500)]), ''),
    scopes: each(z.array(z.string()).check(z.maxLength(100))),
    effects: z._default(each(z.array(z.enum(EFFECTS))), ['read']),
    operations: z._default(operationLimit(), () => ({ kind: 'any' as const })),
    reach: z._default(z.enum(['projects', 'site']), 'projects'),
    projectIds: z._default(
      each(z.array(z.string().check(z.regex(/^\d{1,19}$/))).check(z.maxLength(ROW_PROJECTS_MAX))),
      [],
    ),
    days: z.optional(z.int().check(z.minimum(1))),
    mayRotate: z._default(z.boolean(), false),
    validFrom: isoTime(),
    limits: z.optional(limitsFor()),
  }),
);

const justification = () => visibleWords(JUSTIFICATION_MAX);
export const orderFor = once(() =>
  z.object({
    ownerId: accountId(),
    backupId: backupId(),
    justification: justification(),
    order: wishedFor(),
  }),
);

export const handOver = once(() =>
  z.object({ locator: locator(), ownerId: accountId(), backupId: backupId() }),
);

/** What is wrong with a row is told of that row; here only that it is one. */
const row = once(() =>
  z.object({
    accountId: z.string().check(z.maxLength(128)),
    name: z.optional(z.string().check(z.maxLength(400))),
    projectKeys: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(ROW_PROJECTS_MAX))),
  }),
);
const draft = {
  justification: justification(),
  rows: z.array(row()).check(z.minLength(1), z.maxLength(BULK_ROWS_MAX)),
};
export const bulkDraft = once(() => z.object({ ...draft, order: wishedFor() }));

/** Drawn by the page: 95 bits or more. */
const bulkId = () => z.string().check(z.regex(/^[0-9A-Za-z]{16,32}$/));
export const bulkStart = once(() =>
  z.object({ ...draft, order: wishedFor(), id: bulkId(), mode: z.enum(BULK_MODES) }),
);
export const bulkRef = once(() => z.object({ id: bulkId() }));
