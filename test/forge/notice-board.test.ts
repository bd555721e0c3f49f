import { beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from '../../src/tokens/token';
import { NOW } from '../support/fixed-times';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { noticeBoard } = await import('../../src/forge/notice-board');
const { noticeStore } = await import('../../src/forge/notice-store');
const { kvs } = await import('@forge/kvs');
const { noticeKey } = await import('../../src/forge/keys');

const LOCATOR = 'abcDEF123456' as Locator;
const WORDS = { locator: LOCATOR, ownerId: '712020:owner', endsAt: NOW };
const PLACE = { projectId: '10009', issueTypeId: '7' };
const UNKNOWN = { ok: false, error: 'unknown' };
const bodyOf = (call: PlatformCall | undefined) =>
  JSON.parse(call?.body ?? '{}') as { fields?: Record<string, unknown> };
const issue = (id: string, summary: string) => ({ id, fields: { summary } });

describe('the issue about a token', () => {
  it('is found by its locator alone: a summary that only resembles it is another’s', async () => {
    const calls = openPlatform(() =>
      json({
        issues: [
          issue('1', `API token ${LOCATOR.toLowerCase()} ends`),
          issue('2', `API token ${LOCATOR} ends`),
        ],
      }),
    );
    expect(await noticeBoard.findIssue('10009', LOCATOR)).toEqual({ ok: true, value: '2' });
    expect(new URLSearchParams(calls[0]!.path.split('?')[1]).get('jql')).toBe(
      `project = 10009 AND summary ~ "\\"${LOCATOR}\\"" ORDER BY created ASC`,
    );
    openPlatform(() => json({ issues: [] }));
    expect(await noticeBoard.findIssue('10009', LOCATOR)).toEqual({ ok: true, value: undefined });
  });

  it('is assigned to its owner, and mentions them, by locator and day', async () => {
    const calls = openPlatform(() => json({ id: '55' }, 201));
    expect(await noticeBoard.createIssue(PLACE, WORDS)).toEqual({ ok: true, value: '55' });
    expect(calls).toMatchObject([{ provider: 'app', method: 'POST', path: '/rest/api/3/issue' }]);
    const { fields } = bodyOf(calls[0]);
    expect(fields).toMatchObject({
      project: { id: '10009' },
      issuetype: { id: '7' },
      assignee: { id: WORDS.ownerId },
      summary: expect.stringContaining(LOCATOR) as string,
    });
    expect(JSON.stringify(fields?.['description'])).toContain(WORDS.ownerId);
  });

  it('is made without an assignee where Jira does not let the owner be it', async () => {
    const calls = openPlatform((call) =>
      bodyOf(call).fields?.['assignee'] ? json({ errors: {} }, 400) : json({ id: '55' }, 201),
    );
    expect(await noticeBoard.createIssue(PLACE, WORDS)).toEqual({ ok: true, value: '55' });
    expect(calls).toHaveLength(2);
  });

  it('is of the project’s first type that stands by itself, where none is named', async () => {
    const issueTypes = [
      { id: '3', subtask: true },
      { id: '4', subtask: false },
    ];
    const calls = openPlatform(({ method }) =>
      method === 'GET' ? json({ issueTypes }) : json({ id: '55' }, 201),
    );
    await noticeBoard.createIssue({ projectId: '10009' }, WORDS);
    expect(bodyOf(calls[1]).fields?.['issuetype']).toEqual({ id: '4' });
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['refuses', () => json({}, 403), 'refused'],
    ['fails', () => json({}, 500), 'unknown'],
    ['answers in another form', () => json({}, 201), 'unknown'],
    ['breaks', () => Promise.reject(new Error('x')), 'unknown'],
  ])('is not made where Jira %s', async (_what, answer, error) => {
    openPlatform(answer);
    expect(await noticeBoard.createIssue(PLACE, WORDS)).toEqual({ ok: false, error });
    expect(await noticeBoard.findIssue('10009', LOCATOR)).toEqual(UNKNOWN);
  });

  it.each([
    [201, { ok: true, value: 'told' }],
    [404, { ok: true, value: 'gone' }],
    [500, UNKNOWN],
  ])('commented on, with the answer %i, is %j', async (status, outcome) => {
    openPlatform(() => json({}, status));
    expect(await noticeBoard.comment('55', WORDS)).toEqual(outcome);
  });
});

describe('what was told', () => {
  beforeEach(() => void openPlatform());

  it('is read back as it was saved until it is erased, and is a failure where it cannot be read', async () => {
    expect(await noticeStore.read(LOCATOR)).toEqual({ ok: true, value: {} });
    await noticeStore.save(LOCATOR, { issueId: '55', told: 14 });
    expect(await noticeStore.read(LOCATOR)).toEqual({ ok: true, value: { issueId: '55', told: 14 } });
    for (let again = 0; again < 2; again += 1)
      expect(await noticeStore.erase([LOCATOR])).toEqual({ ok: true, value: undefined });
    expect(await noticeStore.read(LOCATOR)).toEqual({ ok: true, value: {} });
    await kvs.set(noticeKey(LOCATOR), 'text');
    expect(await noticeStore.read(LOCATOR)).toMatchObject({ ok: false });
  });
});
