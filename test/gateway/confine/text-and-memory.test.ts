import { describe, expect, it } from 'vitest';
import { boundProjects } from '../../../src/gateway/confine/bound-projects';
import { confineReply } from '../../../src/gateway/confine/confine-reply';
import { confineRequest } from '../../../src/gateway/confine/confine-request';
import { ownPermissions } from '../../../src/gateway/confine/own-permissions';
import { referencesOf } from '../../../src/gateway/confine/references';
import type { Reach } from '../../../src/policy/grant';
import type { Target } from '../../../src/policy/target';
import { aRequest } from '../../support/a-request';
import { ABC, SITE_WIDE, XYZ } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';
import { API, BOUNDS, issue, OURS, replyOf, shown } from './shown-reply';

const BOTH: Reach = { kind: 'projects', projects: [ABC, XYZ] };

describe('text in a custom field that is the key of an issue', () => {
  it.each<[string, unknown, unknown]>([
    ['elsewhere is null', 'XYZ-1', null],
    ['that has moved away is null', 'ABC-9', null],
    ['of the token’s project is left', 'ABC-2', 'ABC-2'],
    ['that nobody has is just text', 'ABC-404', 'ABC-404'],
    ['elsewhere is left out of a list', ['XYZ-1', 'ABC-2', 'x'], ['ABC-2', 'x']],
  ])('%s', async (_what, value, expected) => {
    const body = { ...OURS, fields: { ...OURS.fields, customfield_1: value } };
    const { json } = await shown(body);
    expect(json).toMatchObject({ fields: { customfield_1: expected } });
  });
});

describe('where a reply’s issues are', () => {
  const moved = { issues: [{ id: '511', key: 'XYZ-7', project: XYZ, formerly: ['ABC-2'] }] };
  const show = async (body: unknown) => {
    const ports = standingPorts();
    const first = { ...OURS, fields: { ...OURS.fields, parent: issue('511', 'ABC-2') } };
    await confineReply(replyOf(first), BOUNDS, ports, NOW);
    ports.jira.become({ issues: [{ id: '501', key: 'ABC-1', project: ABC }, ...moved.issues] });
    const before = ports.jira.asked().length;
    const one = await confineReply(replyOf(body), BOUNDS, ports, NOW + 59_999);
    return { one, asked: ports.jira.asked().slice(before) };
  };

  it('is remembered for a minute, for what it names beside', async () => {
    const { one, asked } = await show({ ...OURS, fields: { ...OURS.fields, parent: issue('511', 'ABC-2') } });
    expect(asked).toEqual([]);
    expect(one.ok && one.value.body).toContain('"511"');
  });

  it('is asked each time, for what it is about itself: that may have been moved within the minute', async () => {
    const { one, asked } = await show(issue('511', 'ABC-2'));
    expect(asked).toContain('issue');
    expect(one).toMatchObject({ ok: false, error: { code: 'project-outside' } });
  });

  it('is known of a key by the id that stands beside it', async () => {
    const { asked, json } = await shown({ issues: [OURS, { id: '9', issueKey: 'abc-1' }] });
    expect(asked).not.toContain('bulkfetch');
    expect(json).toEqual({ issues: [OURS, { id: '9', issueKey: 'abc-1' }] });
  });
});

describe('a restricted comment in the answer to a change', () => {
  const restricted = { self: `${API}/issue/501/comment/7`, visibility: { type: 'role', value: 'Admins' } };
  it('is shown where it is what was changed, and not where it stands beside', async () => {
    expect((await shown(restricted, { isChange: true })).json).toEqual(restricted);
    const beside = { ...OURS, comments: [restricted] };
    expect((await shown(beside, { isChange: true })).json).toEqual({ ...OURS, comments: [] });
  });
});

describe('a list that the reply bounds', () => {
  const listed = async (...ids: readonly string[]) => {
    const held = new Set(ids.map((id) => `BROWSE_PROJECTS project ${id}`));
    const findings = { target: { kind: 'in-reply' } as const, standing: { kind: 'known', held } as const };
    const found = { request: aRequest('GET /rest/api/3/project'), findings };
    return confineRequest(found, BOTH, standingPorts(), NOW);
  };

  it('is sent for an owner who sees one of the projects, and for none who sees no one of them', async () => {
    expect((await listed('10002')).ok).toBe(true);
    expect(await listed('10003')).toEqual({
      ok: false,
      error: { code: 'owner-lost-permission', permission: 'BROWSE_PROJECTS' },
    });
  });
});

describe('"what may I do?" about several things', () => {
  it('is yes where the owner may do it on all of them', async () => {
    const target: Target = { kind: 'places', projects: [ABC.id], issues: [{ id: '501', projectId: ABC.id }] };
    const reply = replyOf({ permissions: { EDIT_ISSUES: { type: 'PROJECT', havePermission: true } } });
    const may = async (...lacking: readonly string[]) => {
      const asked = { request: aRequest('GET /rest/api/3/mypermissions'), target };
      const one = await ownPermissions(reply, asked, standingPorts({ lacking }), NOW);
      return one.ok && one.value.body.includes('"havePermission":true');
    };
    expect(await may()).toBe(true);
    expect(await may('EDIT_ISSUES issue 501')).toBe(false);
    expect(await may('EDIT_ISSUES project 10001')).toBe(false);
  });
});

describe('the projects of a search', () => {
  const site = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: String(20_000 + at), key: `P${at}` }));
  it.each([
    [401, 200, 'not-in', 200],
    [401, 201, 'in', 200],
  ])('of %i, %i hidden, are named by the shorter list: %s', async (all, hidden, kind, count) => {
    const lacking = site(hidden).map(({ id }) => `BROWSE_PROJECTS project ${id}`);
    const ports = standingPorts({ projects: site(all), lacking });
    const one = await boundProjects(SITE_WIDE, { kind: 'known', held: new Set() }, ports, NOW);
    expect(one.ok && one.value).toMatchObject({ kind });
    expect(one.ok && one.value?.ids).toHaveLength(count);
  });
});

describe('an id', () => {
  it.each([['12a'], ['a12'], ['1'.repeat(20)], [1.5], [{}], [null]])('is not %j', (projectId) => {
    expect(referencesOf({ projectId })).toEqual([]);
  });
});
