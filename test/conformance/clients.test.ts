/** Existing Jira clients, unmodified, with the gateway's address in place of their site's. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_IDS } from '../../local/jira/seed/demo-site';
import { faceOf } from '../../src/gateway/refusal-face';
import type { Refusal } from '../../src/gateway/refusal';
import { agileClient, CLIENTS, version3Client, type JiraScript } from './support/clients';
import { expectRefusal } from './support/problem';
import { PROJECT_WIDE, SITE_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type Site } from './support/site';

let site: Site;
let bound: string;
let wide: string;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
  const scopes = [...WRITER.scopes!, 'read:jira-user'];
  bound = (await site.issueToken('member', { ...WRITER, scopes })).token;
  wide = (await site.issueToken('admin', SITE_WIDE)).token;
});
afterAll(() => site.close());
beforeEach(() => site.forgetCalls());

/** What Jira was asked beside the gateway's own questions: where things are, and what the owner may do. */
const asked = async (): Promise<readonly string[]> =>
  (await site.jiraCalls())
    .map(({ method, path }) => `${method} ${path}`)
    .filter(
      (call) =>
        !/\?fields=project$|\/user\?accountId|permissions\/check$|level\+is\+not\+EMPTY|GET \/rest\/api\/3\/project\//.test(
          call,
        ),
    )
    .map((call) => call.split('?')[0] ?? '');

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

  it('searches its project, and finds nothing of another', async () => {
    const found = (await script.search('key in (ABC-2, DEF-1) ORDER BY key')) as readonly { key?: string }[];
    expect(found).toHaveLength(1);
    expect(await script.search('labels = "voice" OR project = DEF')).toHaveLength(5);
  });

  it('searches the site with a token that is bound to no project', async () => {
    expect(await admin.search('key in (ABC-2, DEF-1) ORDER BY key')).toHaveLength(2);
  });

  it('creates an issue in its project', async () => {
    expect(await script.create('Made by a client')).toMatchObject({
      key: expect.stringMatching(/^ABC-\d+$/) as string,
    });
    expect((await asked()).filter((call) => call.startsWith('POST'))).toHaveLength(1);
  });

  it('is told that it is the token’s owner, not the app', async () => {
    const max = { accountId: ACCOUNT_IDS.member, displayName: 'Max Member' };
    expect(await script.myself()).toMatchObject(max);
    expect(await admin.myself()).toMatchObject({ accountId: ACCOUNT_IDS.admin });
  });

  it('lists the versions and components of its project', async () => {
    expect(await script.versions('ABC')).toContainEqual(expect.objectContaining({ name: '1.1' }));
    expect(await script.components('ABC')).toContainEqual(expect.objectContaining({ name: 'API' }));
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
    ['another project’s versions', ({ versions }) => versions('DEF'), { code: 'project-outside' }],
    ['another project’s components', ({ components }) => components('DEF'), { code: 'project-outside' }],
    ['a comment elsewhere', ({ comment }) => comment('DEF-1', 'Never said'), { code: 'project-outside' }],
    [
      'JQL that is none',
      ({ search }) => search('project = ABC) OR (project = DEF'),
      { code: 'jql-invalid', fault: 'unparsable', line: 1, column: 14 },
    ],
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

/** Every scope and effect, bound to ABC. */
const wideInProject = async (): Promise<string> => (await site.issueToken('member', PROJECT_WIDE)).token;

describe('jira.js AgileClient', () => {
  it('lists boards and reads one', async () => {
    const client = agileClient(site.gatewayUrl, wide);
    expect((await client.board.getAllBoards()).values.length).toBeGreaterThan(1);
    expect(await client.board.getBoard({ boardId: 1 })).toMatchObject({ name: 'ABC board' });
  });

  it('with a token of one project: the same for its boards, their sprints and issues', async () => {
    const client = agileClient(site.gatewayUrl, await wideInProject());
    const { values } = await client.board.getAllBoards();
    expect(values.map(({ name }) => name)).toContain('ABC board');
    expect(values.map(({ name }) => name)).not.toContain('DEF board');
    expect(await client.board.getBoard({ boardId: 1 })).toMatchObject({ name: 'ABC board' });
    expect((await client.board.getAllSprints({ boardId: 1 })).values.length).toBeGreaterThan(1);
    const { issues } = await client.board.getIssuesForBoard({
      boardId: 1,
      jql: 'labels = voice OR project = DEF',
    });
    expect(issues.map(({ key }) => key)).toEqual(expect.arrayContaining(['ABC-2']));
    expect(issues.filter(({ key }) => key?.startsWith('ABC-') !== true)).toEqual([]);
  });

  it('another project’s board is refused to a token of one project, with the reason', async () => {
    const client = agileClient(site.gatewayUrl, await wideInProject());
    expect(await complaintOf(client.board.getBoard({ boardId: 2 }))).toContain(
      faceOf({ code: 'project-outside' }).detail,
    );
  });
});

describe('jira.js Version3Client', () => {
  it('fetches several issues at once, and none of another project', async () => {
    const { issues } = version3Client(site.gatewayUrl, bound);
    const fetched = await issues.bulkFetchIssues({ issueIdsOrKeys: ['ABC-2', 'ABC-3'], fields: ['summary'] });
    expect(fetched.issues?.map(({ key }) => key)).toEqual(['ABC-2', 'ABC-3']);
    const foreign = issues.bulkFetchIssues({ issueIdsOrKeys: ['ABC-2', 'DEF-1'], fields: ['summary'] });
    expect(await complaintOf(foreign)).toContain(faceOf({ code: 'project-outside' }).detail);
  });

  it('is told what the owner may do, never what the app may', async () => {
    const { permissions } = version3Client(site.gatewayUrl, bound);
    const asks = { projectKey: 'ABC', permissions: 'EDIT_ISSUES,DELETE_ISSUES,ADMINISTER' };
    const told = await permissions.getMyPermissions(asks);
    expect(told).toMatchObject({
      permissions: {
        EDIT_ISSUES: { havePermission: true },
        DELETE_ISSUES: { havePermission: false },
        ADMINISTER: { havePermission: false },
      },
    });
  });

  it('makes versions with the token of a project’s administrator, and is told why with a member’s', async () => {
    const version = { projectId: 10000, name: 'Made by a client' };
    const lead = (await site.issueToken('lead', PROJECT_WIDE)).token;
    const { projectVersions } = version3Client(site.gatewayUrl, lead);
    expect(await projectVersions.createVersion(version)).toMatchObject({ name: version.name });
    const { projectVersions: members } = version3Client(site.gatewayUrl, await wideInProject());
    expect(await complaintOf(members.createVersion(version))).toContain(
      faceOf({ code: 'owner-lost-permission', permission: 'ADMINISTER_PROJECTS' }).detail,
    );
  });

  it('a silent edit is refused with the reason', async () => {
    const { issues } = version3Client(site.gatewayUrl, bound);
    const edit = issues.editIssue({
      issueIdOrKey: 'ABC-3',
      notifyUsers: false,
      fields: { summary: 'Never' },
    });
    expect(await complaintOf(edit)).toContain(
      faceOf({ code: 'read-only', reason: 'read-only', decidedBy: 'token.effects', effect: 'manage' }).detail,
    );
  });
});

describe('jira-connector’s newer form of a transition, whose body repeats the issue’s key', () => {
  const sent = { issueKey: 'ABC-3', transition: { id: '21' } };
  const path = '/rest/api/2/issue/ABC-3/transitions';

  it.each([
    ['project-bound', () => bound],
    ['site-wide', () => wide],
  ])('is refused to a %s token: a key in the body could be another issue’s', async (_, token) => {
    await site.forgetCalls();
    const answer = await site.gateway(path, { token: token(), method: 'POST', json: sent });
    expect(expectRefusal(answer, 'target-unresolved').detail).toContain('Look at: issueKey.');
    expect(await asked()).toEqual([]);
  });
});
