import { describe, expect, it } from 'vitest';
import { ownPermissions } from '../../../src/gateway/confine/own-permissions';
import type { Target } from '../../../src/policy/target';
import { aRequest, type Asked } from '../../support/a-request';
import { ABC } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';

const OURS: Target = { kind: 'places', projects: [ABC.id], issues: [] };
const ISSUE: Target = { kind: 'places', projects: [], issues: [{ id: '501', projectId: ABC.id }] };
const IN_REPLY: Target = { kind: 'in-reply' };
const MINE = 'GET /rest/api/3/mypermissions';
const PROJECTS = 'POST /rest/api/3/permissions/project';

interface Case extends Asked {
  readonly target?: Target;
  readonly script?: JiraScript;
  readonly status?: number;
}
async function own(
  line: string,
  reply: unknown,
  { target = OURS, script = {}, status = 200, ...asked }: Case = {},
) {
  const ports = standingPorts(script);
  const body = typeof reply === 'string' ? reply : JSON.stringify(reply);
  const one = await ownPermissions(
    { status, headers: {}, body, isText: true },
    { request: aRequest(line, asked), target },
    ports,
    NOW,
  );
  const text = one.ok ? one.value.body : undefined;
  return {
    one,
    asked: ports.jira.asked(),
    json: text === undefined ? undefined : (JSON.parse(text) as unknown),
  };
}
const permission = (type: string, havePermission: unknown, more: object = {}) => ({
  type,
  havePermission,
  ...more,
});
const permissions = (entries: object) => ({ permissions: entries });
const has = (json: unknown, key: string): unknown =>
  (json as { permissions: Record<string, { havePermission: unknown }> }).permissions[key]?.havePermission;

describe('"what may I do?" is answered for the owner', () => {
  it.each<[string, object, Case, string, boolean]>([
    ['what both may', { EDIT_ISSUES: permission('PROJECT', true) }, {}, 'EDIT_ISSUES', true],
    [
      'what the owner may not',
      { EDIT_ISSUES: permission('PROJECT', true) },
      { script: { lacking: ['EDIT_ISSUES project 10001'] } },
      'EDIT_ISSUES',
      false,
    ],
    ['what the app may not', { EDIT_ISSUES: permission('PROJECT', false) }, {}, 'EDIT_ISSUES', false],
    ['what Jira does not call yes', { EDIT_ISSUES: permission('PROJECT', 'true') }, {}, 'EDIT_ISSUES', false],
    [
      'on an issue',
      { EDIT_ISSUES: permission('PROJECT', true) },
      { target: ISSUE, script: { lacking: ['EDIT_ISSUES issue 501'] } },
      'EDIT_ISSUES',
      false,
    ],
    [
      'on nothing in particular',
      { EDIT_ISSUES: permission('PROJECT', true) },
      { target: IN_REPLY },
      'EDIT_ISSUES',
      false,
    ],
    ['on the site', { ADMINISTER: permission('GLOBAL', true) }, {}, 'ADMINISTER', true],
    [
      'on the site no more',
      { ADMINISTER: permission('GLOBAL', true) },
      { script: { lacking: ['ADMINISTER'] } },
      'ADMINISTER',
      false,
    ],
    ['of no known type', { EDIT_ISSUES: permission('OTHER', true) }, {}, 'EDIT_ISSUES', false],
    [
      'by administering Jira',
      { ADMINISTER_PROJECTS: permission('PROJECT', true) },
      { script: { lacking: ['ADMINISTER_PROJECTS'] } },
      'ADMINISTER_PROJECTS',
      true,
    ],
    [
      'by a name of every object’s',
      JSON.parse(
        '{"__proto__":{"type":"PROJECT","havePermission":true},"EDIT_ISSUES":{"type":"PROJECT","havePermission":true}}',
      ) as object,
      { script: { lacking: ['EDIT_ISSUES'] } },
      'EDIT_ISSUES',
      false,
    ],
  ])('%s', async (...[, entries, given, key, expected]) => {
    const { json } = await own(MINE, permissions(entries), given);
    expect(has(json, key)).toBe(expected);
  });

  it('and keeps what else Jira tells of a permission', async () => {
    const { json } = await own(MINE, {
      ...permissions({ EDIT_ISSUES: permission('PROJECT', true, { id: '12', name: 'Edit issues' }) }),
      x: 1,
    });
    expect(json).toEqual({
      permissions: { EDIT_ISSUES: { type: 'PROJECT', havePermission: true, id: '12', name: 'Edit issues' } },
      x: 1,
    });
  });

  it('in one question for all of them', async () => {
    const entries = Object.fromEntries(
      ['EDIT_ISSUES', 'ADD_COMMENTS', 'LINK_ISSUES'].map((key) => [key, permission('PROJECT', true)]),
    );
    expect([...(await own(MINE, permissions(entries))).asked].sort()).toEqual(['check', 'user']);
  });

  // Jira answers 400 to a permission in the wrong list, which would leave the whole standing unknown.
  it('and a global permission that no operation names is not asked as one of projects', async () => {
    const ports = standingPorts();
    const body = JSON.stringify(
      permissions({ MANAGE_GROUP_FILTER_SUBSCRIPTIONS: permission('GLOBAL', true) }),
    );
    await ownPermissions(
      { status: 200, headers: {}, body, isText: true },
      { request: aRequest(MINE), target: OURS },
      ports,
      NOW,
    );
    expect(JSON.parse(ports.jira.questions('check')[0]?.body ?? '{}')).toMatchObject({
      globalPermissions: ['MANAGE_GROUP_FILTER_SUBSCRIPTIONS'],
      projectPermissions: [],
    });
  });
});

describe('"which projects may I do this in?" is answered for the owner', () => {
  const rows = {
    projects: [
      { id: 10001, key: 'ABC' },
      { id: 10002, key: 'XYZ' },
    ],
  };
  it.each<[string, readonly string[], JiraScript, readonly number[]]>([
    ['all where they may', ['EDIT_ISSUES'], {}, [10001, 10002]],
    ['those where they may', ['EDIT_ISSUES'], { lacking: ['EDIT_ISSUES project 10002'] }, [10001]],
    [
      'those where they may do all of it',
      ['EDIT_ISSUES', 'ADD_COMMENTS'],
      { lacking: ['ADD_COMMENTS project 10001'] },
      [10002],
    ],
    ['none that Jira does not know', ['EDIT_ISSUES'], { projects: [] }, []],
  ])('%s', async (_what, asked, script, ids) => {
    const { json } = await own(PROJECTS, rows, { script, json: { permissions: asked } });
    expect((json as typeof rows).projects.map(({ id }) => id)).toEqual(ids);
  });
});

describe('an answer that cannot be made the owner’s', () => {
  it.each<[string, string, unknown, Case, object]>([
    ['is no JSON', MINE, '<html>', {}, { code: 'jira-error', fault: 'unexpected-reply' }],
    ['has no permissions', MINE, {}, {}, { code: 'jira-error', fault: 'unexpected-reply' }],
    [
      'has no projects',
      PROJECTS,
      {},
      { json: { permissions: ['EDIT_ISSUES'] } },
      { code: 'jira-error', fault: 'unexpected-reply' },
    ],
    [
      'was to no question',
      PROJECTS,
      { projects: [] },
      { json: {} },
      { code: 'jira-error', fault: 'unexpected-reply' },
    ],
    [
      'is of an owner nobody knows of',
      MINE,
      permissions({ EDIT_ISSUES: permission('PROJECT', true) }),
      { script: { faults: { check: { status: 403 } } } },
      { code: 'owner-standing-unknown', why: 'not-allowed-to-ask' },
    ],
    [
      'is of an owner who has gone',
      MINE,
      permissions({ EDIT_ISSUES: permission('PROJECT', true) }),
      { script: { owner: 'deleted' } },
      { code: 'owner-inactive' },
    ],
  ])('is refused where it %s', async (...[, line, reply, given, refusal]) => {
    const { one } = await own(line, reply, given);
    expect(one.ok ? undefined : one.error).toMatchObject(refusal);
  });

  it.each([
    ['an error', MINE, 400],
    ['another operation’s', 'GET /rest/api/3/permissions', 200],
  ])('passes as it is where it is %s', async (_what, line, status) => {
    const reply = permissions({ EDIT_ISSUES: permission('PROJECT', true) });
    const { json, asked } = await own(line, reply, { status });
    expect(json).toEqual(reply);
    expect(asked).toEqual([]);
  });
});
