import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startProbeHost, type ProbeHost } from './probe-host';

const DateSchema = z.object({
  now: z.number(),
  constructed: z.number(),
  text: z.string(),
  parsed: z.string(),
  isDate: z.boolean(),
});

let host: ProbeHost;
beforeAll(async () => {
  host = await startProbeHost();
});
afterAll(() => host.close());

const invokeAs = async (user: string, act: string, argument: string): Promise<unknown> => {
  const response = await fetch(`${host.url}/local/invoke/probe-admin/${act}`, {
    method: 'POST',
    headers: { 'x-local-user': user },
    body: JSON.stringify({ argument }),
  });
  return response.json();
};

describe('Jira is asked', () => {
  const path = '/rest/api/3/issue/PRO-1?fields=a%2Cb,c';

  it('as the app', async () => {
    expect(await host.act('jiraAsApp', path)).toMatchObject({ status: 200, body: '{"kind":"app"}' });
    expect(host.world.jiraRequests.at(-1)).toMatchObject({
      method: 'GET',
      path,
      scopes: ['storage:app', 'read:jira-work'],
    });
  });

  it('as the invoking person from a page', async () => {
    const body = '{"kind":"user","accountId":"acc-ada"}';
    expect(await invokeAs('ada', 'jiraAsUser', path)).toMatchObject({ status: 200, body });
  });

  it('as nobody', async () => {
    expect(await host.act('jiraAsNobody', path)).toMatchObject({ body: '{"kind":"anonymous"}' });
  });

  it('not at all as a user whom a web trigger does not have', async () => {
    const before = host.world.jiraRequests.length;
    expect(await host.act('jiraAsUser', path)).toEqual({ failed: 'NeedsAuthenticationError' });
    expect(host.world.jiraRequests).toHaveLength(before);
  });

  it('not at all as somebody else without scopes that allow impersonation', async () => {
    expect(await host.act('jiraAsOther', 'acc-ben')).toEqual({ failed: 'NeedsAuthenticationError' });
    expect(await invokeAs('ada', 'jiraAsOther', 'acc-ben')).toEqual({ failed: 'NeedsAuthenticationError' });
    expect(await invokeAs('ada', 'jiraAsOther', 'acc-ada')).toMatchObject({ status: 200 });
  });

  it('with body and JSON as its content type', async () => {
    expect(await host.act('jiraPost', '{"jql":"ü"}')).toBe(200);
    expect(host.world.jiraRequests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/rest/api/3/search/jql?b=2&a=%2F',
      headers: { 'content-type': 'application/json' },
      body: '{"jql":"ü"}',
    });
  });
});

it('answers what it has no stand-in for with a throw and a line in the log', async () => {
  expect(await host.act('confluence', '/wiki?q=private')).toEqual({ status: 424 });
  const line = host.state.logs.list().find(({ message }) => message.includes('fpp/confluence GET /wiki,'));
  expect(line).toMatchObject({ source: 'host', level: 'error', functionKey: 'probe-trigger' });
});

describe('egress', () => {
  const REFUSED = { failed: 'Error: REQUEST_EGRESS_ALLOWLIST_ERR' };
  afterEach(() => host.control('POST /local/switches/reset'));

  it('is refused to hosts that the manifest does not name, with the host alone in the log', async () => {
    expect(await host.act('egress', 'https://example.com/secret?q=1')).toEqual(REFUSED);
    const line = host.state.logs.list().at(-1);
    expect(line).toMatchObject({ source: 'host', level: 'error' });
    expect(line?.message).toContain('example.com');
    expect(line?.message).not.toContain('secret');
  });

  it.each([
    ['https://webtrigger.atlassian.app.example.com/'],
    ['https://declared.example.com/'],
    ['https://sub.declared.example/'],
    ['http://127.0.0.1:1/public/x'],
    ['not a URL'],
  ])('is refused to %s, which only looks like a named one', async (url) => {
    expect(await host.act('egress', url)).toEqual(REFUSED);
  });

  it('reaches the own web trigger, as if under its host on Forge', async () => {
    expect(await host.act('egress', host.trigger('/echo'))).toBe('[object Response]');
  });

  it('does not reach v1 URLs, whose host the manifest does not name, nor anything else here', async () => {
    for (const url of [host.trigger().replace('/public/', '/x1/'), `${host.url}/local/site`])
      expect(await host.act('egress', url)).toEqual(REFUSED);
  });

  it('to a named host that is not here fails as the network does: nothing leaves this machine', async () => {
    expect(await host.act('egress', 'https://declared.example/x')).toEqual({
      failed: 'TypeError: fetch failed: the local host reaches nothing outside',
    });
  });

  it('ownEgress=refused refuses the own web trigger too', async () => {
    await host.control('POST /local/switches', { ownEgress: 'refused' });
    expect(await host.act('egress', host.trigger('/echo'))).toEqual(REFUSED);
  });
});

it('keeps storage behind the storage calls of @forge/kvs', async () => {
  await host.act('set', 'kept');
  expect(await host.act('get', 'kept')).toEqual({ key: 'kept' });
  expect(await host.act('get', 'absent')).toBeNull();
});

it('gives getAppContext the module, the remaining time and the scopes', async () => {
  const context = z
    .object({ remainingMs: z.number(), moduleKey: z.string(), scopes: z.array(z.string()) })
    .parse(await host.act('context'));
  expect(context).toMatchObject({ moduleKey: 'probe', scopes: ['storage:app', 'read:jira-work'] });
  expect(context.remainingMs).toBeGreaterThan(0);
  expect(context.remainingMs).toBeLessThanOrEqual(55_000);
});

describe('the clock', () => {
  const MOVED = Date.UTC(2031, 5, 1);

  it('moves Date of app code and storage together, and no timer', async () => {
    await host.control('POST /local/clock', { now: '2031-06-01T00:00:00Z' });
    const date = DateSchema.parse(await host.act('date'));
    for (const at of [date.now, date.constructed, Date.parse(date.text), host.world.now()])
      expect(Math.abs(at - MOVED)).toBeLessThan(60_000);
    expect(date).toMatchObject({ parsed: '1970-01-01T00:00:00.000Z', isDate: true });
    expect(await host.act('pause', '1')).toBeNull();
    expect(Date.now()).toBeLessThan(MOVED);
  });

  it('advances by milliseconds and days, takes epoch milliseconds, and can be put right', async () => {
    const told = async (move: object) =>
      Date.parse(
        z.object({ now: z.string() }).parse((await host.control('POST /local/clock', move)).json).now,
      );
    expect(Math.abs((await told({ now: MOVED })) - MOVED)).toBeLessThan(5_000);
    expect(Math.abs((await told({ advanceDays: 2 })) - MOVED - 2 * 86_400_000)).toBeLessThan(5_000);
    expect(Math.abs((await told({ advanceMs: -86_400_000 })) - MOVED - 86_400_000)).toBeLessThan(5_000);
    expect(Math.abs((await told({ reset: true })) - Date.now())).toBeLessThan(5_000);
  });

  it('refuses what is no move', async () => {
    for (const move of [{}, { now: 'soon' }, { advanceMs: 1, advanceDays: 1 }])
      expect((await host.control('POST /local/clock', move)).status).toBe(400);
  });
});

it('records what app code writes to its console', async () => {
  await host.act('log', 'spoken');
  const lines = host.state.logs.list().filter(({ source }) => source === 'app');
  expect(lines.at(-2)).toMatchObject({ level: 'info', message: 'spoken!', functionKey: 'probe-trigger' });
  expect(lines.at(-1)?.message).toContain('Error: printed, not thrown');
});

it('keeps module state while warm and loses it with a cold start', async () => {
  const first = z.number().parse(await host.act('count'));
  expect(await host.act('count')).toBe(first + 1);
  await host.control('POST /local/cold-start');
  expect(await host.act('count')).toBe(1);
});

describe('two hosts in one process', () => {
  it('each answer their own app', async () => {
    const other = await startProbeHost();
    try {
      await other.control('POST /local/clock', { now: '2040-01-01T00:00:00Z' });
      await host.act('set', 'mine');
      await other.act('set', 'theirs');
      const [mine, theirs, here, there] = await Promise.all([
        other.act('get', 'mine'),
        host.act('get', 'theirs'),
        host.act('date'),
        other.act('date'),
      ]);
      expect([mine, theirs]).toEqual([null, null]);
      expect(DateSchema.parse(here).now).toBeLessThan(Date.UTC(2039, 0));
      expect(DateSchema.parse(there).now).toBeGreaterThan(Date.UTC(2039, 0));
    } finally {
      await other.close();
    }
  });

  it('share no globals that work outside an invocation', () => {
    expect(() => Reflect.get(globalThis, '__forge_runtime__') as unknown).toThrow('outside any invocation');
    const forgeFetch = z.custom<() => Promise<unknown>>().parse(Reflect.get(globalThis, '__forge_fetch__'));
    return expect(forgeFetch()).rejects.toThrow('outside any invocation');
  });
});
