import { plantToken } from './plant';
import type { Recipe } from './recipes';
import { memberToken, READ_ISSUE } from './recipes-token';
import type { FaultRequest, GatewayCall } from './site';

const FIELD = '/rest/api/3/field';
/** An issue that nothing else reads: its description stays long. */
const LONG = '/rest/api/2/issue/ABC-8';
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment: Omit<GatewayCall, 'token'> = { method: 'POST', json: { body: 'faulty' } };

type Where = readonly [path: string, call?: Omit<GatewayCall, 'token'>];
const FIELDS: Where = [FIELD];
/** A read that is not placed by its own reply: Jira is asked first which project the issue is in. */
const RESOLVE: Where = ['/rest/api/3/issue/ABC-2/transitions'];
const PLAIN: Where = [READ_ISSUE];
const WRITE: Where = [COMMENT, comment];

const faulted = (
  [code, cause]: readonly [string, string],
  fault: FaultRequest,
  [path, call = {}]: Where,
  more: Partial<Recipe> = {},
): Recipe => ({
  code,
  cause,
  arrange: async (site) => {
    const { token } = await memberToken(site);
    // What is remembered is not asked, and could not fail.
    await site.coldStart();
    await site.fault(fault);
    return [path, { ...call, token }];
  },
  ...more,
});

const jira = (plan: object, match = '/rest/'): FaultRequest => ({ target: 'jira', match, ...plan });
const kvs = (match: string, plan: object): FaultRequest => ({ target: 'kvs', match, ...plan });
const SLOW_DOWN = { status: 429, headers: { 'retry-after': '17', 'ratelimit-reason': 'jira-burst-based' } };
const NO_ANSWER = { timeout: true, timeoutMs: 5 };
const operation = { jira: 'operation' } as const;
const questions = { jira: 'questions' } as const;
const QUESTION = '?fields=project';

export const JIRA_RECIPES: readonly Recipe[] = [
  {
    code: 'response-too-large',
    cause: 'a description that fits in a request and not in a reply with its escapes',
    ...operation,
    arrange: async (site) => {
      const { token } = await memberToken(site);
      const description = '"'.repeat(1_400_000);
      const put = { method: 'PUT', json: { fields: { description } }, token };
      const { status } = await site.gateway(LONG, put);
      if (status !== 204) throw new Error(`the description was not taken: ${status}`);
      return [LONG, { token }];
    },
  },
  faulted(['jira-rate-limited', 'Jira answers the operation 429'], jira(SLOW_DOWN, FIELD), FIELDS, operation),
  ...[
    ['the question for the project', QUESTION],
    ['the question what the owner may do', 'permissions/check'],
    ['the question who the owner is', 'user?accountId'],
  ].map(([what = '', match]) =>
    faulted(['jira-rate-limited', `Jira answers ${what} 429`], jira(SLOW_DOWN, match), RESOLVE, questions),
  ),
  faulted(
    ['jira-rate-limited', 'Jira answers a question about its own reply 429'],
    jira(SLOW_DOWN, 'issue/bulkfetch'),
    PLAIN,
    operation,
  ),
  faulted(['jira-error', 'Jira fails'], jira({ status: 500 }, FIELD), FIELDS, { ...operation, status: 502 }),
  faulted(['jira-error', 'Jira is down'], jira({ status: 503 }, FIELD), FIELDS, {
    ...operation,
    status: 502,
  }),
  faulted(['jira-error', 'Jira does not take the app itself'], jira({ status: 401 }, FIELD), FIELDS, {
    ...operation,
    status: 502,
  }),
  faulted(['jira-error', 'Jira cannot be reached'], jira(NO_ANSWER, FIELD), FIELDS, {
    ...operation,
    status: 502,
  }),
  faulted(
    ['jira-error', 'Jira fails at the question for the project'],
    jira({ status: 500 }, QUESTION),
    RESOLVE,
    { ...questions, status: 502 },
  ),
  faulted(
    ['jira-error', 'the question for the project is answered with nonsense'],
    jira({ status: 200, body: '{"fields":{}}' }, QUESTION),
    RESOLVE,
    { ...questions, status: 502 },
  ),
  faulted(
    ['jira-error', 'Jira fails at a question about its own reply'],
    jira({ status: 500 }, 'issue/bulkfetch'),
    PLAIN,
    { ...operation, status: 502 },
  ),
  faulted(
    ['jira-error', 'Jira’s reply cannot be read, so that nobody knows what it shows'],
    jira({ status: 200, body: '<html>' }, 'GET /rest/api/3/issue/ABC-2'),
    PLAIN,
    { ...operation, status: 502 },
  ),
  faulted(['jira-error', 'Jira fails at a change'], jira({ status: 500 }, `POST ${COMMENT}`), WRITE, {
    ...operation,
    status: 502,
    tells: /may have taken effect/,
  }),
  faulted(
    ['storage-unavailable', 'record and policy cannot be read'],
    kvs('/batch/get', { status: 500 }),
    FIELDS,
  ),
  faulted(
    ['storage-unavailable', 'storage asks to slow down'],
    kvs('/batch/get', { status: 429, code: 'RATE_LIMIT_EXCEEDED' }),
    FIELDS,
  ),
  faulted(['storage-unavailable', 'storage does not answer'], kvs('/batch/get', NO_ANSWER), FIELDS),
  faulted(
    ['storage-unavailable', 'a change cannot be written down'],
    kvs('/entity/set', { status: 500 }),
    WRITE,
    questions,
  ),
  {
    code: 'storage-unavailable',
    cause: 'a cold container cannot read the keys that tag tokens',
    arrange: async (site) => {
      const { token } = await memberToken(site);
      await site.coldStart();
      await site.fault(kvs('/secret/get', { status: 500 }));
      return [FIELD, { token }];
    },
  },
  {
    code: 'internal',
    cause: 'a stored record that cannot be read (planted)',
    arrange: async (site) => {
      const { token, locator } = await memberToken(site);
      plantToken(site, locator, (stored) => ({ ...stored, details: {} }));
      return [FIELD, { token }];
    },
  },
];
