/** Calls the small Jira as tests want to: one line a call, JSON both ways. */
import { createJira, type JiraOptions, type SmallJira } from '../../../local/jira/create-jira';
import { ACCOUNT_IDS, type Alias } from '../../../local/jira/seed/demo-site';
import type { JiraCaller } from '../../../local/ports';

/** 2026-11-20T12:00:00Z, a Friday. */
export const NOW = Date.UTC(2026, 10, 20, 12);

/** The manifest's scopes. */
export const SCOPES: readonly string[] = [
  'read:jira-work',
  'read:jira-user',
  'write:jira-work',
  'manage:jira-project',
  'manage:jira-configuration',
  'read:board-scope:jira-software',
  'read:sprint:jira-software',
  'read:project:jira',
  'read:issue-details:jira',
  'read:jql:jira',
];

/** With everything that Jira Software asks for. */
export const AGILE_SCOPES: readonly string[] = [
  ...SCOPES,
  ...['board-scope', 'board-scope.admin', 'sprint', 'epic', 'issue'].flatMap((noun) =>
    ['read', 'write', 'delete'].map((verb) => `${verb}:${noun}:jira-software`),
  ),
];

/** Makes board 3, scrum, which lives in ABC and shows the issues of ABC and DEF too. */
export const addJointBoard = ({ jira }: TestJira): { readonly id: number } =>
  jira.addBoard({ name: 'Letters and words', type: 'scrum', projects: ['ABC', 'DEF'] });

export interface Asked {
  readonly status: number;
  /** Parsed JSON, or undefined for an empty body. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  readonly scopes?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
}

export interface TestJira {
  readonly jira: SmallJira;
  /** The test's clock: assign to move it. */
  readonly clock: { at: number };
  /** `as` is an alias of the demo site, `app` or `nobody`; a path without a root is of /rest/api/3. */
  readonly ask: (as: Alias | 'nobody', path: string, asking?: Asking) => Promise<Asked>;
  /** The body of a call that must answer 200 or 201. */
  readonly read: (as: Alias | 'nobody', path: string, asking?: Asking) => Promise<unknown>;
}

export function testJira(options: Partial<JiraOptions> = {}): TestJira {
  const clock = { at: NOW };
  const jira = createJira({ clock: { now: () => clock.at }, ...options });
  const ask: TestJira['ask'] = async (as, path, asking = {}) => {
    const body = asking.text ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body));
    const answer = await jira.answer({
      as: callerOf(as),
      scopes: asking.scopes ?? SCOPES,
      method: asking.method ?? (body === undefined ? 'GET' : 'POST'),
      path: path.startsWith('/') ? path : `/rest/api/3/${path}`,
      headers: asking.headers ?? (body === undefined ? {} : { 'content-type': 'application/json' }),
      body,
    });
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: answer.status, body: parsed, headers: answer.headers };
  };
  const read: TestJira['read'] = async (as, path, asking) => {
    const answer = await ask(as, path, asking);
    if (answer.status > 201)
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return { jira, clock, ask, read };
}

const callerOf = (as: Alias | 'nobody'): JiraCaller => {
  if (as === 'nobody') return { kind: 'anonymous' };
  return as === 'app' ? { kind: 'app' } : { kind: 'user', accountId: ACCOUNT_IDS[as] };
};

/** Jira's error collection with one general message. */
export const message = (text: string): unknown => ({ errorMessages: [text], errors: {} });
/** Jira's error collection with messages by field. */
export const fieldErrors = (errors: Readonly<Record<string, string>>): unknown => ({
  errorMessages: [],
  errors,
});

/** The keys of the issues that a JQL finds for somebody, in order. */
export async function keysOf(
  { read }: TestJira,
  as: Alias | 'nobody',
  jql: string,
): Promise<readonly string[]> {
  const found = await read(as, `search/jql?jql=${encodeURIComponent(jql)}&fields=summary&maxResults=100`);
  const issues = isObject(found) && Array.isArray(found.issues) ? (found.issues as readonly unknown[]) : [];
  return issues.map((issue) => (isObject(issue) ? String(issue.key) : ''));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
