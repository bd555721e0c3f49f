import { fail, ok, type Result } from '../base/result';
import { findOperation } from '../catalogue/find';
import { parseBody } from './body';
import { formatPath } from './canonical-path';
import type { Aimed } from './find-target';
import type { ReadyRequest } from './forward';
import type { Site } from './ports';
import { formatQuery } from './query';
import { effectOf } from './request-effect';
import type { Refusal } from './refusal';
import type { GatewayRequest } from './request';

/** The request with its operation found, and everything in the form that is sent. Pure. */
export function prepare(request: GatewayRequest, site: Site): Result<ReadyRequest & Aimed, Refusal> {
  const found = findOperation(request.method, request.segments, site.cloudId);
  if (!found) return fail({ code: 'operation-unknown', closedToApps: false });
  const { operation, params, segments } = found;
  const query = formatQuery(operation, request.query);
  if (!query.ok) return fail(ambiguous(query.error.name));
  const body = parseBody(operation, request);
  if (!body.ok) return body;
  const target = formatPath(segments) + query.value;
  return ok({
    operation,
    effect: effectOf(operation, body.value),
    params,
    query: request.query,
    target,
    headers: request.headers,
    body: body.value,
  });
}

/** Names that are safe to repeat in an answer. */
const PARAM_NAME = /^[\w.-]{1,64}$/;

const ambiguous = (name: string): Refusal =>
  name === 'jql'
    ? { code: 'jql-invalid' }
    : {
        code: 'request-malformed',
        fault: 'ambiguous-parameter',
        ...(PARAM_NAME.test(name) ? { param: name } : {}),
      };
