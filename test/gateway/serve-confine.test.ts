import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/gateway/answer';
import { serve } from '../../src/gateway/serve';
import { ABC, aPolicy, anEvent, OWNER, SITE_WIDE, XYZ, type EventChange } from '../support/builders';
import { gatewayWorld, INSTALLATION, type GatewayWorld, type WorldScript } from '../support/gateway-world';
import { failing } from '../support/journal';

const SITE = { grant: { reach: SITE_WIDE } };
const EDIT: EventChange = { method: 'PUT', body: '{"fields":{"summary":"x"}}' };
const API = 'https://x.atlassian.net/rest/api/3';
const issue = (id: string, key: string, projectId: string, fields: object = {}) => ({
  id,
  key,
  self: `${API}/issue/${id}`,
  fields: { ...fields, project: { id: projectId } },
});
const OURS = issue('501', 'ABC-1', ABC.id);
const THEIRS = issue('502', 'XYZ-1', XYZ.id, { summary: 'confidential' });

const replying = (json: unknown, script: WorldScript = {}): GatewayWorld =>
  gatewayWorld({ ...script, jira: { ...script.jira, reply: { body: JSON.stringify(json) } } });
const ask = (world: GatewayWorld, change: EventChange = {}): Promise<Answer> =>
  serve(anEvent({ authorization: `Bearer ${world.token}`, ...change }), world.ports);
const told = ({ statusCode, body }: Answer) => {
  const json = JSON.parse(body ?? '{}') as { type?: string };
  return { statusCode, code: json.type?.split('/').pop(), json };
};

describe('Jira is asked in an order that lets nothing through too early', () => {
  const kindsOf = (world: GatewayWorld) => [
    ...world.jira.asked().map(String),
    ...world.jira.forwarded().map(({ method, path }) => `${method} ${path}`),
  ];

  it('a change: where it is and what the owner may, then the trail, then the change', async () => {
    const world = gatewayWorld();
    await ask(world, EDIT);
    const kinds = kindsOf(world);
    // Side by side, in no order.
    expect(kinds.slice(0, 2).sort()).toEqual(['issue', 'user']);
    expect(kinds.slice(2)).toEqual(['check', 'PUT /rest/api/3/issue/ABC-1']);
    expect(world.jira.calls.at(-1)).toBe(world.jira.forwarded()[0]);
    expect(world.journal.calls.slice(-2)).toEqual(['audit.append', 'jira.send']);
  });

  it('a search: what the owner may see, what is secured, then the search, then what it found', async () => {
    const world = replying({ issues: [issue('501', 'ABC-1', ABC.id)] });
    await ask(world, {
      path: '/rest/api/3/search/jql',
      query: { jql: ['status = Done'], fields: ['summary'] },
    });
    expect(world.jira.asked()).toEqual(['user', 'check', 'secured', 'check']);
    expect(world.jira.calls.indexOf(world.jira.forwarded()[0]!)).toBe(3);
  });

  it.each<[string, EventChange, WorldScript]>([
    ['what its powers do not allow', { method: 'DELETE' }, { token: { grant: { effects: ['read'] } } }],
    ['what the policy does not allow', EDIT, { policy: aPolicy({ readOnly: true }) }],
    ['a foreign key', { ...EDIT, path: '/rest/api/3/issue/XYZ-1' }, {}],
    ['what nobody can read', { ...EDIT, query: { foo: ['1'] } }, {}],
  ])('and is asked nothing about %s', async (_what, change, script) => {
    const world = gatewayWorld(script);
    expect((await ask(world, change)).statusCode).toBe(403);
    expect(world.jira.calls).toEqual([]);
  });

  it('and is asked about each owner and each installation by itself', async () => {
    const one = gatewayWorld();
    await ask(one, EDIT);
    const other = gatewayWorld({
      token: { ownerId: '5b10a2844c20165700ede2ee' },
      jira: { lacking: ['EDIT_ISSUES'] },
    });
    const ports = { ...other.ports, known: one.ports.known };
    const event = anEvent({ authorization: `Bearer ${other.token}`, ...EDIT });
    expect(told(await serve(event, ports)).code).toBe('owner-lost-permission');
    const elsewhere = gatewayWorld({ jira: { lacking: ['EDIT_ISSUES'] } });
    const site = { cloudId: undefined, installation: `${INSTALLATION}x` };
    const there = await serve(anEvent({ authorization: `Bearer ${elsewhere.token}`, ...EDIT }), {
      ...elsewhere.ports,
      known: one.ports.known,
      site,
    });
    expect(told(there).code).toBe('owner-lost-permission');
  });
});

describe('a right lost in Jira bites', () => {
  it.each<[string, EventChange, string]>([
    ['to edit', EDIT, 'EDIT_ISSUES issue 501'],
    ['to see', {}, 'BROWSE_PROJECTS issue 501'],
    ['to see the project', { path: '/rest/api/3/project/ABC' }, 'BROWSE_PROJECTS project 10001'],
  ])('within a minute: %s', async (_what, change, lacking) => {
    const world = gatewayWorld();
    expect((await ask(world, change)).statusCode).toBe(200);
    world.jira.become({ lacking: [lacking] });
    world.clock.advance(60_000);
    expect(told(await ask(world, change))).toMatchObject({ statusCode: 403, code: 'owner-lost-permission' });
  });

  it('and so does an issue that was moved away: a change at once', async () => {
    const world = gatewayWorld();
    expect((await ask(world, EDIT)).statusCode).toBe(200);
    world.jira.become({ issues: [{ id: '501', key: 'XYZ-7', project: XYZ, formerly: ['ABC-1'] }] });
    expect(told(await ask(world, EDIT)).code).toBe('project-outside');
    expect(world.jira.forwarded()).toHaveLength(1);
  });

  it('and so does it for a read, whose reply says where the issue is now', async () => {
    const world = gatewayWorld();
    expect((await ask(world)).statusCode).toBe(200);
    world.jira.become({ issues: [{ id: '501', key: 'XYZ-7', project: XYZ, formerly: ['ABC-1'] }] });
    expect(told(await ask(world)).code).toBe('project-outside');
  });
});

describe('a reply is shown as far as the token and its owner see', () => {
  const SEARCH: EventChange = { path: '/rest/api/3/search/jql', query: { jql: ['status = Done'] } };

  it('of a search, whatever Jira found', async () => {
    const world = replying({ issues: [OURS, THEIRS], isLast: true });
    const { json } = told(await ask(world, { ...SEARCH, query: { ...SEARCH.query, fields: ['*all'] } }));
    expect(json).toEqual({ issues: [OURS], isLast: true });
  });

  it('of the projects, its own', async () => {
    const project = (id: string, key: string) => ({ id, key, self: `${API}/project/${id}` });
    const world = replying([project('10001', 'ABC'), project('10002', 'XYZ')]);
    expect(told(await ask(world, { path: '/rest/api/3/project' })).json).toEqual([project('10001', 'ABC')]);
  });

  it('of an issue, without what it leads to elsewhere', async () => {
    const world = replying(issue('501', 'ABC-1', ABC.id, { parent: THEIRS, subtasks: [THEIRS] }));
    const answer = await ask(world);
    expect(answer.body).not.toContain('confidential');
    expect(told(answer).json).toEqual(issue('501', 'ABC-1', ABC.id, { subtasks: [] }));
  });

  it('without the project that only the gateway asked for', async () => {
    const world = replying(issue('501', 'ABC-1', ABC.id, { summary: 'x' }));
    const { json } = told(await ask(world, { query: { fields: ['summary'] } }));
    expect(json).toEqual({ id: '501', key: 'ABC-1', self: OURS.self, fields: { summary: 'x' } });
    expect(world.jira.forwarded()[0]?.path).toBe('/rest/api/3/issue/ABC-1?fields=summary%2Cproject');
  });

  it('of who I am, the owner', async () => {
    const world = replying({ accountId: OWNER });
    expect((await ask(world, { path: '/rest/api/3/myself', query: { expand: ['groups'] } })).statusCode).toBe(
      200,
    );
    expect(world.jira.forwarded()[0]?.path).toBe(`/rest/api/3/user?accountId=${OWNER}&expand=groups`);
  });

  it('of what I may, what the owner may', async () => {
    const reply = { permissions: { EDIT_ISSUES: { type: 'PROJECT', havePermission: true } } };
    const world = replying(reply, { jira: { lacking: ['EDIT_ISSUES'] } });
    const { json } = told(
      await ask(world, { path: '/rest/api/3/mypermissions', query: { permissions: ['EDIT_ISSUES'] } }),
    );
    expect(json).toEqual({ permissions: { EDIT_ISSUES: { type: 'PROJECT', havePermission: false } } });
    expect(world.jira.forwarded()[0]?.path).toContain('projectId=10001');
  });

  it.each([
    ['501', 'project-outside', 403],
    ['ABC-1', 'target-unresolved', 404],
  ])(
    'and an issue that Jira does not know is told of by its key alone: %s',
    async (named, code, statusCode) => {
      const world = gatewayWorld({ jira: { issues: [] } });
      expect(told(await ask(world, { path: `/rest/api/3/issue/${named}` }))).toMatchObject({
        code,
        statusCode,
      });
    },
  );

  // A total counts what the owner may not see, and `summary ~ "x"` would make a question of it.
  it('of a search without project, never what its owner may not see, site-wide', async () => {
    const world = replying(
      { issues: [], total: 42 },
      { token: SITE, jira: { lacking: ['BROWSE_PROJECTS project 10002'] } },
    );
    const query = { jql: ['project = XYZ AND summary ~ "x"'], maxResults: ['0'] };
    await ask(world, { path: '/rest/api/3/search', query });
    const [sent] = world.jira.forwarded();
    expect(new URLSearchParams(sent?.path.split('?')[1]).get('jql')).toMatch(
      / AND project not in \(10002\)$/,
    );
  });
});

describe('what was changed is never called refused because its reply cannot be shown', () => {
  it.each<[string, unknown, WorldScript]>([
    ['is of an issue elsewhere', THEIRS, {}],
    ['names what Jira does not place', { id: '404', key: 'ABC-404' }, {}],
    ['is no JSON', 'x', {}],
  ])('where it %s', async (_what, json, script) => {
    const world = replying(json, script);
    const answer = await ask(world, EDIT);
    expect([answer.statusCode, answer.body]).toEqual(json === 'x' ? [200, '"x"'] : [200, undefined]);
    expect(world.storage.events).toMatchObject([{ type: 'request.allowed' }]);
  });

  it('where it is no text that can be read', async () => {
    const world = gatewayWorld({ jira: { reply: { body: '<html>confidential' } } });
    const answer = await ask(world, EDIT);
    expect([answer.statusCode, answer.body]).toEqual([200, undefined]);
  });

  // Nested deeper than the walk or JSON.stringify can follow: a read may be refused for it, a change may not.
  it('where it is nested deeper than it can be followed', async () => {
    const deep = `{"id":"501","key":"ABC-1","x":${'['.repeat(6_000)}${']'.repeat(6_000)}}`;
    const world = gatewayWorld({ jira: { reply: { body: deep } } });
    expect((await ask(world, EDIT)).statusCode).toBe(200);
  });
});

describe('a change without its trace is none', () => {
  it('and is not noted on the issue either', async () => {
    const world = gatewayWorld({ policy: aPolicy({ attributeInJira: true }) });
    world.journal.faultAt = failing('refuse', 'audit.append');
    expect(told(await ask(world, EDIT)).code).toBe('storage-unavailable');
    expect(world.jira.questions('attribution')).toEqual([]);
  });
});
