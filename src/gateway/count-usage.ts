/** Counting what is called with a token (usage-tally.ts), beside what the request waits for anyway. It never fails a request. */
import { DAY_MS, type Instant } from '../base/time';
import { ENDED_KEPT_DAYS, endOf, type TokenRecord } from '../tokens/record';
import { tellBug, type Passage } from './passage';
import type { GatewayPorts } from './ports';
import type { RefusalCode } from './refusal';
import type { CountedToken } from './usage-tally';

/** For an allowed request: counts it and begins to write what is due, while Jira is asked. */
export function beginCounting(passage: Passage, ports: GatewayPorts): void {
  const { record } = passage;
  if (!record) return;
  try {
    noteCall(passage, record, ports);
    passage.counting = flush(passage, record, ports);
  } catch (bug) {
    tellBug(bug, passage, ports);
  }
}

/**
 * At a request's end: counts it if that is still to be done, and its denial, and waits for what is being written. Callers without a
 * proven token, or with one that is about to be erased, cause no write and no memory.
 */
export async function finishCounting(
  passage: Passage,
  refusal: RefusalCode | undefined,
  ports: GatewayPorts,
): Promise<void> {
  const { record, counting, startedAt: at } = passage;
  if (!record || isErasedSoon(record, at)) return;
  try {
    if (!counting) noteCall(passage, record, ports);
    if (refusal !== undefined)
      ports.tally.noteDenial(ports.site.installation, countedToken(record), { at, refusal });
    await counting;
    if (!counting || refusal !== undefined) await flush(passage, record, ports);
  } catch (bug) {
    tellBug(bug, passage, ports);
  }
}

/** A day before it is erased. What a container counted and wrote only after that would stay for ever, with the owner's id. */
const isErasedSoon = (record: TokenRecord, at: Instant): boolean =>
  at >= endOf(record) + (ENDED_KEPT_DAYS - 1) * DAY_MS;

function noteCall(passage: Passage, record: TokenRecord, { tally, site }: GatewayPorts): void {
  const { startedAt: at, client, operation, token } = passage;
  const call = { at, client, operation: operation?.id, isLive: token !== undefined };
  tally.noteCall(site.installation, countedToken(record), call);
}

const countedToken = ({ locator, ownerId, grant }: TokenRecord): CountedToken => ({
  locator,
  ownerId,
  issuedAt: grant.issuedAt,
});

async function flush(passage: Passage, { locator }: TokenRecord, ports: GatewayPorts): Promise<void> {
  const code = await ports.tally.flush({
    installation: ports.site.installation,
    locator,
    at: passage.startedAt,
    usages: ports.usages,
    tellBug: (bug) => tellBug(bug, passage, ports),
  });
  passage.usageCode ??= code;
}
