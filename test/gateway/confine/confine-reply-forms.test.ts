import { describe, expect, it } from 'vitest';
import { confineReply } from '../../../src/gateway/confine/confine-reply';
import { ABC, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';
import type { JiraScript } from '../../support/fake-jira';
import { NOW } from '../../support/fixed-times';
import { standingPorts } from '../../support/gateway-world';
import { API, BOUNDS, issue, OURS, replyOf, shown, THEIRS } from './shown-reply';

describe('a reply to a change', () => {
  it.each<[string, unknown, JiraScript?]>([
    ['is of an issue elsewhere now', THEIRS],
    ['is no JSON', '<html>'],
    ['cannot be placed', issue('501', 'ABC-1'), { faults: { issue: { fault: 'timeout' } } }],
    ['cannot be judged', OURS, { faults: { check: { status: 429 } } }],
    ['is of an owner who has gone since', OURS, { owner: 'deactivated' }],
  ])('is answered without a body where it %s: what was changed is changed', async (_what, body, script) => {
    expect(await shown(body, { isChange: true }, script)).toMatchObject({ refusal: undefined, json: '' });
  });

  it('shows what was restricted by whoever made it', async () => {
    const comment = { self: `${API}/issue/501/comment/7`, visibility: { type: 'role', value: 'Admins' } };
    expect((await shown(comment, { isChange: true })).json).toEqual(comment);
  });

  it('shows no more than a read does', async () => {
    expect((await shown({ ...OURS, subtasks: [THEIRS] }, { isChange: true })).json).toEqual({
      ...OURS,
      subtasks: [],
    });
  });
});

describe('a reply that shows what nobody placed before', () => {
  const SILENT = { name: 'confidential' };
  it.each<[string, unknown]>([
    ['one thing that does not say where it is', SILENT],
    ['one thing that leaves it to what is in it', { ...SILENT, child: OURS }],
    ['a list in place of one thing', [OURS]],
    ['no object', 'x'],
    ['null', null],
  ])('is refused where it is %s', async (_what, body) => {
    for (const reach of [IN_ABC, SITE_WIDE])
      expect((await shown(JSON.stringify(body), { shows: 'one', reach })).refusal).toMatchObject({
        code: 'jira-error',
        fault: 'unexpected-reply',
      });
  });

  it('is shown where it is one thing that says so', async () => {
    expect((await shown(OURS, { shows: 'one' })).json).toEqual(OURS);
  });

  it.each<[string, unknown, unknown]>([
    ['issues', { issues: [OURS, SILENT], total: 2 }, { issues: [OURS], total: 1 }],
    ['values', { values: [SILENT, OURS], total: 2 }, { values: [OURS], total: 1 }],
    [
      'projects',
      {
        projects: [
          { id: 10001, key: 'ABC' },
          { id: 10001, name: 'x' },
        ],
      },
      { projects: [{ id: 10001, key: 'ABC' }] },
    ],
    ['a bare list', [OURS, SILENT], [OURS]],
    [
      'a thing that says it deep inside',
      { values: [{ name: 'x', location: { projectId: 10001 } }] },
      { values: [{ name: 'x', location: { projectId: 10001 } }] },
    ],
  ])('has no item that does not say where it is, in %s', async (_what, body, expected) => {
    expect((await shown(body, { shows: 'list' })).json).toEqual(expected);
  });

  it('has the site’s own things for a site-wide token, and no issue that does not say where it is', async () => {
    const list = { values: [SILENT], issues: [OURS, SILENT] };
    expect((await shown(list, { shows: 'list', reach: SITE_WIDE })).json).toEqual({
      values: [SILENT],
      issues: [OURS],
    });
    expect((await shown([SILENT], { shows: 'list', reach: SITE_WIDE })).json).toEqual([SILENT]);
  });
});

describe('a reply', () => {
  it.each([
    ['an error of Jira’s', 404, JSON.stringify(THEIRS)],
    ['a redirection', 303, '<html>'],
    ['nothing', 204, ''],
  ])('that is %s passes as it is, with no question', async (_what, status, body) => {
    const ports = standingPorts();
    const reply = replyOf(body, status);
    expect(await confineReply(reply, BOUNDS, ports, NOW)).toEqual({ ok: true, value: reply });
    expect(ports.jira.calls).toEqual([]);
  });

  it('in which nothing is foreign passes to the byte', async () => {
    const reply = replyOf(` ${JSON.stringify({ issues: [OURS], n: 1 })} `);
    const confined = await confineReply(reply, BOUNDS, standingPorts(), NOW);
    expect(confined.ok && confined.value).toBe(reply);
  });

  it('that says where its issues are costs no question about them, nor one about what was placed before', async () => {
    expect((await shown({ issues: [OURS] })).asked).not.toContain('issue');
    const seeded = await shown(issue('501', 'ABC-1'), { seeds: [{ id: '501', projectId: ABC.id }] });
    expect(seeded.asked).not.toContain('issue');
    expect(seeded.json).toEqual(issue('501', 'ABC-1'));
  });

  it('of a site-wide token shows every project, as far as the owner sees it', async () => {
    const bounds = { reach: SITE_WIDE };
    expect((await shown({ issues: [OURS, THEIRS] }, bounds)).json).toEqual({ issues: [OURS, THEIRS] });
    const lacking = { lacking: ['BROWSE_PROJECTS issue 502'] };
    expect((await shown({ issues: [OURS, THEIRS] }, bounds, lacking)).json).toEqual({ issues: [OURS] });
    expect((await shown(THEIRS, bounds, lacking)).refusal).toMatchObject({ code: 'owner-lost-permission' });
  });

  it.each([
    ['project', { id: '501', key: 'ABC-1', self: OURS.self, fields: { summary: 'x' } }],
    ['fields', { id: '501', key: 'ABC-1', self: OURS.self }],
    [
      'nothing',
      { id: '501', key: 'ABC-1', self: OURS.self, fields: { project: { id: '10001' }, summary: 'x' } },
    ],
  ] as const)('has what was asked for it taken out again: %s', async (added, expected) => {
    const body = {
      id: '501',
      key: 'ABC-1',
      self: OURS.self,
      fields: { project: { id: '10001' }, summary: 'x' },
    };
    expect((await shown(body, { added })).json).toEqual(expected);
    expect((await shown({ issues: [body], isLast: true }, { added })).json).toEqual({
      issues: [expected],
      isLast: true,
    });
  });

  it.each(['project', 'fields', 'nothing'] as const)(
    'has no rendered fields, the project among them or not: %s',
    async (added) => {
      const rendered = { ...OURS, renderedFields: { project: '<b>ABC</b>', summary: '<p>x</p>' } };
      for (const body of [rendered, { issues: [rendered] }])
        expect(JSON.stringify((await shown(body, { added })).json)).not.toMatch(/rendered|<b>|<p>/);
    },
  );

  // The issue that a read is about may have been moved within the minute; Known says that memory is for what is named beside.
  it('that does not say where its own issue is, is not placed from memory', async () => {
    const ports = standingPorts();
    await confineReply(replyOf(issue('501', 'ABC-1')), BOUNDS, ports, NOW);
    ports.jira.become({ issues: [{ id: '501', key: 'XYZ-7', project: XYZ, formerly: ['ABC-1'] }] });
    const again = await confineReply(
      replyOf(issue('501', 'XYZ-7', { fields: { summary: 'confidential' } })),
      BOUNDS,
      ports,
      NOW + 1,
    );
    expect(again.ok).toBe(false);
  });
});
