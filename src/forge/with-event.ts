import { kvs } from '@forge/kvs';
import type { AuditEvent } from '../audit/event';
import { storedAudit } from './audit-log';
import { auditKey, ENTITIES } from './keys';

/** A transaction that begins with the event: what follows is written together with it or not at all. */
export const withEvent = (event: AuditEvent) =>
  kvs.transact().set(auditKey(event.id), storedAudit(event), { entityName: ENTITIES.audit });
