import { fail, ok, type Result } from '../base/result';
import { findOperation } from '../catalogue/find';
import { parseBody } from './body';
import type { Site } from './ports';
import { settleQuery } from './query';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';
import type { GatewayRequest } from './request';
import { powersOf } from './request-powers';

/** The request with its operation found, and everything in the form that is judged and sent. Pure. */
export function prepare(request: GatewayRequest, site: Site): Result<ReadyRequest, Refusal> {
  const found = findOperation(request.method, request.segments, site.cloudId);
  if (!found) return fail({ code: 'operation-unknown', closedToApps: false });
  const { operation, params, segments } = found;
  const query = settleQuery(operation, request.query);
  if (!query.ok) return fail(ambiguous(query.error.name));
  const body = parseBody(operation, request);
  if (!body.ok) return body;
  return ok({
    operation,
    ...powersOf(operation, query.value, body.value),
    params,
    segments,
    query: query.value,
    headers: request.headers,
    body: body.value,
  });
}

/** Names that are safe to repeat in an answer. */
const PARAM_NAME = /^[\w.-]{1,64}$/;

const ambiguous = (name: string): Refusal =>
  name === 'jql'
    ? { code: 'jql-invalid', fault: 'split' }
    : {
        code: 'request-malformed',
        fault: 'ambiguous-parameter',
        ...(PARAM_NAME.test(name) ? { param: name } : {}),
      };
