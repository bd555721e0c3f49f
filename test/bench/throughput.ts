/** Section 2: requests a second through the local host, against a plain authenticating proxy before the same small Jira. */
import autocannon from 'autocannon';
import { APP_HOST, BARE_PROXY, startServer, type Server } from './throughput/start-server';
import { quantile, smallest } from './quantile';
import { fixed, times, type Section } from './report';

const ROUNDS = 6;
const REQUESTS = 1_500;
const CONNECTIONS = 10;

interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function throughputSection(): Promise<Section> {
  const servers = [await startServer(APP_HOST), await startServer(BARE_PROXY)] as const;
  try {
    const runs: readonly [Run[], Run[]] = [[], []];
    for (const server of servers) await fire(server);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [index, server] of servers.entries()) runs[index]?.push(await fire(server));
    const [ours, bare] = [best(runs[0]), best(runs[1])];
    return {
      title: '2. Throughput through the local host',
      remark:
        `autocannon, ${REQUESTS} requests over ${CONNECTIONS} connections, best of ${ROUNDS} interleaved rounds; each side one child process. ` +
        'The local host is a test bench, not Forge: this shows what the app and its stand-ins cost, not what a site will see.',
      head: ['allowed GET /rest/api/3/serverInfo', 'req/s', 'p50 ms', 'p99 ms', 'time of a request'],
      rows: [
        [
          'local host: gateway, storage, small Jira',
          ...figuresOf(ours),
          times(bare.perSecond / ours.perSecond),
        ],
        ['fastify http-proxy + bearer-auth, small Jira over HTTP', ...figuresOf(bare), times(1)],
      ],
      budgets: [],
    };
  } finally {
    for (const server of servers) server.stop();
  }
}

const figuresOf = ({ perSecond, p50Ms, p99Ms }: Run): readonly string[] => [
  fixed(perSecond, 0),
  fixed(p50Ms, 1),
  fixed(p99Ms, 1),
];

const best = (runs: readonly Run[]): Run => ({
  perSecond: quantile(
    runs.map(({ perSecond }) => perSecond),
    1,
  ),
  p50Ms: smallest(runs.map(({ p50Ms }) => p50Ms)),
  p99Ms: smallest(runs.map(({ p99Ms }) => p99Ms)),
});

/** A fixed number of requests, every one of which must be answered 200. */
async function fire({ url, token }: Server): Promise<Run> {
  const startedAt = performance.now();
  let lastAt = startedAt;
  const { latency, non2xx, errors } = await autocannon({
    url,
    connections: CONNECTIONS,
    amount: REQUESTS,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    // autocannon itself ends at the next full second.
  }).on('response', () => (lastAt = performance.now()));
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`);
  return {
    perSecond: (REQUESTS / (lastAt - startedAt)) * 1_000,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
  };
}
