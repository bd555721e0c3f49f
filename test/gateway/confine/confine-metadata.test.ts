import { describe, expect, it } from 'vitest';
import { confineMetadata } from '../../../src/gateway/confine/confine-metadata';
import type { JiraReply } from '../../../src/gateway/jira';
import type { Reach } from '../../../src/policy/grant';
import { serve } from '../../../src/gateway/serve';
import { ABC, anEvent, IN_ABC, SITE_WIDE, XYZ } from '../../support/builders';
import { gatewayWorld } from '../../support/gateway-world';

const SITES = { id: 'summary', name: 'Summary' };
const inProject = (id: unknown) => ({ id: 'x', scope: { type: 'PROJECT', project: { id } } });
const replyOf = (body: string, status = 200): JiraReply => ({ status, headers: {}, body, isText: true });
const confined = (items: unknown, reach: Reach = IN_ABC): unknown =>
  JSON.parse(confineMetadata(replyOf(JSON.stringify(items)), reach)?.body ?? '"no reply"');

describe('a list of site metadata shows a project-bound token', () => {
  it.each([
    ['an item of the site', SITES],
    ['an item of its project', inProject(ABC.id)],
    ['an item of its project that leaves its type out', { scope: { project: { id: ABC.id } } }],
    ['an item of its project, whatever its type', { scope: { type: 'X', project: { id: ABC.id } } }],
    [
      'an item of its project that tells more',
      { scope: { type: 'PROJECT', project: { ...ABC, name: 'A' } } },
    ],
    ['an item whose scope is the site', { scope: { type: 'GLOBAL' } }],
    ['an item whose scope says nothing', { scope: {} }],
    ['an item without a scope', { scope: null }],
    ['an item that is no object', 'x'],
  ])('%s', (_what, item) => {
    expect(confined([item, SITES])).toEqual([item, SITES]);
  });
});

describe('a list of site metadata hides from a project-bound token', () => {
  it.each([
    ['an item of another project', inProject(XYZ.id)],
    ['an item whose project’s id is a number', inProject(Number(ABC.id))],
    ['an item of a project without id', { scope: { type: 'PROJECT', project: { key: ABC.key } } }],
    ['an item of a project named by our key', { scope: { type: 'PROJECT', project: { id: ABC.key } } }],
    ['an item of an unnamed project', { scope: { type: 'PROJECT' } }],
    ['an item of no project that says it has one', { scope: { type: 'PROJECT', project: null } }],
    ['an item of another project that leaves its type out', { scope: { project: { id: XYZ.id } } }],
    ['an item of another project, whatever its type', { scope: { type: 'GLOBAL', project: { id: XYZ.id } } }],
    ['an item whose project is a list', { scope: { project: [{ id: ABC.id }] } }],
    ['an item whose project is its id', { scope: { project: ABC.id } }],
  ])('%s', (_what, item) => {
    expect(confined([item, SITES])).toEqual([SITES]);
  });
});

describe('the reply', () => {
  it.each([
    ['to a site-wide token', [inProject(XYZ.id)], SITE_WIDE],
    ['that holds nothing foreign', [inProject(ABC.id), SITES], IN_ABC],
    ['that is no list', { scope: { project: { id: XYZ.id } } }, IN_ABC],
    ['that is empty', [], IN_ABC],
  ] as const)('%s is the same, to the byte', (_what, items, reach) => {
    const reply = replyOf(` ${JSON.stringify(items)}`);
    expect(confineMetadata(reply, reach)).toBe(reply);
  });

  it('to a token of two projects shows both', () => {
    const reach = { kind: 'projects', projects: [ABC, XYZ] } as const;
    expect(confined([inProject(ABC.id), inProject(XYZ.id), inProject('10003')], reach)).toEqual([
      inProject(ABC.id),
      inProject(XYZ.id),
    ]);
  });

  it('keeps its status and headers where items are left out', () => {
    const reply = { ...replyOf(JSON.stringify([inProject(XYZ.id)])), headers: { 'content-type': 'a/b' } };
    expect(confineMetadata(reply, IN_ABC)).toEqual({ ...reply, body: '[]' });
  });

  it.each([[''], ['<html>'], ['[{'], ['[] []']])('with status 200 and %j for a list is none', (body) => {
    expect(confineMetadata(replyOf(body), IN_ABC)).toBeUndefined();
  });

  it.each([
    [204, ''],
    [304, ''],
    [400, '{"errorMessages":[]}'],
    [403, '<html>'],
    [404, 'no JSON'],
  ])('with status %i is Jira’s own: %j', (status, body) => {
    const reply = replyOf(body, status);
    expect(confineMetadata(reply, IN_ABC)).toBe(reply);
  });
});

describe('the gateway', () => {
  const ask = (path: string, reply: Partial<JiraReply>, reach: Reach = IN_ABC) => {
    const world = gatewayWorld({ token: { grant: { reach } }, jira: { reply } });
    return serve(anEvent({ path, authorization: `Bearer ${world.token}` }), world.ports);
  };
  const body = JSON.stringify([inProject(XYZ.id), inProject(ABC.id), SITES]);

  it.each(['field', 'status', 'issuetype'])('hides other projects’ items: %s', async (list) => {
    const answer = await ask(`/rest/api/3/${list}`, { body });
    expect(JSON.parse(answer.body ?? '')).toEqual([inProject(ABC.id), SITES]);
  });

  it('shows a site-wide token all', async () => {
    expect((await ask('/rest/api/3/field', { body }, SITE_WIDE)).body).toBe(body);
  });

  it('answers jira-error where it cannot tell what a list holds', async () => {
    const answer = await ask('/rest/api/3/field', { body: '<html>' });
    expect(answer.statusCode).toBe(502);
    expect(answer.body).not.toContain('<html>');
  });

  it('passes an error of Jira on', async () => {
    expect(await ask('/rest/api/3/field', { status: 404, body: 'x' })).toMatchObject({
      statusCode: 404,
      body: 'x',
    });
  });
});
