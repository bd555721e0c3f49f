import { auditEvent, type AuditEvent, type AuditFact } from '../../../src/audit/event';
import type { Policy } from '../../../src/policy/policy';
import { ADMIN, aPolicy, aRecord, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { seededRandom } from '../../support/random';
import type { StoresStage } from './stage';

export const anEvent = (fact: Partial<AuditFact> = {}, seed = 1, at = NOW): AuditEvent =>
  auditEvent({ type: 'token.issued', locator: aRecord().locator, ...fact } as AuditFact, OWNER, {
    at,
    random: seededRandom(seed),
  });
/** No storage takes such a key. */
export const impossible = (): AuditEvent => ({ ...anEvent(), id: 'schlüssel' });
export const policyAt = (revision: number, changedBy = ADMIN): Policy => ({
  ...aPolicy({}, revision),
  changedBy,
});
export const eventsIn = async ({ audit }: StoresStage): Promise<number> => {
  const page = await audit.page({ limit: 100 });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.events.length;
};
export const UNREADABLE = { ok: false, error: { reason: 'record-unreadable' } };
export const DOWN = { ok: false, error: { reason: 'storage-unavailable' } };
