/** What has become known of one request on its way: for its answer's headers, the audit trail and the log. */
import { auditEvent, type AuditFact } from '../audit/event';
import { fail, ok, type Result } from '../base/result';
import type { Instant } from '../base/time';
import type { Operation } from '../catalogue/operation';
import type { Target } from '../policy/target';
import type { TokenRecord } from '../tokens/record';
import type { Answer, AnswerFacts, TokenFacts } from './answer';
import { attribute, attributionOf, withAttribution, type Attribution } from './attribution';
import type { NotAuthenticated } from './authenticate';
import type { GatewayPorts } from './ports';
import type { ReadyRequest } from './ready-request';
import { faceOf } from './refusal-face';
import type { Refusal } from './refusal';

/** Grows as the request is understood; each fact is set once, by the step that proved it. */
export class Passage implements AnswerFacts {
  readonly requestId: string;
  readonly startedAt: Instant;
  /** Set for a live token. */
  token: TokenFacts | undefined;
  operation: Operation | undefined;
  /** Set once the secret has matched, also for a token that is no longer live. */
  record: TokenRecord | undefined;
  /** Every judgement has passed and, for a change, the trace is written: what fails from here on was not denied. */
  isLetThrough = false;
  /** The platform's code, where storage failed. */
  storeCode: string | undefined;

  constructor(requestId: string, startedAt: Instant) {
    this.requestId = requestId;
    this.startedAt = startedAt;
  }

  notProven({ refusal, proven, storeCode }: NotAuthenticated): Result<never, Refusal> {
    this.record = proven;
    this.storeCode = storeCode;
    return fail(refusal);
  }

  proven(record: TokenRecord, endsAt: Instant): void {
    this.record = record;
    this.token = { scopes: record.grant.scopes, endsAt };
  }

  /** A request that creates issues, with the token and its owner in each of them. */
  attributeIn(request: ReadyRequest): ReadyRequest {
    return this.record ? withAttribution(request, attributionBy(this, this.record, request)) : request;
  }
}

/** What a change is to be traced by. */
export interface Change {
  readonly request: ReadyRequest;
  readonly target: Target;
  /** The policy asks for a trace in Jira as well. */
  readonly inJira: boolean;
}

/**
 * A change leaves its trace before Jira is called: if the trace cannot be written, nothing is changed. Reads leave none, for it
 * would cost a storage write each.
 */
export async function traceChange(
  passage: Passage,
  { request, target, inJira }: Change,
  ports: GatewayPorts,
): Promise<Result<void, Refusal>> {
  const { record, requestId } = passage;
  if (!record || !changes(request)) return ok(undefined);
  const { audit, clock, random, jira } = ports;
  const fact: AuditFact = {
    type: 'request.allowed',
    locator: record.locator,
    operation: request.operation.id,
    requestId,
  };
  const appended = await audit.append(auditEvent(fact, record.ownerId, { at: clock.now(), random }));
  if (!appended.ok) {
    passage.storeCode = appended.error.code;
    return fail({ code: 'storage-unavailable' });
  }
  // From here on the change is on its way: what fails now was not denied.
  passage.isLetThrough = true;
  return inJira ? attribute(request, target, attributionBy(passage, record, request), jira) : ok(undefined);
}

const changes = ({ effects }: ReadyRequest): boolean => effects.some((effect) => effect !== 'read');

const attributionBy = (
  { requestId, startedAt }: Passage,
  { locator, ownerId }: TokenRecord,
  { operation }: ReadyRequest,
): Attribution =>
  attributionOf({ token: locator, owner: ownerId, operation: operation.id, requestId }, startedAt);

/** One log line for every request, and an audit event for the denial of a proven token. Callers without one cause no write. */
export async function recordPassage(
  passage: Passage,
  outcome: Result<Answer, Refusal>,
  ports: GatewayPorts,
): Promise<void> {
  try {
    if (!outcome.ok) await recordDenial(passage, outcome.error, ports);
  } finally {
    ports.log.request({
      requestId: passage.requestId,
      locator: passage.record?.locator,
      operation: passage.operation?.id,
      status: outcome.ok ? outcome.value.statusCode : faceOf(outcome.error).status,
      refusal: outcome.ok ? undefined : outcome.error.code,
      storeCode: passage.storeCode,
      tookMs: ports.clock.now() - passage.startedAt,
    });
  }
}

async function recordDenial(passage: Passage, { code }: Refusal, ports: GatewayPorts): Promise<void> {
  const { record, operation, requestId } = passage;
  // What was let through and then failed was not denied: a change has its trace, and the log line says how it ended.
  if (!record || passage.isLetThrough) return;
  const now = ports.clock.now();
  const subject = [ports.site.installation, record.locator, code].join(' ');
  if (!ports.denials.isNew(subject, now)) return;
  const fact: AuditFact = {
    type: 'request.denied',
    locator: record.locator,
    operation: operation?.id,
    refusal: code,
    requestId,
  };
  const appended = await ports.audit.append(
    auditEvent(fact, record.ownerId, { at: now, random: ports.random }),
  );
  // The denial stands whether or not it could be written down.
  if (appended.ok) ports.denials.remember(subject, now);
  else passage.storeCode ??= appended.error.code;
}
