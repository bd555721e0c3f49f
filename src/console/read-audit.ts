import type { AuditFact } from '../audit/event';
import type { AuditQuery } from '../audit/log';
import { ok } from '../base/result';
import type { Instant } from '../base/time';
import type { AuditPageView } from './contract';
import type { TokenPorts } from './ports';
import { refuseStore, type Outcome } from './refusal';
import { viewEvent } from './views';

interface Search {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly type?: string | undefined;
  readonly actorId?: string | undefined;
  readonly locator?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** A page of the audit trail, newest first. */
export async function searchAudit(search: Search, { audit }: TokenPorts): Promise<Outcome<AuditPageView>> {
  const { limit, cursor, from, to } = search;
  const page = await audit.page({ by: narrowingOf(search), limit, cursor, from, to });
  if (!page.ok) return refuseStore(page.error);
  const { events, cursor: next } = page.value;
  return ok({ events: events.map(viewEvent), ...(next === undefined ? {} : { cursor: next }) });
}

/** A type that no event has is passed on as it is: its list is empty. */
function narrowingOf({ type, actorId, locator }: Search): AuditQuery['by'] {
  if (type !== undefined) return { type: type as AuditFact['type'] };
  if (actorId !== undefined) return { actorId };
  return locator === undefined ? undefined : { locator };
}
