/**
 * The web trigger event → GatewayRequest. The single sanitisation point: nothing else reads the event, and no part of it that is not
 * parsed here goes any further (a live event also carries a `contextToken`). Pure.
 */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import type { Method } from '../catalogue/operation';
import { holdsToken } from '../tokens/token';
import { parsePath, type Segments } from './canonical-path';
import { parseHeaders, type Headers } from './headers';
import { parseQuery, type Query } from './query';
import type { Refusal } from './refusal';

/** A request after parsing. Its method and segments are what is matched, judged and sent. */
export interface GatewayRequest {
  readonly method: Method;
  readonly segments: Segments;
  readonly query: Query;
  readonly headers: Headers;
  readonly authorization: string | undefined;
  /** As it came; `parseBody` reads it once the operation is known. */
  readonly body: string;
}

/** developer.atlassian.com/platform/forge/runtime-reference/web-trigger; single strings beside lists are tolerated. */
const event = once(() => {
  const values = z.union([
    z.array(z.string()),
    z.pipe(
      z.string(),
      z.transform((value) => [value]),
    ),
  ]);
  return z.object({
    method: z.string(),
    userPath: z._default(z.string(), ''),
    headers: z._default(z.record(z.string(), values), {}),
    queryParameters: z._default(z.record(z.string(), values), {}),
    body: z._default(z.nullable(z.string()), ''),
  });
});

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] satisfies Method[];
const isMethod = (text: string): text is Method => METHODS.includes(text);

/** Of the platform's 5 MB for the whole event (limits-invocation), the part a body may have. */
export const BODY_BYTES_MAX = 4_500_000;

export function parseRequest(raw: unknown): Result<GatewayRequest, Refusal> {
  const parsed = event().safeParse(raw);
  if (!parsed.success) return fail({ code: 'request-malformed', fault: 'event' });
  const { method, userPath, queryParameters } = parsed.data;
  const body = parsed.data.body ?? '';
  if (Buffer.byteLength(body) > BODY_BYTES_MAX) return fail({ code: 'body-too-large' });
  if (!isMethod(method)) return fail({ code: 'request-malformed', fault: 'method' });
  const headers = parseHeaders(parsed.data.headers);
  if (!headers.ok) return fail({ code: 'request-malformed', fault: headers.error });
  const segments = parsePath(userPath);
  if (!segments.ok) return fail({ code: 'request-malformed', fault: segments.error });
  const query = parseQuery(queryParameters);
  if (!query.ok) return fail({ code: 'request-malformed', fault: query.error });
  if ([...segments.value, ...query.value.flat(2)].some(holdsToken)) {
    return fail({ code: 'request-malformed', fault: 'credential-in-query' });
  }
  const authorization = headers.value.get('authorization')?.[0];
  return ok({
    method,
    segments: segments.value,
    query: query.value,
    headers: headers.value,
    authorization,
    body,
  });
}
