/** What is written down of a request, whatever became of it. */
import { auditEvent, type AuditFact } from '../audit/event';
import type { Result } from '../base/result';
import type { Answer } from './answer';
import { finishCounting } from './count-usage';
import type { Passage } from './passage';
import type { GatewayPorts } from './ports';
import { faceOf } from './refusal-face';
import { finishSpending } from './spend-budget';
import { lackingIn, type Refusal } from './refusal';

/**
 * One log line for every request; for that of a proven token its count, and an audit event where it was denied. Callers without one
 * cause no write.
 */
export async function recordPassage(
  passage: Passage,
  outcome: Result<Answer, Refusal>,
  ports: GatewayPorts,
): Promise<void> {
  // What was let through and then failed was not denied: a change has its trace, and the log line says how it ended.
  const denial = outcome.ok || passage.isLetThrough ? undefined : outcome.error;
  const counted = finishCounting(passage, denial?.code, ports);
  try {
    if (denial) await recordDenial(passage, denial, ports);
  } finally {
    await counted;
    await finishSpending(passage, ports);
    ports.log.request({
      requestId: passage.requestId,
      locator: passage.record?.locator,
      operation: passage.operation?.id,
      status: outcome.ok ? outcome.value.statusCode : faceOf(outcome.error).status,
      refusal: outcome.ok ? undefined : outcome.error.code,
      storeCode: passage.storeCode,
      usageCode: passage.usageCode,
      tookMs: ports.clock.now() - passage.startedAt,
    });
  }
}

async function recordDenial(passage: Passage, denial: Refusal, ports: GatewayPorts): Promise<void> {
  const { code } = denial;
  const { record, operation, requestId } = passage;
  if (!record) return;
  const now = ports.clock.now();
  const subject = [ports.site.installation, record.locator, code].join(' ');
  if (!ports.denials.isNew(subject, now)) return;
  const lacking = lackingIn(denial);
  const { decidedBy } = faceOf(denial);
  const fact: AuditFact = {
    type: 'request.denied',
    locator: record.locator,
    operation: operation?.id,
    refusal: code,
    ...(lacking.length === 0 ? {} : { lacking }),
    ...(decidedBy === undefined ? {} : { decidedBy }),
    requestId,
  };
  const appended = await ports.audit.append(
    auditEvent(fact, record.ownerId, { at: now, random: ports.random }),
  );
  // The denial stands whether or not it could be written down.
  if (appended.ok) ports.denials.remember(subject, now);
  else passage.storeCode ??= appended.error.code;
}
