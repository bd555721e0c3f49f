/** What is counted of calls, what that costs, and that counting never changes an answer. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoredUsage } from '../../src/audit/usage-record';
import { parseTraffic } from '../../src/audit/usage-traffic';
import { isCounting } from './support/counting';
import { dropUsage } from './support/plant';
import { garble, partsOf, reforge } from './support/forge-token';
import { PROJECT_WIDE, WIDE, WRITER } from './support/rules';
import { startSite, type GatewayCall, type Site } from './support/site';
import { MISHAPS, rowsOf, under, type Place } from './support/workflows';
import type { Answer } from './support/wire';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn(WIDE);
});
afterAll(() => site.close());

let token: string;
let locator: string;
beforeEach(async () => {
  await site.restore();
  const issued = await site.issueToken('member', WRITER);
  ({ token } = issued);
  ({ locator } = issued.view);
  await site.coldStart();
  // Loads the code and the tag keys; what another token was called with is no matter here.
  await site.gateway('/token/self', { token: (await site.issueToken('lead', PROJECT_WIDE)).token });
  await site.forgetCalls();
});

const READ = '/rest/api/3/issue/ABC-2?fields=summary';
const OUTSIDE = '/rest/api/3/issue/DEF-1';
const read = (by = token): Promise<Answer> => site.gateway(READ, { token: by });

async function usageOf(of = locator): Promise<StoredUsage | undefined> {
  const { entities } = await site.dump();
  return entities.find(({ entity, key }) => entity === 'usage' && key === of)?.value as
    StoredUsage | undefined;
}
const callsOf = async (of = locator): Promise<number> =>
  (await usageOf(of))?.details.days.reduce((sum, { calls }) => sum + calls, 0) ?? 0;
async function trafficCalls(): Promise<number> {
  const { entities } = await site.dump();
  const records = entities.flatMap(({ entity, value }) =>
    entity === 'traffic' ? (parseTraffic(value) ?? []) : [],
  );
  return records.flatMap(({ hours }) => hours).reduce((sum, { calls }) => sum + calls, 0);
}

/** Writes, by entity. */
async function writes(): Promise<{ usage: number; traffic: number }> {
  const written = (await site.kvsCalls()).filter(
    (call) => isCounting(call) && !call.path.endsWith('/get') && call.status !== undefined,
  );
  const of = (entity: string): number => written.filter(({ entities }) => entities.includes(entity)).length;
  return { usage: of('usage'), traffic: of('traffic') };
}

describe('the usage of a token', () => {
  it('shows the first call at once: when, by which client, and what', async () => {
    await site.gateway(READ, { token, headers: ['User-Agent', 'curl/8.4.0 secret-of-ada'] });
    expect(await usageOf()).toMatchObject({
      lastDeniedAt: 0,
      details: {
        lastClient: 'curl 8.4.0',
        days: [{ calls: 1, denied: 0 }],
        operations: [{ operation: 'GET /rest/api/3/issue/{issueIdOrKey}', calls: 1 }],
        refusals: [],
      },
    });
    expect(JSON.stringify(await site.dump())).not.toContain('secret-of-ada');
  });

  it('shows the first denial at once, also right after a call that was allowed', async () => {
    await read();
    await site.gateway(OUTSIDE, { token });
    expect(await usageOf()).toMatchObject({
      details: { days: [{ calls: 2, denied: 1 }], refusals: [{ code: 'project-outside', calls: 1 }] },
    });
  });

  it('shows that a revoked token is still held, and does not call that a use', async () => {
    await site.revoke('member', locator);
    await read();
    const usage = await usageOf();
    expect(usage?.details).toMatchObject({ refusals: [{ code: 'token-revoked' }] });
    expect(usage?.details.lastDeadCallAt).toBeGreaterThan(0);
    expect(usage?.details.lastUsedAt).toBeUndefined();
  });

  it('is not touched by whoever has not its secret', async () => {
    await site.gateway(READ, { token: reforge(token, { secret: garble(partsOf(token).secret) }) });
    await site.gateway(READ, { token: 'junk' });
    await site.gateway(READ);
    expect((await site.kvsCalls()).filter(isCounting)).toEqual([]);
  });
});

describe('counting costs', () => {
  it('at most one usage write a token, container and minute: one for a hundred calls', async () => {
    await site.clock({ advanceMs: 3_600_000 });
    const trafficBefore = await trafficCalls();
    for (let count = 0; count < 100; count += 1) await read();
    expect(await writes()).toEqual({ usage: 1, traffic: 1 });
    await site.clock({ advanceMs: 60_000 });
    await read();
    expect(await writes()).toEqual({ usage: 2, traffic: 2 });
    expect(await callsOf()).toBe(101);
    expect(await trafficCalls()).toBe(trafficBefore + 101);
  });

  it('one more for the denials of a minute', async () => {
    await read();
    await site.forgetCalls();
    for (let count = 0; count < 20; count += 1) await site.gateway(OUTSIDE, { token });
    expect((await writes()).usage).toBe(1);
  });

  it('no wait before Jira is asked: it begins beside the call to Jira and is awaited at the end', async () => {
    await site.clock({ advanceMs: 3_600_000 });
    await site.fault({ target: 'kvs', match: '/entity/', latencyMs: 100 });
    await read();
    const calls = await site.kvsCalls();
    const sent = (await site.jiraCalls()).find(({ path }) => path.includes('ABC-2?fields=summary'))!;
    const counting = calls.filter(isCounting);
    expect(counting.length).toBeGreaterThan(0);
    for (const { answeredSeq } of counting) expect(answeredSeq).toBeGreaterThan(sent.seq);
  });
});

describe('two containers', () => {
  it('that count one token lose nothing of what they write', async () => {
    for (let container = 0; container < 3; container += 1) {
      await site.coldStart();
      await read();
    }
    expect(await callsOf()).toBe(3);
  });

  it('that end lose what they had not written, and no more', async () => {
    for (let count = 0; count < 5; count += 1) await read();
    await site.coldStart();
    await read();
    expect(await callsOf()).toBe(2);
  });
});

/** The calls of a flush, in a container that sees the token first, and again when its record is there. */
const FIRST: readonly Place[] = [
  { target: 'kvs', what: 'the read of the counts', match: '/entity/get' },
  { target: 'kvs', what: 'the read of the traffic', match: '/entity/get', after: 1 },
  { target: 'kvs', what: 'the creation of the counts', match: '/entity/set' },
];
const LATER: readonly Place[] = [
  { target: 'kvs', what: 'the read of the counts', match: '/entity/get' },
  { target: 'kvs', what: 'the change of the counts', match: '/transaction' },
  { target: 'kvs', what: 'the other change', match: '/transaction', after: 1 },
];
const living = (places: readonly Place[]) => rowsOf(places).filter(([, , { dies }]) => !dies);

describe('a flush that goes wrong', () => {
  const faceOf = ({ status, body }: Answer): string => `${status} ${body.replace(/urn:request:\w+/, '')}`;
  const CALLS: readonly (readonly [string, string, GatewayCall])[] = [
    ['a read', READ, {}],
    ['a denial', OUTSIDE, {}],
    ['the token’s own', '/token/self', {}],
  ];

  it.each(living(FIRST))('%s: the answer is the same, and no call is lost', async (_, place, mishap) => {
    dropUsage(site, locator);
    await site.clock({ advanceMs: 3_600_000 });
    const before = await trafficCalls();
    const { status } = await under(site, [place, mishap], () => read());
    expect(status).toBe(200);
    for (const advanceMs of [60_000, 60_000]) {
      await site.clock({ advanceMs });
      expect((await read()).status).toBe(200);
    }
    expect([await callsOf(), (await trafficCalls()) - before]).toEqual([3, 3]);
  });

  it.each(living(LATER))('%s: no call is lost, and none counted twice', async (_, place, mishap) => {
    const before = await trafficCalls();
    await site.clock({ advanceMs: 60_000 });
    await read();
    await site.clock({ advanceMs: 60_000 });
    expect((await under(site, [place, mishap], () => read())).status).toBe(200);
    for (let minute = 0; minute < 2; minute += 1) {
      await site.clock({ advanceMs: 60_000 });
      await read();
      await read();
    }
    // The last of all waits for its minute.
    await site.clock({ advanceMs: 60_000 });
    await read();
    expect([await callsOf(), (await trafficCalls()) - before]).toEqual([7, 7]);
  });

  it.each(CALLS)('at every call of it changes nothing that is told: %s', async (_, path, call) => {
    const well = await site.gateway(path, { ...call, token });
    for (const { plan, dies } of MISHAPS.filter((each) => !each.dies)) {
      expect(dies).toBe(false);
      await site.clock({ advanceMs: 3_600_000 });
      for (const match of ['/entity/get', '/entity/set', '/transaction'])
        await site.fault({ target: 'kvs', match, ...plan });
      expect(faceOf(await site.gateway(path, { ...call, token }))).toBe(faceOf(well));
      await site.clearFaults();
    }
  });

  it('is told in the log by its code, beside an answer that says nothing of it', async () => {
    await site.fault({ target: 'kvs', match: '/entity/get', status: 500, code: 'UNKNOWN_ERROR' });
    expect((await read()).status).toBe(200);
    const lines = (await site.logs()).map(({ message }) => message).filter((line) => line.includes(locator));
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ status: 200, usageCode: 'UNKNOWN_ERROR' });
  });
});
