/** Text that works as it is pasted. Pure. */
import type { IssuedTokenView, OperationLimit } from '../../src/console/contract';

export interface Credentials {
  readonly token: string;
  readonly gatewayUrl: string;
  /** What every call must bear besides. */
  readonly header?: { readonly name: string; readonly value: string };
}

/** Asks the gateway what the token is. Double quotes alone: they work in every shell, Windows' too. */
export const curlSelf = (issued: Credentials): string => curlGet(issued, '/token/self');

export const curlProject = (issued: Credentials, project: string): string =>
  curlGet(issued, `/rest/api/3/project/${encodeURIComponent(project)}`);

const curlHeader = ({ header }: Credentials): string =>
  header ? ` -H "${header.name}: ${header.value.replace(/["\\$`]/g, '\\$&')}"` : '';

const curlGet = (issued: Credentials, path: string): string =>
  `curl -H "Authorization: Bearer ${issued.token}"${curlHeader(issued)} "${issued.gatewayUrl}${path}"`;

/** With POST: in a URL the platform may split JQL at its commas. */
export const curlSearch = (issued: Credentials, project: string): string =>
  curlPost(issued, '/rest/api/3/search/jql', {
    jql: `project = "${project}" ORDER BY created DESC`,
    fields: ['summary', 'status'],
    maxResults: 5,
  });

export const curlCreate = (issued: Credentials, project: string): string =>
  curlPost(issued, '/rest/api/3/issue', {
    fields: { project: { key: project }, issuetype: { name: 'Task' }, summary: 'Made with a token' },
  });

const curlPost = (issued: Credentials, path: string, body: object): string =>
  `curl -H "Authorization: Bearer ${issued.token}"${curlHeader(issued)} -H "Content-Type: application/json" \\
  -d '${JSON.stringify(body)}' \\
  "${issued.gatewayUrl}${path}"`;

export const jiraJs = ({ token, gatewayUrl, header }: Credentials, project: string): string =>
  `import { Version3Client } from 'jira.js';

const jira = new Version3Client({
  host: '${gatewayUrl}',
  authentication: { oauth2: { accessToken: '${token}' } },${
    header ? `\n  baseRequestConfig: { headers: { ${quoted(header.name)}: ${quoted(header.value)} } },` : ''
  }
});
console.log(await jira.projects.getProject({ projectIdOrKey: '${project}' }));`;

export const pythonRequests = ({ token, gatewayUrl, header }: Credentials, project: string): string =>
  `import requests

jira = requests.Session()
jira.headers["Authorization"] = "Bearer ${token}"${
    header ? `\njira.headers[${quoted(header.name)}] = ${quoted(header.value)}` : ''
  }
answer = jira.get("${gatewayUrl}/rest/api/3/project/${project}")
print(answer.status_code, answer.json())`;

export const pythonJira = ({ token, gatewayUrl, header }: Credentials, project: string): string =>
  `from jira import JIRA

jira = JIRA(server="${gatewayUrl}", token_auth="${token}"${
    header ? `, options={"headers": {${quoted(header.name)}: ${quoted(header.value)}}}` : ''
  })
print(jira.project("${project}").name)`;

/** Both languages read JSON's strings. */
const quoted = (text: string): string => JSON.stringify(text);

const READ_PROJECT = 'GET /rest/api/3/project/{projectIdOrKey}';
const SEARCH = 'POST /rest/api/3/search/jql';
const CREATE = 'POST /rest/api/3/issue';

export type Trial = 'project' | 'search' | 'create';

/** What is worth trying with this token: nothing that it was not made for. */
export function trialsFor({ effects, operations }: IssuedTokenView['view']): readonly Trial[] {
  const opens = (id: string) => isWithin(operations, id);
  return [
    ...(opens(READ_PROJECT) ? (['project'] as const) : []),
    ...(opens(SEARCH) ? (['search'] as const) : []),
    ...(effects.includes('write') && opens(CREATE) ? (['create'] as const) : []),
  ];
}

const isWithin = (limit: OperationLimit, id: string): boolean =>
  limit.kind === 'any' || limit.ids.includes(id);
