import api, { assumeTrustedRoute } from '@forge/api';
import * as z from 'zod/mini';
import { once } from '../base/once';
import { fail, ok, type Result } from '../base/result';
import { formatInstant } from '../base/time';
import type { NoticeBoard, NoticeWords } from '../console/notice-ports';
import type { Locator } from '../tokens/token';
import { withinMs } from './deadline';

const JIRA_DEADLINE_MS = 10_000;

const search = once(() =>
  z.object({
    issues: z.array(z.object({ id: z.string(), fields: z.object({ summary: z.string() }) })),
  }),
);
const created = once(() => z.object({ id: z.string().check(z.regex(/^\d{1,19}$/)) }));
const project = once(() =>
  z.object({ issueTypes: z.array(z.object({ id: z.string(), subtask: z.boolean() })) }),
);

/** The summary is found by its locator, which is part of no other. */
const summaryOf = ({ locator, endsAt }: NoticeWords): string =>
  `API token ${locator} ends on ${formatInstant(endsAt).slice(0, 10)}`;

/** Issues about tokens, as the app. Ids are numeric, locators base62: they need no escape in a path or in JQL. */
export const noticeBoard: NoticeBoard = {
  async findIssue(projectId, locator) {
    const jql = `project = ${projectId} AND summary ~ "\\"${locator}\\"" ORDER BY created ASC`;
    const found = await ask('GET', `/rest/api/3/search/jql?${queryOf({ jql })}`);
    const parsed = search().safeParse(found?.json);
    if (found?.status !== 200 || !parsed.success) return fail('unknown');
    return ok(parsed.data.issues.find(({ fields }) => isAbout(fields.summary, locator))?.id);
  },

  async createIssue({ projectId, issueTypeId }, words) {
    const typeId = issueTypeId === undefined ? await findType(projectId) : ok(issueTypeId);
    if (!typeId.ok) return typeId;
    const fields = {
      project: { id: projectId },
      issuetype: { id: typeId.value },
      summary: summaryOf(words),
      description: documentOf(words, FIRST_WORDS),
    };
    const assigned = await create({ ...fields, assignee: { id: words.ownerId } });
    // Not everybody can be assigned, and not every project shows the field.
    return !assigned.ok && assigned.error === 'refused' ? create(fields) : assigned;
  },

  async comment(issueId, words) {
    const body = documentOf(words, AGAIN_WORDS);
    const told = await ask('POST', `/rest/api/3/issue/${issueId}/comment`, { body });
    if (told?.status === 201) return ok('told');
    return told !== undefined && GONE.has(told.status) ? ok('gone') : fail('unknown');
  },
};

const GONE: ReadonlySet<number> = new Set([403, 404]);
const REFUSED: ReadonlySet<number> = new Set([400, 403, 404]);
const queryOf = ({ jql }: { readonly jql: string }): URLSearchParams =>
  new URLSearchParams([
    ['jql', jql],
    ['fields', 'summary'],
    ['maxResults', '10'],
  ]);
const isAbout = (summary: string, locator: Locator): boolean => summary.split(' ').includes(locator);

/** The project's first type that stands by itself. */
async function findType(projectId: string): Promise<Result<string, 'refused' | 'unknown'>> {
  const found = await ask('GET', `/rest/api/3/project/${projectId}`);
  const parsed = project().safeParse(found?.json);
  if (found !== undefined && REFUSED.has(found.status)) return fail('refused');
  if (found?.status !== 200 || !parsed.success) return fail('unknown');
  const type = parsed.data.issueTypes.find(({ subtask }) => !subtask);
  return type ? ok(type.id) : fail('refused');
}

async function create(fields: object): Promise<Result<string, 'refused' | 'unknown'>> {
  const made = await ask('POST', '/rest/api/3/issue', { fields });
  if (made !== undefined && REFUSED.has(made.status)) return fail('refused');
  const parsed = created().safeParse(made?.json);
  return made?.status === 201 && parsed.success ? ok(parsed.data.id) : fail('unknown');
}

const FIRST_WORDS = 'an API token that acts for you ends on';
const AGAIN_WORDS = 'the API token that acts for you still ends on';

/** Mentions the owner, whom Jira then tells. Neither the token's name nor its purpose: those are the owner's words. */
const documentOf = ({ locator, ownerId, endsAt }: NoticeWords, words: string): object => {
  const day = formatInstant(endsAt).slice(0, 16).replace('T', ' ');
  return {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'mention', attrs: { id: ownerId } },
          { type: 'text', text: ` ${words} ${day} UTC. Its locator, the part after stj_, is ${locator}.` },
        ],
      },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'If a script still needs it, ask for another one in time: in the token\u2019s project, Apps, API tokens, Your tokens.',
          },
        ],
      },
    ],
  };
};

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Undefined: Jira did not answer. */
async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer | undefined> {
  try {
    return await withinMs(JIRA_DEADLINE_MS, send(method, path, body));
  } catch {
    return undefined;
  }
}

async function send(method: 'GET' | 'POST', path: string, body: object | undefined): Promise<Answer> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await api.asApp().requestJira(assumeTrustedRoute(path), {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: response.ok ? await response.json() : undefined };
}
