/** All events that fit, page by page. */
import type { AuditEventView, AuditSearch } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';

export const EVENTS_MAX = 5_000;
const PAGE = 100;

export interface Collection {
  readonly search: AdminApi['searchAudit'];
  readonly filters: AuditSearch;
  readonly isStopped: () => boolean;
  readonly onEvents: (events: readonly AuditEventView[]) => void;
}

export interface Collected {
  readonly events: readonly AuditEventView[];
  /** There are more than these. */
  readonly isPart: boolean;
  readonly failure?: Failure;
}

/** Up to 5,000, newest first. What was collected is kept when it is stopped or a page fails. */
export async function collectEvents({
  search,
  filters,
  isStopped,
  onEvents,
}: Collection): Promise<Collected> {
  let events: readonly AuditEventView[] = [];
  let cursor: string | undefined;
  do {
    const reply = await search({ ...filters, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    if (!reply.ok) return { events, isPart: true, failure: reply };
    events = [...events, ...reply.value.events];
    ({ cursor } = reply.value);
    onEvents(events);
  } while (cursor !== undefined && events.length < EVENTS_MAX && !isStopped());
  return { events: events.slice(0, EVENTS_MAX), isPart: cursor !== undefined || events.length > EVENTS_MAX };
}
