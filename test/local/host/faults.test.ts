import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;
beforeAll(async () => {
  host = await startProbeHost();
});
afterAll(() => host.close());
afterEach(async () => {
  await host.control('DELETE /local/faults');
});

const plan = async (fault: object): Promise<string> => {
  const { status, json } = await host.control('POST /local/faults', fault);
  expect(status).toBe(200);
  return z.object({ id: z.string() }).parse(json).id;
};
const stored = async (key: string) => (await host.act('get', key)) !== null;

describe('a fault', () => {
  it('answers storage with its status and code instead of the effect', async () => {
    const id = await plan({ target: 'kvs', match: '/api/v1/set', status: 429, code: 'RATE_LIMIT_EXCEEDED' });
    expect(JSON.stringify(await host.act('failToSet', 'refused'))).toContain('planned fault');
    expect(host.state.kvsCalls.list().at(-1)).toMatchObject({ status: 429, fault: id, reached: false });
    expect(await stored('refused')).toBe(false);
  });

  it('can lose only the answer of a call that took effect', async () => {
    await plan({ target: 'kvs', match: '/api/v1/set', status: 500, effect: 'applied' });
    expect(await host.act('failToSet', 'lost')).toHaveProperty('failed');
    expect(await stored('lost')).toBe(true);
  });

  it('answers Jira with its status, headers and body', async () => {
    await plan({
      target: 'jira',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { errorMessages: ['slow'] },
    });
    const before = host.world.jiraRequests.length;
    expect(await host.act('jiraAsApp', '/x')).toEqual({ status: 429, body: '{"errorMessages":["slow"]}' });
    expect(host.world.jiraRequests).toHaveLength(before);
  });

  it('hits by method and path, after some calls, and so many times', async () => {
    await plan({ target: 'jira', match: 'GET /hit', status: 503, after: 1, times: 1 });
    const statuses: unknown[] = [];
    for (const path of ['/hit', '/missed', '/hit', '/hit'])
      statuses.push(z.object({ status: z.number() }).parse(await host.act('jiraAsApp', path)).status);
    expect(statuses).toEqual([200, 200, 503, 200]);
    expect((await host.control('GET /local/faults')).json).toMatchObject([{ seen: 3, hits: 1 }]);
  });

  it('delays by latencyMs and then takes effect', async () => {
    await plan({ target: 'kvs', latencyMs: 5 });
    await host.act('set', 'slow');
    expect(await stored('slow')).toBe(true);
  });

  it('with timeout rejects the app’s call after timeoutMs', async () => {
    await plan({ target: 'kvs', match: '/api/v1/set', timeout: true, timeoutMs: 5 });
    expect(JSON.stringify(await host.act('failToSet', 'unanswered'))).toContain('TypeError: fetch failed');
  });

  it('that never answers yields to the app’s own AbortSignal', async () => {
    await plan({ target: 'jira', timeout: true });
    expect(JSON.stringify(await host.act('jiraAborted', '/x'))).toContain('TimeoutError');
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('with die=%s cuts the invocation: 424, effect %s, module state gone', async (die, happened) => {
    await host.act('count');
    await plan({ target: 'kvs', match: '/api/v1/set', die, times: 1 });
    expect(await host.act('set', `die-${die}`)).toEqual({ status: 424 });
    expect(await stored(`die-${die}`)).toBe(happened);
    expect(await host.act('count')).toBe(1);
  });

  it('that kills leaves the dead process without any further effect', async () => {
    await plan({ target: 'kvs', match: '/api/v1/set', latencyMs: 150, times: 1 });
    await plan({ target: 'kvs', match: '/api/v1/get', die: 'before', times: 1 });
    // One invocation, two calls at once: the get dies while the set is still on its way.
    expect(await host.act('setAndGet', 'ghost')).toEqual({ status: 424 });
    await host.control('DELETE /local/faults');
    await host.act('pause', '250');
    expect(await stored('ghost')).toBe(false);
  });

  it('is also what a time limit is: a killed function’s later calls have no effect', async () => {
    const impatient = await startProbeHost({ limits: { webTriggerTimeoutMs: 40 } });
    expect(await impatient.act('setLate', 'too-late')).toEqual({ status: 424 });
    await host.act('pause', '200');
    expect(impatient.state.kvs.dump().values).toEqual([]);
    await impatient.close();
  });

  it('that is no plan is refused with the reason', async () => {
    for (const fault of [{}, { target: 'mail' }, { target: 'kvs', dye: 'before' }])
      expect((await host.control('POST /local/faults', fault)).status).toBe(400);
  });
});
