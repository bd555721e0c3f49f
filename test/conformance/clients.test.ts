/** Existing Jira clients, unmodified, with the gateway's address in place of their site's. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faceOf } from '../../src/gateway/refusal-face';
import type { Refusal } from '../../src/gateway/refusal';
import { agileClient, CLIENTS, type JiraScript } from './support/clients';
import { SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type Site } from './support/site';

let site: Site;
let bound: string;
let wide: string;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  bound = (await site.issueToken('member', WRITER)).token;
  wide = (await site.issueToken('admin', SITE_WIDE)).token;
});
afterAll(() => site.close());
beforeEach(() => site.forgetCalls());

/** What Jira was asked beside the gateway's own question for the project. */
const asked = async (): Promise<readonly string[]> =>
  (await site.jiraCalls())
    .map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)
    .filter((call) => call !== 'GET /rest/api/3/issue/ABC-3');

/** The error that a call ended in, as its user would see it printed. */
async function complaintOf(call: Promise<unknown>): Promise<string> {
  const ended = await call.then(
    () => 'no error',
    (error: unknown) => inspect(error, { depth: 8, maxStringLength: null }),
  );
  return ended.replaceAll(String.raw`\"`, '"');
}

describe.each(CLIENTS)('$name, $scheme', ({ connect }) => {
  let script: JiraScript;
  let admin: JiraScript;
  beforeAll(() => {
    script = connect(site.gatewayUrl, bound);
    admin = connect(site.gatewayUrl, wide);
  });

  it('connects: server, fields and project are read', async () => {
    expect(await script.serverInfo()).toMatchObject({ deploymentType: 'Cloud' });
    expect(await script.fields()).toContainEqual(expect.objectContaining({ id: 'summary' }));
    expect(await script.project('ABC')).toMatchObject({ key: 'ABC', id: '10000' });
  });

  it('reads an issue, with the fields and names it asked for', async () => {
    const issue = (await script.read('ABC-2')) as { fields: object; names: object };
    expect(issue).toMatchObject({ key: 'ABC-2', fields: { summary: 'Vowels are pronounced' } });
    expect(Object.keys(issue.fields).sort()).toEqual(['status', 'summary']);
    expect(issue.names).toMatchObject({ summary: 'Summary' });
  });

  it('searches, JQL with a comma included', async () => {
    const found = (await admin.search('key in (ABC-2, DEF-1) ORDER BY key')) as readonly { key?: string }[];
    expect(found).toHaveLength(2);
  });

  it('creates an issue', async () => {
    expect(await admin.create('Made by a client')).toMatchObject({
      key: expect.stringMatching(/^ABC-\d+$/) as string,
    });
    expect((await asked()).filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('comments', async () => {
    expect(await script.comment('ABC-3', 'Said by a client')).toMatchObject({
      id: expect.stringMatching(/^\d+$/) as string,
    });
    expect(await asked()).toHaveLength(1);
  });

  it('transitions an issue', async () => {
    await script.transition('ABC-3', '21');
    expect(JSON.stringify(await script.read('ABC-3'))).toContain('In Progress');
    await script.transition('ABC-3', '11');
    expect(JSON.stringify(await script.read('ABC-3'))).toContain('To Do');
  });

  it.each<readonly [string, (script: JiraScript) => Promise<unknown>, Refusal]>([
    ['another project', ({ project }) => project('DEF'), { code: 'project-outside' }],
    ['another project’s issue', ({ read }) => read('DEF-1'), { code: 'project-outside' }],
    ['a search', ({ search }) => search('project = ABC'), { code: 'target-unresolved', where: 'jql' }],
    ['a new issue', ({ create }) => create('Never made'), { code: 'target-unresolved', where: 'body' }],
    [
      'a deletion',
      ({ remove }) => remove('ABC-3'),
      { code: 'read-only', reason: 'read-only', decidedBy: 'token.effects', effect: 'delete' },
    ],
  ])('a denied call says why in the client’s own error: %s', async (_, call, refusal) => {
    expect(await complaintOf(call(script))).toContain(faceOf(refusal).detail);
    expect(await asked()).toEqual([]);
  });

  it('a wrong token says so in the client’s own error', async () => {
    const complaint = await complaintOf(connect(site.gatewayUrl, 'not-a-token').serverInfo());
    expect(complaint).toContain(faceOf({ code: 'token-invalid' }).detail);
  });
});

it('every client was sent to Jira as the app, never as a person', async () => {
  for (const { connect } of CLIENTS) await connect(site.gatewayUrl, bound).read('ABC-2');
  const callers = new Set((await site.jiraCalls()).map(({ as }) => as.kind));
  expect(callers).toEqual(new Set(['app']));
});

describe('jira.js AgileClient', () => {
  it('lists boards and reads one', async () => {
    const client = agileClient(site.gatewayUrl, wide);
    expect((await client.board.getAllBoards()).values).toHaveLength(2);
    expect(await client.board.getBoard({ boardId: 1 })).toMatchObject({ name: 'ABC board' });
  });

  it('a board is refused to a token of one project, with the reason', async () => {
    const { token } = await site.issueToken('member', { ...SITE_WIDE, reach: 'project' });
    const complaint = await complaintOf(agileClient(site.gatewayUrl, token).board.getBoard({ boardId: 1 }));
    expect(complaint).toContain(faceOf({ code: 'target-unresolved', where: 'resolve' }).detail);
  });
});

describe('jira-connector’s newer form of a transition, whose body repeats the issue’s key', () => {
  const sent = { issueKey: 'ABC-3', transition: { id: '21' } };
  const path = '/rest/api/2/issue/ABC-3/transitions';

  it('passes for a site-wide token', async () => {
    expect((await site.gateway(path, { token: wide, method: 'POST', json: sent })).status).toBe(204);
  });

  it('is refused to a project-bound token: a key in the body could be another issue’s', async () => {
    const { status, body } = await site.gateway(path, { token: bound, method: 'POST', json: sent });
    expect({ status, body }).toEqual({
      status: 403,
      body: expect.stringContaining('target-unresolved') as string,
    });
  });
});
