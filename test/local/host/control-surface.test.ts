import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startProbeHost, type ProbeHost } from './probe-host';
import { rawRequest } from './raw-request';

let host: ProbeHost;
beforeAll(async () => {
  host = await startProbeHost();
});
afterAll(() => host.close());

describe('the control surface refuses', () => {
  it.each([
    ['a foreign Host', { host: 'evil.example' }],
    ['a foreign Host that starts like loopback', { host: '127.0.0.1.evil.example' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['the Origin of another local port', { origin: 'http://127.0.0.1:1' }],
    ['the opaque Origin', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_, headers) => {
    for (const path of ['/local/site', '/local/kvs', '/', '/pages/probe-admin'])
      expect((await rawRequest(host.url + path, { headers })).status).toBe(403);
    const { status } = await rawRequest(`${host.url}/local/cold-start`, { method: 'POST', headers });
    expect(status).toBe(403);
  });

  it('neither its own origin nor localhost', async () => {
    const { port } = new URL(host.url);
    for (const headers of [
      { origin: host.url },
      { host: `localhost:${port}`, origin: `http://localhost:${port}` },
    ])
      expect((await rawRequest(`${host.url}/local/site`, { headers })).status).toBe(200);
  });

  it('an unknown route with a hint', async () => {
    const { status, json } = await host.control('GET /local/nonsense');
    expect({ status, json }).toEqual({ status: 404, json: { error: 'no such route: see local/README.md' } });
  });
});

it('GET /local/site tells people, projects, web triggers, pages, schedules and the time', async () => {
  const { json } = await host.control('GET /local/site');
  expect(json).toMatchObject({
    cloudId: '11111111-2222-4333-8444-555555555555',
    siteUrl: 'https://probe.example.net',
    people: [{ alias: 'ada', accountId: 'acc-ada', active: true }, { alias: 'ben' }],
    projects: [{ id: '10001', key: 'PRO' }],
    webTriggers: [{ moduleKey: 'probe', url: host.trigger() }, { moduleKey: 'spare' }],
    pages: [
      {
        moduleKey: 'probe-admin',
        moduleType: 'jira:adminPage',
        title: 'Probe',
        url: `${host.url}/pages/probe-admin`,
      },
      { moduleKey: 'probe-project' },
    ],
    schedules: [{ moduleKey: 'tick', interval: 'hour' }],
  });
  expect(json).toHaveProperty('now');
});

it('GET / shows people, pages and the web trigger, all escaped', async () => {
  const { headers, body } = await rawRequest(`${host.url}/`);
  expect(headers['content-type']?.[0]).toContain('text/html');
  for (const part of ['ada', '/pages/probe-admin', host.trigger()]) expect(body).toContain(part);
});

describe('switches', () => {
  afterEach(() => host.control('POST /local/switches/reset'));

  it('are listed with their positions, those of storage and Jira under a prefix', async () => {
    expect((await host.control('GET /local/switches')).json).toEqual({
      userPath: 'raw',
      queryValues: 'whole',
      headerCase: 'lower',
      clientIp: 'absent',
      clientAddress: '',
      extraPayloadKeys: true,
      oversizeRequest: 'deliver',
      rateLimit: 'off',
      ownEgress: 'allowed',
      'kvs.queryLagMs': 0,
      'jira.appMayCheckOthers': true,
    });
  });

  it('change in part, reach storage and Jira at once, and go back', async () => {
    const changed = await host.control('POST /local/switches', {
      'kvs.queryLagMs': 9,
      'jira.appMayCheckOthers': false,
    });
    expect(changed.json).toMatchObject({
      userPath: 'raw',
      'kvs.queryLagMs': 9,
      'jira.appMayCheckOthers': false,
    });
    expect(host.world.worlds[0]?.behaviours).toEqual({
      kvs: { queryLagMs: 9 },
      jira: { appMayCheckOthers: false },
    });
    expect((await host.control('POST /local/switches/reset')).json).toMatchObject({ 'kvs.queryLagMs': 0 });
    expect(host.world.worlds[0]?.behaviours['kvs']).toEqual({ queryLagMs: 0 });
  });

  it.each([
    ['an unknown name', { userpath: 'raw' }],
    ['an unknown position', { userPath: 'half' }],
    ['a wrong type for storage', { 'kvs.queryLagMs': 'soon' }],
  ])('refuse %s, tell the legal names and change nothing', async (_, wrong) => {
    const { status, json } = await host.control('POST /local/switches', { headerCase: 'upper', ...wrong });
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain('kvs.queryLagMs, jira.appMayCheckOthers');
    expect(host.state.switches.host.headerCase).toBe('lower');
  });
});

describe('records', () => {
  const CallsSchema = z.array(
    z.looseObject({ seq: z.number(), invocationId: z.string(), path: z.string(), status: z.number() }),
  );
  const read = async (path: string) => CallsSchema.parse((await host.control(`GET ${path}`)).json);

  it('list every storage call in order, with its keys counted', async () => {
    await host.control('DELETE /local/kvs/calls');
    await host.act('setAndGet', 'recorded');
    const calls = await read('/local/kvs/calls');
    expect(calls.map(({ path, keys }) => [path, keys])).toEqual([
      ['/api/v1/set', 1],
      ['/api/v1/get', 1],
    ]);
    expect(calls[0]?.seq).toBeLessThan(calls[1]?.seq ?? 0);
    expect(calls[0]?.invocationId).toBe(calls[1]?.invocationId);
  });

  it('list every Jira call: as whom, method, path as sent, body size, status', async () => {
    await host.control('DELETE /local/jira/calls');
    await host.act('jiraPost', 'ü');
    expect(await read('/local/jira/calls')).toMatchObject([
      {
        as: { kind: 'app' },
        method: 'POST',
        path: '/rest/api/3/search/jql?b=2&a=%2F',
        bodyBytes: 2,
        status: 200,
        reached: true,
      },
    ]);
  });

  it('list log lines, and can be cleared', async () => {
    await host.act('log', 'listed');
    expect(JSON.stringify((await host.control('GET /local/logs')).json)).toContain('listed!');
    for (const path of ['/local/logs', '/local/kvs/calls', '/local/jira/calls']) {
      await host.control(`DELETE ${path}`);
      expect((await host.control(`GET ${path}`)).json).toEqual([]);
    }
  });

  it('show what is stored', async () => {
    await host.act('set', 'shown');
    expect((await host.control('GET /local/kvs')).json).toMatchObject({ secrets: [], entities: [] });
    expect(JSON.stringify((await host.control('GET /local/kvs')).json)).toContain('"key":"shown"');
  });
});

describe('a Jira administrator’s changes', () => {
  it('deactivate and reactivate a person', async () => {
    const people = async () => (await host.control('GET /local/site')).json;
    expect((await host.control('POST /local/people/ben', { active: false })).status).toBe(200);
    expect(await people()).toMatchObject({ people: [{ active: true }, { active: false }] });
    await host.control('POST /local/people/ben', { active: true });
    expect(await people()).toMatchObject({ people: [{ active: true }, { active: true }] });
  });

  it('make administrators, give roles and grant permissions', async () => {
    await host.control('POST /local/people/ben', { admin: true });
    await host.control('POST /local/people/ben/roles', { project: 'PRO', role: 'Viewers' });
    await host.control('POST /local/people/ben/roles', { project: 'PRO', role: null });
    const grant = { to: { kind: 'role', role: 'Viewers' }, granted: false };
    await host.control('POST /local/projects/PRO/grants', { permission: 'EDIT_ISSUES', ...grant });
    expect(host.world.adminChanges).toEqual([
      ['ben', true],
      ['ben', 'PRO', 'Viewers'],
      ['ben', 'PRO', undefined],
      ['PRO', 'EDIT_ISSUES', grant],
    ]);
  });

  it.each([
    ['/local/people/eve', { active: true }],
    ['/local/people/ben', { actve: true }],
    ['/local/people/ben/roles', { project: 'PRO', role: 'Nonsense' }],
    ['/local/projects/PRO/grants', { permission: 'EDIT_ISSUES', to: { kind: 'nobody' }, granted: true }],
  ])('are refused at %s when they name what does not exist', async (where, change) => {
    expect((await host.control(`POST ${where}`, change)).status).toBe(400);
  });
});

describe('a schedule', () => {
  it('runs on demand, with no user and 204 when it answers nothing', async () => {
    expect((await host.control('POST /local/run/tick')).json).toEqual({ statusCode: 204 });
    const told = z
      .object({ event: z.unknown(), context: z.unknown() })
      .parse(JSON.parse(host.state.logs.list().at(-1)?.message ?? ''));
    expect(told.event).toMatchObject({
      context: { cloudId: '11111111-2222-4333-8444-555555555555', moduleKey: 'tick' },
      contextToken: host.state.contextToken,
    });
    expect(told.context).not.toHaveProperty('principal');
  });

  it('answers its own status, and 424 when it throws', async () => {
    await host.act('set', 'schedule-answers');
    expect((await host.control('POST /local/run/tick')).json).toEqual({ statusCode: 202 });
    await host.act('set', 'schedule-throws');
    expect((await host.control('POST /local/run/tick')).json).toEqual({ statusCode: 424 });
    expect((await host.control('POST /local/run/nonsense')).status).toBe(404);
  });
});

it('POST /local/reset empties storage, records, faults and module state, and keeps the switches', async () => {
  await host.control('POST /local/switches', { 'kvs.queryLagMs': 3, userPath: 'decoded' });
  await host.act('set', 'forgotten');
  await host.act('count');
  await host.control('POST /local/faults', { target: 'jira', status: 500 });
  await host.control('POST /local/clock', { now: '2035-01-01T00:00:00Z' });

  expect((await host.control('POST /local/reset')).status).toBe(200);

  expect((await host.control('GET /local/faults')).json).toEqual([]);
  expect((await host.control('GET /local/kvs/calls')).json).toEqual([]);
  expect(await host.act('get', 'forgotten')).toBeNull();
  expect(await host.act('count')).toBe(1);
  expect(host.state.clock.now()).toBeLessThan(Date.UTC(2035, 0));
  expect((await host.control('GET /local/switches')).json).toMatchObject({
    userPath: 'decoded',
    'kvs.queryLagMs': 3,
  });
});
