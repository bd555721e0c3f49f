/** What has become known of one request on its way: for its answer's headers, the audit trail and the log. */
import { auditEvent, type AuditFact } from '../audit/event';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { DAY_MS, type Instant } from '../base/time';
import type { BudgetLeft, RateBudgets } from '../policy/budgets';
import type { Operation } from '../catalogue/operation';
import type { Target } from '../policy/target';
import type { TokenRecord } from '../tokens/record';
import type { AnswerFacts, TokenFacts } from './answer';
import { attribute, attributionOf, withAttribution, type Attribution } from './attribution';
import type { NotAuthenticated } from './authenticate';
import type { Spending } from './budget-tally';
import type { GatewayPorts } from './ports';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';

/** From then on every answer warns of the token's end. */
const SOON_DAYS = 14;

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
  /** What sent the request: a name of a list. */
  client = 'other';
  /** Set once the call is counted: what was due is being written. Never rejects. */
  counting: Promise<void> | undefined;
  /** Set for a token with a budget. */
  spending: Spending | undefined;
  /** What the policy says of budgets, of any token; undefined: nothing. */
  policyBudgets: RateBudgets | undefined;
  /** What is left of its budgets, as far as is known. */
  left: readonly BudgetLeft[] | undefined;
  /** The platform's code, where counts could not be written. */
  usageCode: string | undefined;

  constructor(requestId: string, startedAt: Instant) {
    this.requestId = requestId;
    this.startedAt = startedAt;
  }

  notProven({ refusal, proven, storeCode }: NotAuthenticated): Result<never, Refusal> {
    this.record = proven;
    this.storeCode = storeCode;
    return fail(refusal);
  }

  storeFailed({ reason, code }: StoreFailure): Result<never, Refusal> {
    this.storeCode = code;
    return fail({ code: reason === 'storage-unavailable' ? reason : 'internal' });
  }

  proven(record: TokenRecord, endsAt: Instant): void {
    this.record = record;
    const endsInDays = Math.ceil((endsAt - this.startedAt) / DAY_MS);
    this.token = {
      scopes: record.grant.scopes,
      endsAt,
      ...(endsInDays <= SOON_DAYS ? { endsInDays } : {}),
    };
  }

  /** A request that creates issues, with the token and its owner in each of them. */
  attributeIn(request: ReadyRequest): ReadyRequest {
    return this.record ? withAttribution(request, attributionBy(this, this.record, request)) : request;
  }
}

/** What a change is to be traced by. */
export interface TracedChange {
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
  { request, target, inJira }: TracedChange,
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

/** Whether the request does more than read. */
export const changes = ({ effects }: Pick<ReadyRequest, 'effects'>): boolean =>
  effects.some((effect) => effect !== 'read');

const attributionBy = (
  { requestId, startedAt }: Passage,
  { locator, ownerId }: TokenRecord,
  { operation }: ReadyRequest,
): Attribution =>
  attributionOf({ token: locator, owner: ownerId, operation: operation.id, requestId }, startedAt);

/** A bug, to the log. */
export function tellBug(bug: unknown, { requestId }: Passage, { log }: GatewayPorts): void {
  try {
    log.bug(bug, requestId);
  } catch {
    // There is nobody left to tell.
  }
}
