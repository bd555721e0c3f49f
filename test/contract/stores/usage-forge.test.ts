/** What the usage store asks of the platform, and what it makes of odd answers. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayOf, newUsage } from '../../../src/audit/usage';
import { aRecord, DAY, OWNER } from '../../support/builders';
import { NOW } from '../../support/fixed-times';
import { DOWN, openForge } from './forge-stage';
import { aDelta, trafficDelta } from './usage-contract';

const { locator } = aRecord();
const GET = '/api/v1/entity/get';
const SET = '/api/v1/entity/set';
const CHANGE = '/api/v1/transaction';
const CONFLICT = { status: 400, body: { code: 'CONDITIONAL_CHECK_FAILED', message: '' } };

describe('the usage store over @forge/kvs', () => {
  it('counts in one read and one write', async () => {
    const { usages, calls } = openForge();
    await usages.add(aDelta());
    await usages.add(aDelta({ mark: { container: 'two', seq: 1 } }));
    await usages.addTraffic(trafficDelta());
    expect(calls).toEqual([GET, SET, GET, CHANGE, GET, SET]);
  });

  it('writes nothing for a delta that the record holds', async () => {
    const { usages, calls } = openForge();
    await usages.add(aDelta());
    await usages.add(aDelta());
    expect(calls).toEqual([GET, SET, GET]);
  });

  it('gives way to others twice, and then fails', async () => {
    const stage = openForge();
    await stage.usages.start(newUsage(locator, OWNER, NOW));
    stage.calls.length = 0;
    stage.answerWith((path) => (path === CHANGE ? CONFLICT : undefined));
    expect(await stage.usages.add(aDelta())).toMatchObject({ ok: false, error: { code: 'STALE' } });
    expect(stage.calls).toEqual([GET, CHANGE, GET, CHANGE, GET, CHANGE]);
  });

  it('counts once where the write took effect and its answer was lost', async () => {
    const stage = openForge();
    for (const path of [SET, CHANGE]) {
      stage.loseAnswersTo((asked) => asked === path);
      const delta = aDelta({ mark: { container: path.slice(-3), seq: 1 } });
      expect((await stage.usages.add(delta)).ok).toBe(false);
      stage.loseAnswersTo(() => false);
      expect((await stage.usages.add(delta)).ok).toBe(true);
    }
    const found = await stage.usages.find([locator]);
    expect(found.ok && found.value.get(locator)?.days).toMatchObject([{ calls: 2 }]);
  });

  it('reads a hundred tokens in four batches, and a month in five', async () => {
    const { usages, calls } = openForge();
    await usages.find(Array.from({ length: 100 }, (_, seed) => aRecord({}, seed + 1).locator));
    expect(calls).toEqual(Array.from({ length: 4 }, () => '/api/v1/batch/get'));
    await usages.findTraffic(Array.from({ length: 31 }, (_, day) => dayOf(NOW - day * DAY)));
    expect(calls).toHaveLength(4 + 5);
  });

  const missed = (code: string) => ({ key: locator, entityName: 'usage', error: { code, message: '' } });
  it.each<[string, unknown]>([
    ['does not mention a token', { successfulKeys: [], failedKeys: [] }],
    ['could not read it', { successfulKeys: [], failedKeys: [missed('TOO_MANY_REQUESTS')] }],
    ['is none', {}],
  ])('takes a batch that %s for a failure, never for an absence', async (_what, body) => {
    const { usages, answerWith } = openForge();
    answerWith(() => ({ status: 200, body }));
    expect(await usages.find([locator])).toMatchObject({ ok: false });
  });

  it('calls nothing erased that the batch could not delete', async () => {
    const { usages, answerWith } = openForge();
    answerWith(() => ({ status: 200, body: { successfulKeys: [], failedKeys: [missed('UNKNOWN_ERROR')] } }));
    expect(await usages.erase([locator])).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ERROR' } });
  });

  it('tells the platform’s code where it cannot write', async () => {
    const stage = openForge();
    stage.answerWith((path) => (path === SET ? DOWN : undefined));
    expect(await stage.usages.add(aDelta())).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ERROR' } });
  });
});

describe('storage that does not answer', () => {
  const before = Reflect.get(globalThis, '__forge_fetch__') as unknown;
  afterEach(() => {
    vi.useRealTimers();
    Reflect.set(globalThis, '__forge_fetch__', before);
  });

  it('is waited for 2 seconds, and nothing is begun after them', async () => {
    const { usages } = openForge();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    let asked = 0;
    let answer: (response: Response) => void = () => undefined;
    Reflect.set(globalThis, '__forge_fetch__', () => {
      asked += 1;
      return new Promise<Response>((resolve) => (answer = resolve));
    });
    const added = usages.add(aDelta());
    await vi.advanceTimersByTimeAsync(1_999);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await added).toMatchObject({ ok: false, error: { code: 'DEADLINE' } });
    answer(new Response('{"code":"KEY_NOT_FOUND","message":""}', { status: 404 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toBe(1);
  });
});
