/** What requests cost: the calls to storage and Jira, in the order in which they are begun. */
import { ACCOUNT_IDS } from '../../../local/jira/seed/demo-site';
import type { GatewayCall } from './site';

export const COMMENT = '/rest/api/2/issue/ABC-2/comment';
export const BATCH = 'kvs /api/v1/batch/get (5)';
export const SECRET = 'kvs /api/v1/secret/get (1)';
/** A record's change and its event. */
export const TRANSACTION = 'kvs /api/v1/transaction (2)';
export const AUDIT = 'kvs /api/v1/entity/set (1)';
export const OWNER = `jira GET /rest/api/3/user?accountId=${encodeURIComponent(ACCOUNT_IDS.member)}`;
export const STANDING = 'jira POST /rest/api/3/permissions/check';
const PLACES = 'jira POST /rest/api/3/issue/bulkfetch';
const KEY = 'jira GET /rest/api/3/project/ABC';
const BOARD = 'jira GET /rest/agile/1.0/board/1/project?maxResults=50';
const RESOLVE = 'jira GET /rest/api/3/issue/ABC-2?fields=project';
const SECURED = `jira GET /rest/api/3/search/jql?${new URLSearchParams({
  jql: 'project in (10000) AND level is not EMPTY',
  fields: 'id',
  maxResults: '1000',
}).toString()}`;

export interface Budget {
  readonly what: string;
  readonly path: string;
  readonly call?: Omit<GatewayCall, 'token'>;
  /** Between the batch read and the operation's own call, as a cold container asks. */
  readonly before: readonly string[];
  /** Of `before`, what is asked every time. */
  readonly always?: readonly string[];
  /** About the reply, in a cold container. */
  readonly after?: readonly string[];
  /** The operation's own call, as Jira hears it. */
  readonly sent: string;
}

export const ISSUE = '/rest/api/3/issue/ABC-2';
const plain = (what: string, path: string, after: readonly string[], sent = path): Budget => ({
  what,
  path,
  before: [OWNER, STANDING],
  after,
  sent: `jira GET ${sent}`,
});
export const json = (method: string, body: unknown): Omit<GatewayCall, 'token'> => ({ method, json: body });
const newIssue = (project: object): unknown => ({
  fields: { project, issuetype: { name: 'Task' }, summary: 'counted' },
});
const confined = new URLSearchParams({
  jql: '(labels = voice) AND project in (10000) AND level is EMPTY',
  fields: 'summary,project',
}).toString();
const ofBoard = new URLSearchParams({
  jql: 'project in (10000) AND level is EMPTY',
  fields: 'summary,project',
}).toString();
const SEARCHING = [OWNER, STANDING, SECURED, STANDING];

/** The second of two equal requests costs one batch read and the operation itself, and `always`: what must never be remembered. */
export const BUDGETS: readonly Budget[] = [
  { what: 'site metadata', path: '/rest/api/3/field', before: [OWNER], sent: 'jira GET /rest/api/3/field' },
  plain('a project by key', '/rest/api/3/project/ABC', []),
  plain('a project by id', '/rest/api/3/project/10000', []),
  plain('an issue by key, its links to other projects included', ISSUE, [PLACES, STANDING]),
  plain('an issue by id', '/rest/api/3/issue/10101', [PLACES, STANDING]),
  plain(
    'some fields of an issue',
    `${ISSUE}?fields=summary`,
    [STANDING],
    `${ISSUE}?fields=summary%2Cproject`,
  ),
  plain('an issue with its history', `${ISSUE}?expand=changelog`, [PLACES, STANDING]),
  {
    what: 'parts of an issue',
    path: `${ISSUE}/comment`,
    before: [OWNER, RESOLVE, STANDING],
    always: [RESOLVE],
    sent: `jira GET ${ISSUE}/comment`,
  },
  {
    what: 'parts of a project by key',
    path: '/rest/api/3/project/ABC/versions',
    before: [OWNER, KEY, STANDING],
    always: [KEY],
    sent: 'jira GET /rest/api/3/project/ABC/versions',
  },
  {
    what: 'a search by POST',
    path: '/rest/api/3/search/jql',
    call: json('POST', { jql: 'labels = voice', fields: ['summary'] }),
    before: SEARCHING,
    after: [STANDING],
    sent: 'jira POST /rest/api/3/search/jql',
  },
  {
    what: 'a search by GET',
    path: '/rest/api/3/search/jql?jql=labels%20%3D%20voice&fields=summary',
    before: SEARCHING,
    after: [STANDING],
    sent: `jira GET /rest/api/3/search/jql?${confined}`,
  },
  {
    what: 'a count',
    path: '/rest/api/3/search/approximate-count',
    call: json('POST', { jql: 'labels = voice' }),
    before: SEARCHING,
    sent: 'jira POST /rest/api/3/search/approximate-count',
  },
  {
    what: 'the issues of a board',
    path: '/rest/agile/1.0/board/1/issue?fields=summary',
    before: [OWNER, BOARD, STANDING, SECURED, STANDING],
    always: [BOARD],
    after: [STANDING],
    sent: `jira GET /rest/agile/1.0/board/1/issue?${ofBoard}`,
  },
  {
    what: 'several issues',
    path: '/rest/api/3/issue/bulkfetch',
    call: json('POST', { issueIdsOrKeys: ['ABC-2', 'ABC-3'], fields: ['summary'] }),
    before: [OWNER, PLACES, STANDING],
    always: [PLACES],
    sent: PLACES,
  },
  {
    what: 'a change of an issue by key',
    path: COMMENT,
    call: json('POST', { body: 'counted' }),
    before: [OWNER, RESOLVE, STANDING, AUDIT],
    always: [RESOLVE, AUDIT],
    sent: `jira POST ${COMMENT}`,
  },
  {
    what: 'a change that names two issues',
    path: '/rest/api/3/issue/ABC-3',
    call: json('PUT', { fields: { parent: { key: 'ABC-1' } } }),
    before: [OWNER, PLACES, STANDING, AUDIT],
    always: [PLACES, AUDIT],
    sent: 'jira PUT /rest/api/3/issue/ABC-3',
  },
  {
    what: 'a new issue, its project by id',
    path: '/rest/api/3/issue',
    call: json('POST', newIssue({ id: '10000' })),
    before: [OWNER, STANDING, AUDIT],
    always: [AUDIT],
    sent: 'jira POST /rest/api/3/issue',
  },
];
