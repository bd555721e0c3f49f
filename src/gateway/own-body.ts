import type * as z from 'zod/mini';
import { parseJson } from '../base/parse-json';
import type { GatewayRequest } from './request';

const BODY_CHARS_MAX = 1_000;

/**
 * The body of a request to the app's own paths, read strictly: JSON of the schema's form, `{}` where there is none. Undefined for anything
 * else, a query among it: what is misunderstood must not pass for a wish.
 */
export function parseOwnBody<Value>(
  { query, body }: GatewayRequest,
  schema: z.ZodMiniType<Value>,
): Value | undefined {
  if (query.length > 0 || body.length > BODY_CHARS_MAX) return undefined;
  const parsed = schema.safeParse(body.trim() === '' ? {} : parseJson(body));
  return parsed.success ? parsed.data : undefined;
}
