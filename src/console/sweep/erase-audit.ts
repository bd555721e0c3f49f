import { ok } from '../../base/result';
import { DAY_MS } from '../../base/time';
import type { ConsolePorts } from '../ports';
import type { StepResult } from './step';

/** An event is kept so long: a year, and a month to look back on it. No rule changes it. */
export const AUDIT_DAYS_KEPT = 400;
/** As many as one page of the trail erases (AuditLog). */
const PAGE_LIMIT = 100;
/** 1,000 events a run. */
const PAGES_MAX = 10;

/** Erases events that happened long ago, the oldest first: the next run goes on where this one stopped. */
export async function eraseAudit({ audit, clock }: ConsolePorts): Promise<StepResult> {
  const before = clock.now() - AUDIT_DAYS_KEPT * DAY_MS;
  let count = 0;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const erased = await audit.eraseBefore(before);
    if (!erased.ok) return erased;
    count += erased.value;
    if (erased.value < PAGE_LIMIT) break;
  }
  return ok(count);
}
