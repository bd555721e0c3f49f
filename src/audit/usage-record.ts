/** Storage's form of a Usage. The attributes serve the indexes; the counts are in `details`. Pure. */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { parseLocator } from '../tokens/token';
import { idleSince, type Usage } from './usage';

export const countSchema = once(() => z.int().check(z.minimum(0)));
export const daySchema = once(() => z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)));
export const marksSchema = once(() => z.array(z.object({ container: z.string(), seq: countSchema() })));

const storedUsage = once(() => {
  const calls = countSchema();
  const lastAt = z.number();
  return z.object({
    locator: z.string(),
    ownerId: z.string().check(z.minLength(1)),
    issuedAt: z.number(),
    idleSinceAt: z.number(),
    lastDeniedAt: z.number(),
    version: countSchema(),
    details: z.object({
      lastUsedAt: z.optional(z.number()),
      lastDeadCallAt: z.optional(z.number()),
      lastClient: z.optional(z.string()),
      days: z.array(z.object({ day: daySchema(), calls, denied: calls })),
      operations: z.array(z.object({ operation: z.string(), calls, lastAt })),
      otherCalls: calls,
      refusals: z.array(z.object({ code: z.string(), calls, lastAt })),
      marks: marksSchema(),
    }),
  });
});

export type StoredUsage = z.infer<ReturnType<typeof storedUsage>>;

/** Storage's form → usage. Undefined when it cannot be read: it then counts as absent, and the next count replaces it. */
export function parseUsage(stored: unknown): Usage | undefined {
  const parsed = storedUsage().safeParse(stored);
  if (!parsed.success) return undefined;
  const { ownerId, issuedAt, lastDeniedAt, version, details } = parsed.data;
  const locator = parseLocator(parsed.data.locator);
  if (!locator) return undefined;
  const denied = lastDeniedAt === NEVER ? {} : { lastDeniedAt };
  return { ...details, ...denied, locator, ownerId, issuedAt, version };
}

/** Indexed attributes are never absent. */
const NEVER = 0;

/** Usage → storage's form. */
export function formatUsage(usage: Usage): StoredUsage {
  const { locator, ownerId, issuedAt, version, lastDeniedAt = NEVER, ...details } = usage;
  // Forge stores JSON: absent fields must be absent, not undefined.
  const plain = JSON.parse(JSON.stringify(details)) as StoredUsage['details'];
  return { locator, ownerId, issuedAt, idleSinceAt: idleSince(usage), lastDeniedAt, version, details: plain };
}
