/** How the fake Jira answers what the app asks for itself. */
import type { JiraCall, JiraReply } from '../../src/gateway/jira';
import type { ProjectRef } from '../../src/policy/grant';
import type { FakeIssue, JiraScript } from './fake-jira';

export type QuestionKind =
  | 'issue'
  | 'subtasks'
  | 'bulkfetch'
  | 'user'
  | 'check'
  | 'project'
  | 'projects'
  | 'secured'
  | 'field'
  | 'attribution'
  | 'other';

const FORMS: readonly (readonly [QuestionKind, RegExp])[] = [
  ['issue', /^GET \/rest\/api\/3\/issue\/([^/?]+)\?fields=project$/],
  ['subtasks', /^GET \/rest\/api\/3\/issue\/([^/?]+)\?fields=subtasks$/],
  ['bulkfetch', /^POST \/rest\/api\/3\/issue\/bulkfetch$/],
  ['user', /^GET \/rest\/api\/3\/user\?accountId=([^&]+)$/],
  ['check', /^POST \/rest\/api\/3\/permissions\/check$/],
  ['projects', /^GET \/rest\/api\/3\/project$/],
  ['project', /^GET \/rest\/api\/3\/project\/([^/?]+)$/],
  ['secured', /^GET \/rest\/api\/3\/search\/jql\?jql=[^&]*level\+is\+not\+EMPTY&/],
  ['field', /^GET \/rest\/api\/3\/field$/],
  ['attribution', /^PUT \/rest\/api\/3\/issue\/(?:[^/]+\/)?properties\/scoped-tokens\.last-change$/],
];
const lineOf = ({ method, path }: JiraCall): string => `${method} ${path}`;

export const kindOf = (call: JiraCall): QuestionKind =>
  FORMS.find(([, form]) => form.test(lineOf(call)))?.[0] ?? 'other';

const json = (value: unknown): Partial<JiraReply> => ({ body: JSON.stringify(value) });
const ABSENT: Partial<JiraReply> = { status: 404, body: '{"errorMessages":["no such thing"]}' };

type Answerer = (named: string, script: JiraScript, call: JiraCall) => Partial<JiraReply>;

const answerIssue: Answerer = (named, script) => {
  const issue = findIssue(script, named);
  return issue ? json(beanOf(issue)) : ABSENT;
};

const answerOther: Answerer = (_named, { answers }, call) => {
  const answer = answers?.[lineOf(call)];
  return answer === undefined ? ABSENT : json(answer);
};

const ANSWERERS: Readonly<Record<QuestionKind, Answerer>> = {
  issue: answerIssue,
  subtasks: answerIssue,
  bulkfetch: (_named, script, { body }) => {
    const { issueIdsOrKeys } = JSON.parse(body ?? '{}') as { issueIdsOrKeys: string[] };
    const found = issueIdsOrKeys.flatMap((one) => findIssue(script, one) ?? []);
    return json({ expand: '', issues: [...new Set(found)].map(beanOf), issueErrors: [] });
  },
  user: (named, { owner }) =>
    owner === 'deleted'
      ? ABSENT
      : json({ accountId: named, active: owner !== 'deactivated', displayName: 'Zebediah' }),
  check: (_named, script, call) => json(grantsFor(call, script)),
  project: (named, script) => {
    const project = findProject(script, named);
    return project ? json(project) : ABSENT;
  },
  projects: (_named, { projects = [] }) => json(projects),
  secured: (_named, { secured = [] }) => json({ issues: secured.map((id) => ({ id })), isLast: true }),
  field: (_named, { answers }) => json(answers?.['GET /rest/api/3/field'] ?? []),
  attribution: () => ({ status: 200, body: '' }),
  other: answerOther,
};

export function answerQuestion(call: JiraCall, script: JiraScript): Partial<JiraReply> {
  const kind = kindOf(call);
  const form = FORMS.find(([named]) => named === kind)?.[1];
  const named = decodeURIComponent(form?.exec(lineOf(call))?.[1] ?? '');
  return ANSWERERS[kind](named, script, call);
}

const ONE_ISSUE = /^GET \/rest\/(?:api|agile)\/[^/]+\/issue\/([^/?]+)(?:\?|$)/;
const ONE_PROJECT = /^GET \/rest\/api\/[^/]+\/project\/([^/?]+)(?:\?|$)/;
const API = 'https://x.atlassian.net/rest/api/3';

/** What a caller is answered: one issue or project says where it is, as Jira's do. */
export function answerRequest(call: JiraCall, script: JiraScript): Partial<JiraReply> {
  const [, issue] = ONE_ISSUE.exec(lineOf(call)) ?? [];
  if (issue !== undefined) {
    const found = findIssue(script, decodeURIComponent(issue));
    return found ? json({ ...beanOf(found), self: `${API}/issue/${found.id}` }) : ABSENT;
  }
  const [, project] = ONE_PROJECT.exec(lineOf(call)) ?? [];
  if (project === undefined) return {};
  const found = findProject(script, decodeURIComponent(project));
  return found ? json({ ...found, self: `${API}/project/${found.id}` }) : ABSENT;
}

const findProject = ({ projects = [] }: JiraScript, named: string): ProjectRef | undefined =>
  projects.find(({ id, key }) => id === named || key === named.toUpperCase());

const findIssue = ({ issues = [] }: JiraScript, named: string): FakeIssue | undefined =>
  issues.find(({ id, key, formerly = [] }) => [id, key, ...formerly].includes(named.toUpperCase()));

const beanOf = ({ id, key, project, subtasks = [] }: FakeIssue) => ({
  id,
  key,
  fields: { project, subtasks: subtasks.map((subtask) => ({ id: subtask })) },
});

interface Check {
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly {
    readonly permissions: readonly string[];
    readonly projects: readonly number[];
    readonly issues: readonly number[];
  }[];
}

/** As Jira does, it leaves out what it does not know: issues that are none, projects that are none. */
function grantsFor({ body }: JiraCall, { lacking = [], issues = [], projects = [] }: JiraScript): Check {
  const { globalPermissions, projectPermissions } = JSON.parse(body ?? '{}') as Check;
  const holds = (permission: string, kind: string, id: number, known: readonly { id: string }[]): boolean =>
    known.some((one) => one.id === String(id)) &&
    !lacking.includes(permission) &&
    !lacking.includes(`${permission} ${kind} ${id}`);
  return {
    globalPermissions: globalPermissions.filter((permission) => !lacking.includes(permission)),
    projectPermissions: projectPermissions.flatMap((asked) =>
      asked.permissions.map((permission) => ({
        permission,
        permissions: [],
        projects: asked.projects.filter((id) => holds(permission, 'project', id, projects)),
        issues: asked.issues.filter((id) => holds(permission, 'issue', id, issues)),
      })),
    ),
  };
}
