/** Tokens in their tens of thousands, put into storage as the app writes them. */
import type { HostState } from '../../local/host/host-state';
import { newUsage } from '../../src/audit/usage';
import { formatUsage } from '../../src/audit/usage-record';
import { formatTagKeys } from '../../src/tokens/tag-key';
import { formatTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { aProvenRecord, DAY, tagKeys, tokenOf } from '../support/builders';
import type { SoakToken } from './known';
import { accountOf, projectsOf } from './people';
import { Timeline } from './timeline';

const BATCH = 25;
const KEYS = tagKeys();
export const SCOPES = ['read:jira-work', 'write:jira-work'];

export interface PlantPlan {
  readonly tokens: number;
  readonly people: number;
  /** Within which some of them expire. */
  readonly runMs: number;
}

/** Asked for on the pages' side of storage: nobody else is running yet. */
export async function plant(state: HostState, { tokens, people, runMs }: PlantPlan): Promise<SoakToken[]> {
  answered(state.kvs.answer('/api/v1/secret/set', { key: 'tag-keys', value: formatTagKeys(KEYS) }));
  const planted: SoakToken[] = [];
  const now = state.clock.now();
  for (let start = 0; start < tokens; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, tokens - start) }, (_, index) => start + index).map(
      (index) => ({ index, ...aProvenRecord(recordOf(index, { people, runMs, now }), index + 1) }),
    );
    writeBatch(
      state,
      batch.map(({ record }) => record),
    );
    for (const { index, record, secret } of batch)
      planted.push(
        soakToken(record, { owner: index % people, text: tokenOf({ record, secret }, KEYS), isNew: false }),
      );
    // Others, such as timers, have their turn.
    if (start % 5_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return planted;
}

export const soakToken = (
  record: TokenRecord,
  rest: { readonly owner: number; readonly text: string; readonly isNew: boolean },
): SoakToken => ({
  ...rest,
  locator: record.locator,
  projects: projectsOf(rest.owner),
  mayWrite: record.grant.effects.includes('write'),
  mayDelete: record.grant.effects.includes('delete'),
  expiresAt: record.grant.expiresAt,
  bornAt: record.grant.issuedAt,
  state: new Timeline(record.state === 'dormant' ? 'revoked' : record.state),
  calls: 0,
  isBusy: false,
});

function recordOf(
  index: number,
  { people, runMs, now }: { people: number; runMs: number; now: number },
): Parameters<typeof aProvenRecord>[0] {
  const owner = index % people;
  const issuedAt = now - (index % 80) * DAY - index;
  // Every fiftieth ends while the soak runs.
  const expiresAt = index % 50 === 7 ? now + ((index * 7_919) % runMs) : now + (5 + (index % 80)) * DAY;
  return {
    ownerId: accountOf(owner),
    issuerId: accountOf(owner),
    name: `job ${index}`,
    purpose: '',
    state: index % 20 === 3 ? 'revoked' : index % 33 === 5 ? 'paused' : 'active',
    grant: {
      issuedAt,
      expiresAt,
      scopes: index % 2 === 0 ? SCOPES : ['read:jira-work'],
      effects: index % 4 === 0 ? ['read', 'write', 'delete'] : index % 2 === 0 ? ['read', 'write'] : ['read'],
      reach: {
        kind: 'projects',
        projects: projectsOf(owner).map((key) => ({ id: PROJECT_IDS[key], key })),
      },
    },
  };
}

function writeBatch({ kvs }: HostState, records: readonly TokenRecord[]): void {
  const rowsOf = (entityName: string, value: (record: TokenRecord) => unknown): unknown =>
    records.map((record) => ({ key: record.locator, entityName, value: value(record) }));
  answered(kvs.answer('/api/v1/batch/set', rowsOf('token', formatTokenRecord)));
  const usageOf = ({ locator, ownerId, grant }: TokenRecord) =>
    formatUsage(newUsage(locator, ownerId, grant.issuedAt));
  answered(kvs.answer('/api/v1/batch/set', rowsOf('usage', usageOf)));
}

function answered({ status, body }: { readonly status: number; readonly body?: unknown }): void {
  if (status > 299) throw new Error(`not planted: ${status} ${JSON.stringify(body)}`);
}
