/** Section 6: what a page of each list costs at 1,000 and at 100,000 tokens. Calls are counted; times are ratios of one run. */
import * as z from 'zod';
import { startHost } from '../../local/host/start-host';
import type { HostState } from '../../local/host/host-state';
import { createWorld } from '../../local/world';
import { formatUsage } from '../../src/audit/usage-record';
import { newUsage } from '../../src/audit/usage';
import type { TokenListKey } from '../../src/console/contract';
import { formatTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { aRecord, DAY, IN_ABC, SITE_WIDE } from '../support/builders';
import { openLocalApp } from './local-app';
import { times, type Section } from './report';

const SIZES = [1_000, 100_000] as const;
const PEOPLE = 2_000;
const BATCH = 25;
/** The policy, what is frozen, and three pages of the list, each with its use in four batches: what the dearest list may cost at any size. */
const CALLS_MOST = 17;

const SEARCHES: readonly { readonly name: string; readonly search: object }[] = [
  ...(
    [
      'all',
      'active',
      'expiring',
      'can-delete',
      'site-wide',
      'unused',
      'denied',
      'broader-than-used',
      'revoked',
    ] as const satisfies readonly TokenListKey[]
  ).map((list) => ({ name: list, search: { list } })),
  { name: 'by name', search: { name: 'job 77' } },
  { name: 'by owner', search: { ownerId: 'owner-77' } },
  { name: 'a filter that nothing passes', search: { scope: 'write:epic:jira-software' } },
];

interface Cost {
  readonly calls: number;
  readonly tookMs: number;
}

export async function listSizeSection(root: string): Promise<Section> {
  const few = await measure(root, SIZES[0]);
  const many = await measure(root, SIZES[1]);
  const rows = SEARCHES.map(({ name }, place) => {
    const [small, large] = [few[place], many[place]];
    if (!small || !large) throw new Error(`no figures for ${name}`);
    return { name, small, large };
  });
  const most = Math.max(...rows.map(({ large }) => large.calls));
  return {
    title: '6. A page of 20 tokens, by list and size of the site',
    remark: `Storage calls of one search among ${SIZES.join(' and ')} tokens, and how much longer the larger takes here, over HTTP, in memory.`,
    head: ['list', 'calls at 1,000', 'calls at 100,000', 'time'],
    rows: rows.map(({ name, small, large }) => [
      name,
      String(small.calls),
      String(large.calls),
      times(large.tookMs / small.tookMs),
    ]),
    budgets: [
      {
        text: `a page of any list costs at most ${CALLS_MOST} storage calls at 100,000 tokens`,
        holds: most <= CALLS_MOST,
        figure: String(most),
      },
    ],
  };
}

async function measure(root: string, size: number): Promise<readonly Cost[]> {
  const host = await startHost({ root, createWorld: createWorld({}) });
  try {
    // Before the first connection: planting keeps the event loop for so long that an open one would be given up.
    plant(host.state, size);
    const app = await openLocalApp(host.url);
    const costs: Cost[] = [];
    for (const { search } of SEARCHES) {
      await app.search(search);
      costs.push(await costOf(() => app.search(search), host.state));
    }
    return costs;
  } finally {
    await host.close();
  }
}

const TIMES = 5;

async function costOf(search: () => Promise<unknown>, state: HostState): Promise<Cost> {
  state.kvsCalls.clear();
  const startedAt = performance.now();
  for (let time = 0; time < TIMES; time += 1) await search();
  return {
    calls: state.kvsCalls.list().length / TIMES,
    tookMs: (performance.now() - startedAt) / TIMES,
  };
}

/** Records as the app writes them, put straight into storage. */
function plant({ kvs, clock }: HostState, size: number): void {
  const now = clock.now();
  for (let start = 0; start < size; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - start) }, (_, index) =>
      recordOf(start + index, now),
    );
    answered(
      kvs.answer(
        '/api/v1/batch/set',
        batch.map((record) => ({
          key: record.locator,
          entityName: 'token',
          value: formatTokenRecord(record),
        })),
      ),
    );
    answered(
      kvs.answer(
        '/api/v1/batch/set',
        batch.map(({ locator, ownerId, grant }) => ({
          key: locator,
          entityName: 'usage',
          value: formatUsage(newUsage(locator, ownerId, grant.issuedAt)),
        })),
      ),
    );
  }
}

function recordOf(index: number, now: number): TokenRecord {
  const issuedAt = now - (index % 80) * DAY - index;
  return aRecord(
    {
      ownerId: `owner-${index % PEOPLE}`,
      name: `job ${index}`,
      state: index % 10 === 0 ? 'revoked' : 'active',
      grant: {
        issuedAt,
        expiresAt: issuedAt + 90 * DAY,
        effects: index % 7 === 0 ? ['read', 'write', 'delete'] : ['read'],
        scopes: ['read:jira-work'],
        reach: index % 50 === 0 ? SITE_WIDE : IN_ABC,
      },
    },
    index + 1,
  );
}

const answerOfSet = z.object({ status: z.number().max(299) });
const answered = (answer: unknown): void => void answerOfSet.parse(answer);
