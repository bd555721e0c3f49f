/** Every refusal of docs/failure-modes.md that can be raised today, produced over HTTP by its natural cause. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JiraCall } from '../../local/host/records';
import { RAISED_NOW } from './support/documented';
import { expectRefusal, type ProblemBody } from './support/problem';
import { RECIPES, type Arranged, type Recipe } from './support/recipes';
import { startSite, type Site } from './support/site';
import type { Answer } from './support/wire';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => site.restoreWithRoom());

async function produce(recipe: Recipe): Promise<{ answer: Answer; problem: ProblemBody; sent: Arranged }> {
  // What one refusal left in a container's memory is not the next one's cause.
  if (recipe.jira !== undefined) await site.coldStart();
  try {
    const sent = await recipe.arrange(site);
    await site.forgetCalls();
    const answer = await site.gateway(...sent);
    return { answer, problem: expectRefusal(answer, recipe.code), sent };
  } finally {
    await recipe.undo?.(site);
  }
}

const bare = (path: string): string => path.split('?')[0] ?? '';

/** What the gateway asks for itself: none of it changes anything, and none of it is the caller's words. */
const QUESTIONS: readonly RegExp[] = [
  /^GET \/rest\/api\/3\/user\?accountId=[^&]+$/,
  /^POST \/rest\/api\/3\/permissions\/check$/,
  /^GET \/rest\/api\/3\/issue\/[^/?]+\?fields=(project|subtasks)$/,
  /^POST \/rest\/api\/3\/issue\/bulkfetch$/,
  /^POST \/rest\/api\/3\/comment\/list$/,
  /^GET \/rest\/api\/3\/(project|version|component|issueLink)\/[^/?]+$/,
  /^GET \/rest\/api\/3\/field$/,
  /^GET \/rest\/agile\/1\.0\/(board\/\d+\/project\?maxResults=50|sprint\/\d+)$/,
  /^GET \/rest\/api\/3\/search\/jql\?jql=project\+in\+%28[\d%C+]+%29\+AND\+level\+is\+not\+EMPTY&fields=id&maxResults=1000$/,
];
const isQuestion = ({ method, path }: JiraCall): boolean =>
  QUESTIONS.some((question) => question.test(`${method} ${path}`));

async function expectJiraHeard({ jira: allowed, code }: Recipe, [path, call]: Arranged): Promise<void> {
  const { method = 'GET' } = call ?? {};
  const calls = await site.jiraCalls();
  if (allowed === undefined) expect(calls.map((heard) => heard.path)).toEqual([]);
  const isOperation = (heard: JiraCall): boolean =>
    heard.method === method && bare(heard.path) === bare(path);
  const others = calls.filter((heard) => !isQuestion(heard));
  expect(
    others.filter((heard) => !isOperation(heard)).map((heard) => `${heard.method} ${heard.path}`),
  ).toEqual([]);
  expect(others.length).toBeLessThanOrEqual(allowed === 'operation' ? 1 : 0);
  // Only where Jira itself failed may it have been asked to change something.
  if (allowed === 'operation' && !/^(jira-|response-)/.test(code)) expect(method).toBe('GET');
}

describe.each(RECIPES)('$code: $cause', (recipe) => {
  it('is refused by name, in the documented form, and Jira hears no more of it than it must', async () => {
    const { problem, sent } = await produce(recipe);
    await expectJiraHeard(recipe, sent);
    if (recipe.status !== undefined) expect(problem.status).toBe(recipe.status);
    if (recipe.decidedBy !== undefined) expect(problem.decidedBy).toBe(recipe.decidedBy);
    if (recipe.scopes !== undefined) expect(problem.scopes).toEqual(recipe.scopes);
    if (recipe.tells !== undefined) expect(problem.detail).toMatch(recipe.tells);
  });
});

it('token-invalid is one answer, to the byte, for every way to be wrong', async () => {
  const answers = new Set<string>();
  for (const recipe of RECIPES.filter(({ code }) => code === 'token-invalid')) {
    await site.restoreWithRoom();
    const { status, headers, body } = (await produce(recipe)).answer;
    // The platform's own headers and the request's id differ from call to call, whatever the app answers.
    const own = Object.entries(headers).filter(([name]) => !/^(x-request-id|x-ratelimit-|date$)/.test(name));
    answers.add(JSON.stringify([status, own, body]));
  }
  expect(answers.size).toBe(1);
});

it('every 401 says nothing of token, owner, policy or operation in its headers', async () => {
  for (const recipe of RECIPES.filter(({ code }) => code.startsWith('token-') || code === 'not-yet-valid')) {
    await site.restoreWithRoom();
    const { headers } = (await produce(recipe)).answer;
    expect(headers).not.toHaveProperty('x-token-scopes');
    expect(headers).not.toHaveProperty('x-accepted-scopes');
    expect(headers).not.toHaveProperty('token-expires');
  }
});

it('a rate limit of Jira keeps Retry-After, and its reason is told', async () => {
  const recipe = RECIPES.find(({ code }) => code === 'jira-rate-limited')!;
  const { answer, problem } = await produce(recipe);
  expect(answer.headers['retry-after']).toBe('17');
  expect(problem.detail).toContain('jira-burst-based');
});

it('a change that Jira failed at says that it may have been made', async () => {
  const recipe = RECIPES.find(({ cause }) => cause === 'Jira fails at a change')!;
  expect((await produce(recipe)).problem.detail).toContain('may have taken effect');
});

it('the recipes cover exactly the codes that docs/failure-modes.md says are raised now', () => {
  expect([...new Set(RECIPES.map(({ code }) => code))].sort()).toEqual([...RAISED_NOW].sort());
});
