/** Three Jira clients as their users configure them, unmodified: the gateway's address in place of the site's, a token as the password. */
import { createRequire } from 'node:module';
import { AgileClient, Version2Client, Version3Client, type Config } from 'jira.js';

/** What a script does to Jira, in every client's own words. */
export interface JiraScript {
  readonly serverInfo: () => Promise<unknown>;
  readonly fields: () => Promise<unknown>;
  readonly project: (key: string) => Promise<unknown>;
  readonly read: (key: string) => Promise<unknown>;
  /** Issues found. */
  readonly search: (jql: string) => Promise<unknown>;
  readonly create: (summary: string) => Promise<unknown>;
  readonly comment: (key: string, text: string) => Promise<unknown>;
  readonly transition: (key: string, id: string) => Promise<unknown>;
  readonly remove: (key: string) => Promise<unknown>;
  /** The user whom the client takes itself for. */
  readonly myself: () => Promise<unknown>;
  readonly versions: (project: string) => Promise<unknown>;
  readonly components: (project: string) => Promise<unknown>;
}

export interface ClientKind {
  readonly name: string;
  /** How the client was told the token. */
  readonly scheme: 'Basic' | 'Bearer';
  readonly connect: (gatewayUrl: string, token: string) => JiraScript;
}

const EMAIL = 'someone@example.com';
const newIssue = (summary: string) => ({
  fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary },
});

const basic = (host: string, apiToken: string): Config => ({
  host,
  authentication: { basic: { email: EMAIL, apiToken } },
});
const bearer = (host: string, accessToken: string): Config => ({
  host,
  authentication: { oauth2: { accessToken } },
});

const overJiraJs = (client: Version3Client): JiraScript => ({
  serverInfo: () => client.serverInfo.getServerInfo(),
  fields: () => client.issueFields.getFields(),
  project: (projectIdOrKey) => client.projects.getProject({ projectIdOrKey }),
  read: (issueIdOrKey) =>
    client.issues.getIssue({ issueIdOrKey, fields: ['summary', 'status'], expand: 'names' }),
  search: async (jql) =>
    (await client.issueSearch.searchForIssuesUsingJqlEnhancedSearchPost({ jql, fields: ['summary'] })).issues,
  create: (summary) => client.issues.createIssue(newIssue(summary)),
  comment: (issueIdOrKey, comment) => client.issueComments.addComment({ issueIdOrKey, comment }),
  transition: (issueIdOrKey, id) => client.issues.doTransition({ issueIdOrKey, transition: { id } }),
  remove: (issueIdOrKey) => client.issues.deleteIssue({ issueIdOrKey }),
  myself: () => client.myself.getCurrentUser(),
  versions: (projectIdOrKey) => client.projectVersions.getProjectVersions({ projectIdOrKey }),
  components: (projectIdOrKey) => client.projectComponents.getProjectComponents({ projectIdOrKey }),
});

/** The same methods as version 3's, of which no two overloads are alike to the compiler. */
const version2 = (config: Config): Version3Client => new Version2Client(config) as unknown as Version3Client;

/** For what version 3 alone has. */
export const version3Client = (gatewayUrl: string, token: string): Version3Client =>
  new Version3Client(basic(gatewayUrl, token));

export const agileClient = (gatewayUrl: string, token: string): AgileClient =>
  new AgileClient(basic(gatewayUrl, token));

// Both are CommonJS; the first has no types, the second's need those of a package that is not there.
const load = createRequire(import.meta.url);

type Call = (...args: readonly unknown[]) => Promise<unknown>;
type Options = Readonly<Record<string, unknown>>;
type JiraClientModule = new (options: Options) => Readonly<Record<JiraClientMethod, Call>>;
type JiraClientMethod =
  | 'getServerInfo'
  | 'listFields'
  | 'getProject'
  | 'findIssue'
  | 'searchJira'
  | 'addNewIssue'
  | 'addComment'
  | 'transitionIssue'
  | 'deleteIssue'
  | 'getCurrentUser'
  | 'getVersions'
  | 'listComponents';

function overJiraClient(gatewayUrl: string, authentication: Options): JiraScript {
  const JiraClient = load('jira-client') as JiraClientModule;
  const { hostname, port, pathname } = new URL(gatewayUrl);
  const client = new JiraClient({
    protocol: 'http',
    host: hostname,
    port,
    base: pathname.slice(1),
    apiVersion: '2',
    ...authentication,
  });
  return {
    serverInfo: () => client.getServerInfo(),
    fields: () => client.listFields(),
    project: (key) => client.getProject(key),
    read: (key) => client.findIssue(key, 'names', 'summary,status'),
    search: async (jql) =>
      ((await client.searchJira(jql, { fields: ['summary'] })) as { issues: unknown }).issues,
    create: (summary) => client.addNewIssue(newIssue(summary)),
    comment: (key, text) => client.addComment(key, text),
    transition: (key, id) => client.transitionIssue(key, { transition: { id } }),
    remove: (key) => client.deleteIssue(key),
    myself: () => client.getCurrentUser(),
    versions: (project) => client.getVersions(project),
    components: (project) => client.listComponents(project),
  };
}

type Nouns = Readonly<Record<string, Readonly<Record<string, Call>>>>;

function overJiraConnector(gatewayUrl: string, token: string): JiraScript {
  const JiraConnector = load('jira-connector') as new (options: Options) => Nouns;
  const { hostname, port, pathname } = new URL(gatewayUrl);
  const client = new JiraConnector({
    protocol: 'http',
    host: hostname,
    port,
    path_prefix: `${pathname}/`,
    basic_auth: { base64: Buffer.from(`${EMAIL}:${token}`).toString('base64') },
  });
  const call = (noun: string, verb: string, options: Options = {}): Promise<unknown> => {
    const api = client[noun];
    if (api?.[verb] === undefined) throw new Error(`jira-connector has no ${noun}.${verb}`);
    return api[verb](options);
  };
  return {
    serverInfo: () => call('serverInfo', 'getServerInfo'),
    fields: () => call('field', 'getAllFields'),
    project: (projectIdOrKey) => call('project', 'getProject', { projectIdOrKey }),
    read: (issueKey) =>
      call('issue', 'getIssue', { issueKey, fields: ['summary', 'status'], expand: ['names'] }),
    search: async (jql) =>
      ((await call('search', 'search', { method: 'POST', jql, fields: ['summary'] })) as { issues: unknown })
        .issues,
    create: (summary) => call('issue', 'createIssue', newIssue(summary)),
    comment: (issueKey, body) => call('issue', 'addComment', { issueKey, body }),
    // The older of its two forms; the other repeats issueKey in the body (clients.test.ts).
    transition: (issueKey, id) =>
      call('issue', 'transitionIssue', { issueKey, transition: { transition: { id } } }),
    remove: (issueKey) => call('issue', 'deleteIssue', { issueKey }),
    // Its first parameter is a switch that puts the whole exchange into the answer.
    myself: () => client['myself']!['getMyself']!(),
    versions: (projectIdOrKey) => call('project', 'getVersions', { projectIdOrKey }),
    components: (projectIdOrKey) => call('project', 'getComponents', { projectIdOrKey }),
  };
}

export const CLIENTS: readonly ClientKind[] = [
  {
    name: 'jira.js Version2Client',
    scheme: 'Basic',
    connect: (url, token) => overJiraJs(version2(basic(url, token))),
  },
  {
    name: 'jira.js Version2Client',
    scheme: 'Bearer',
    connect: (url, token) => overJiraJs(version2(bearer(url, token))),
  },
  {
    name: 'jira.js Version3Client',
    scheme: 'Basic',
    connect: (url, token) => overJiraJs(new Version3Client(basic(url, token))),
  },
  {
    name: 'jira.js Version3Client',
    scheme: 'Bearer',
    connect: (url, token) => overJiraJs(new Version3Client(bearer(url, token))),
  },
  {
    name: 'jira-client',
    scheme: 'Basic',
    connect: (url, password) => overJiraClient(url, { username: EMAIL, password }),
  },
  { name: 'jira-client', scheme: 'Bearer', connect: (url, token) => overJiraClient(url, { bearer: token }) },
  { name: 'jira-connector', scheme: 'Basic', connect: overJiraConnector },
];
