import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../../../local/world';
import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;
const control: ProbeHost['control'] = (what, body) => host.control(what, body);
beforeAll(async () => {
  host = await startProbeHost({ createWorld: createWorld({}) });
});
afterAll(() => host.close());

describe('what is in the small Jira can be changed from outside', () => {
  it('grants to whoever reports or is assigned', async () => {
    for (const kind of ['reporter', 'assignee'])
      expect(
        await control('POST /local/projects/ABC/grants', {
          permission: 'EDIT_ISSUES',
          to: { kind },
          granted: true,
        }),
      ).toEqual({ status: 200, json: {} });
  });

  it('issues are moved and get or lose a security level', async () => {
    expect(await control('POST /local/issues/ABC-7', { project: 'DEF' })).toMatchObject({
      json: { key: 'DEF-21' },
    });
    expect((await control('POST /local/issues/ABC-2', { security: 'Admins only' })).json).toEqual({});
    expect((await control('POST /local/issues/ABC-2', { security: null })).status).toBe(200);
    expect((await control('POST /local/issues/ABC-2', { security: 'Nobody' })).status).toBe(400);
  });

  it('projects are renamed, and a freed key is given to another', async () => {
    expect((await control('POST /local/projects/ABC', { key: 'NEW' })).json).toEqual({
      id: '10000',
      key: 'NEW',
    });
    const plan = { key: 'ABC', name: 'Another', like: 'DEF' };
    expect((await control('POST /local/projects', plan)).json).toEqual({ id: '10003', key: 'ABC' });
    expect((await control('POST /local/projects', plan)).status).toBe(400);
  });

  it('boards are made and get other projects', async () => {
    const plan = { name: 'B', type: 'kanban', projects: ['DEF'] };
    expect((await control('POST /local/boards', plan)).json).toEqual({ id: 3 });
    expect((await control('POST /local/boards/3', { projects: ['DEF', 'OPS'] })).status).toBe(200);
    expect((await control('POST /local/boards/9', { projects: ['DEF'] })).status).toBe(400);
    expect((await control('POST /local/boards', { ...plan, projects: [] })).status).toBe(400);
  });

  it('people are deleted', async () => {
    expect((await control('DELETE /local/people/leaver')).status).toBe(200);
    expect((await control('DELETE /local/people/leaver')).status).toBe(400);
    const { json } = await control('GET /local/site');
    expect(JSON.stringify(json)).not.toContain('leaver');
  });

  it('mails and views are listed and forgotten', async () => {
    expect((await control('GET /local/facts')).json).toEqual([]);
    expect((await control('DELETE /local/facts')).status).toBe(200);
  });
});
