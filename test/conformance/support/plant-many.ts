/** Tokens, orders, lists and events by the hundred, put straight into the host's storage in the app's own forms. */
import { ACCOUNT_IDS, PROJECT_IDS } from '../../../local/jira/seed/demo-site';
import { auditEvent } from '../../../src/audit/event';
import { newUsage } from '../../../src/audit/usage';
import { formatUsage } from '../../../src/audit/usage-record';
import { chunksOf } from '../../../src/base/chunks';
import { storedAudit } from '../../../src/forge/audit-log';
import { formatBulk } from '../../../src/tokens/bulk-record';
import { formatOrder } from '../../../src/tokens/order-record';
import { formatTokenRecord, type TokenRecord } from '../../../src/tokens/record';
import { anOrder, aRecord, DAY, SITE_WIDE } from '../../support/builders';
import { aBulk } from '../../support/bulks';
import { seededRandom } from '../../support/random';
import type { Site } from './site';

const ABC = { id: PROJECT_IDS.ABC, key: 'ABC' };
const IN_ABC = { kind: 'projects', projects: [ABC] } as const;
const OWNERS = [ACCOUNT_IDS.member, ACCOUNT_IDS.lead, ACCOUNT_IDS.outsider, ACCOUNT_IDS.leaver];

/** So many of each; every list of both pages has its share of them, and of the member's a quarter. */
export function plantMany(site: Site, count: number): void {
  const now = site.host.state.clock.now();
  const records = Array.from({ length: count }, (_none, index) => recordOf(index, now));
  write(
    site,
    'token',
    records.map((record) => [record.locator, formatTokenRecord(record)]),
  );
  write(
    site,
    'usage',
    records.map((record, index) => [record.locator, usageOf(record, index, now)]),
  );
  write(
    site,
    'service',
    records
      .filter(({ service }) => service)
      .map(({ locator, service, grant }) => [
        locator,
        { locator, backupId: service?.backupId ?? '-', issuedAt: grant.issuedAt },
      ]),
  );
  write(
    site,
    'order',
    Array.from({ length: count }, (_none, index) => orderOf(index, now)),
  );
  write(
    site,
    'bulk',
    Array.from({ length: count }, (_none, index) => bulkOf(index, now)),
  );
  write(
    site,
    'audit',
    records.map((record, index) => eventOf(record, index, now)),
  );
}

type Row = readonly [key: string, value: unknown];

function recordOf(index: number, now: number): TokenRecord {
  const issuedAt = now - 40 * DAY - index * 1_000;
  return aRecord(
    {
      ownerId: OWNERS[index % OWNERS.length]!,
      name: `job ${index}`,
      state: index % 10 === 9 ? 'revoked' : 'active',
      grant: {
        issuedAt,
        expiresAt: now + (index % 3 === 0 ? 7 : 60) * DAY,
        effects: index % 3 === 1 ? ['read', 'write', 'delete'] : ['read'],
        scopes: ['read:jira-work'],
        reach: index % 5 === 0 ? SITE_WIDE : IN_ABC,
      },
      ...(index % 2 === 0 ? { service: index % 4 === 0 ? {} : { backupId: ACCOUNT_IDS.lead } } : {}),
      ...(index % 7 === 0 ? { reusedAt: now - DAY } : {}),
    },
    index + 1,
  );
}

const usageOf = ({ locator, ownerId, grant }: TokenRecord, index: number, now: number): unknown =>
  formatUsage({
    ...newUsage(locator, ownerId, grant.issuedAt),
    ...(index % 2 === 0 ? { lastDeniedAt: now - DAY } : {}),
  });

function orderOf(index: number, now: number): Row {
  const ownerId = OWNERS[index % OWNERS.length]!;
  const wish = { ...anOrder().wish, reach: IN_ABC };
  const placedAt = now - index * 1_000;
  const times = { placedAt, lapsesAt: placedAt + 14 * DAY };
  const order = anOrder({ ownerId, placedBy: ownerId, wish, ...times }, index + 1);
  return [order.id, formatOrder(order)];
}

function bulkOf(index: number, now: number): Row {
  const id = `Bulk${String(index).padStart(20, '0')}`;
  const startedAt = now - index * 1_000;
  return [id, formatBulk(aBulk({ id, state: 'finished', startedAt, startedBy: ACCOUNT_IDS.admin }))];
}

function eventOf({ locator, ownerId }: TokenRecord, index: number, now: number): Row {
  const fact = { type: 'token.reused', locator, ownerId, family: locator } as const;
  const event = auditEvent(fact, 'app', { at: now - index * 1_000, random: seededRandom(index + 1) });
  return [event.id, storedAudit(event)];
}

const AT_ONCE = 25;

function write(site: Site, entityName: string, rows: readonly Row[]): void {
  for (const some of chunksOf(rows, AT_ONCE)) {
    const sets = some.map(([key, value]) => ({ key, entityName, value }));
    const answer = site.host.state.kvs.answer('/api/v1/batch/set', sets);
    if (answer.status >= 300) throw new Error(`not planted: ${JSON.stringify(answer)}`);
  }
}
