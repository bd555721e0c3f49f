/**
 * A real Jira Cloud site in place of the small one (`--jira https://<site>.atlassian.net`). Every call, whoever it is made as, is made
 * with the one account whose API token is in the environment: rights of the app and of other people cannot be observed here.
 */
import * as z from 'zod';
import type { Jira, JiraAnswer, JiraRequest, JiraSite } from '../ports';

export interface RealJiraAccount {
  /** Origin without a trailing slash. */
  readonly siteUrl: string;
  readonly email: string;
  readonly apiToken: string;
}

const EnvironmentSchema = z.object({ JIRA_EMAIL: z.string().min(1), JIRA_API_TOKEN: z.string().min(1) });

/** The account to use at `url`, or the sentence why not. */
export function findAccount(
  url: string,
  environment: Readonly<Record<string, unknown>>,
): RealJiraAccount | string {
  const site = URL.canParse(url) ? new URL(url) : undefined;
  if (site?.protocol !== 'https:' || site.pathname !== '/' || site.search !== '')
    return `--jira takes the address of a site, for example https://your-site.atlassian.net, not ${url}`;
  const credentials = EnvironmentSchema.safeParse(environment);
  if (!credentials.success)
    return '--jira needs the environment variables JIRA_EMAIL and JIRA_API_TOKEN (id.atlassian.com, Security, API tokens)';
  return {
    siteUrl: site.origin,
    email: credentials.data.JIRA_EMAIL,
    apiToken: credentials.data.JIRA_API_TOKEN,
  };
}

/** `fetchFrom` is the process's own fetch unless a test brings another. */
export function createRealJira(account: RealJiraAccount, fetchFrom: typeof fetch = fetch): Jira {
  const send = (request: Omit<JiraRequest, 'scopes'>) => forward(account, request, fetchFrom);
  let site: Promise<JiraSite> | undefined;
  return {
    answer: send,
    site: () => (site ??= readSite(account.siteUrl, send)),
  };
}

/** Set by fetch itself, or ours to decide. */
const NOT_FORWARDED = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'host',
  'transfer-encoding',
]);
/** fetch has undone the encoding already. */
const NOT_RETURNED = new Set(['content-encoding', 'content-length', 'set-cookie', 'transfer-encoding']);

async function forward(
  { siteUrl, email, apiToken }: RealJiraAccount,
  { as, method, path, headers, body }: Omit<JiraRequest, 'scopes'>,
  fetchFrom: typeof fetch,
): Promise<JiraAnswer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_FORWARDED.has(name)));
  const basic = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
  const response = await fetchFrom(siteUrl + path, {
    method,
    headers: as.kind === 'anonymous' ? sent : { ...sent, authorization: basic },
    body: body ?? null,
  });
  const returned: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (!NOT_RETURNED.has(name)) returned[name] = value;
  });
  return { status: response.status, headers: returned, body: new Uint8Array(await response.arrayBuffer()) };
}

const TenantSchema = z.object({ cloudId: z.string() });
const MyselfSchema = z.object({ accountId: z.string(), displayName: z.string(), active: z.boolean() });
const ProjectsSchema = z.object({
  values: z.array(
    z.object({ id: z.string(), key: z.string(), name: z.string(), projectTypeKey: z.string() }),
  ),
});

/** The one person is the account itself, alias `me`; the projects are the first page of those it sees. */
async function readSite(
  siteUrl: string,
  send: (request: Omit<JiraRequest, 'scopes'>) => Promise<JiraAnswer>,
): Promise<JiraSite> {
  const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const { status, body } = await send({
      as: { kind: 'app' },
      method: 'GET',
      path,
      headers: { accept: 'application/json' },
    });
    if (status !== 200)
      throw new Error(`${siteUrl}${path} answered ${status}: are JIRA_EMAIL and JIRA_API_TOKEN right?`);
    return schema.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  };
  const { cloudId } = await read('/_edge/tenant_info', TenantSchema);
  const myself = await read('/rest/api/3/myself', MyselfSchema);
  const { values } = await read('/rest/api/3/project/search', ProjectsSchema);
  return {
    cloudId,
    siteUrl,
    people: [{ ...myself, alias: 'me' }],
    projects: values.map(({ id, key, name, projectTypeKey }) => ({ id, key, name, type: projectTypeKey })),
  };
}
