import { afterEach, describe, expect, it, vi } from 'vitest';
import { leaveMs, openPlatform } from '../support/forge-platform';
import { DeadlineError, withinMs } from '../../src/forge/deadline';
import { clock } from '../../src/forge/clock';
import { random } from '../../src/forge/random';

const [{ gatewayAddress }, { jira }, { storeCall }] = await Promise.all([
  import('../../src/forge/gateway-address'),
  import('../../src/forge/jira'),
  import('../../src/forge/store-call'),
]);
const never = <T>(): Promise<T> => new Promise(() => undefined);

describe('the deadline of a call', () => {
  afterEach(() => {
    vi.useRealTimers();
    leaveMs(undefined);
  });

  it.each([
    ['its own, where the invocation has time enough', 60_000, 40_000, 40_000],
    ['its own, where the platform does not say', undefined, 40_000, 40_000],
    ['what is left but 1.5 s, where that is less', 10_000, 40_000, 8_500],
    ['a moment, where hardly more is left', 1_501, 40_000, 1],
    ['now, where 1.5 s are left', 1_500, 40_000, 0],
    ['now, where nothing is left', 0, 40_000, 0],
    ['now, where the time is over', -5, 40_000, 0],
  ])('is %s', async (_what, leftMs, ownMs, allowedMs) => {
    vi.useFakeTimers();
    leaveMs(leftMs);
    let outcome: unknown = 'waiting';
    void withinMs(ownMs, never()).catch((error: unknown) => (outcome = error));
    await vi.advanceTimersByTimeAsync(Math.max(0, allowedMs - 1));
    if (allowedMs > 1) expect(outcome).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome).toBeInstanceOf(DeadlineError);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind where the work is done in time', async () => {
    vi.useFakeTimers();
    await withinMs(40_000, Promise.resolve(1));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is a timeout of Jira, and a failure of storage', async () => {
    openPlatform(() => never());
    leaveMs(1_000);
    const call = { method: 'GET', path: '/rest/api/3/issue/ABC-1', headers: {} } as const;
    expect(await jira.send(call)).toEqual({ ok: false, error: { fault: 'timeout' } });
    expect(await storeCall(() => never())).toEqual({
      ok: false,
      error: { reason: 'storage-unavailable', code: 'DEADLINE' },
    });
  });
});

describe('the edges', () => {
  it('a deadline that is over is an error of its own', async () => {
    await expect(withinMs(0, new Promise(() => undefined))).rejects.toBeInstanceOf(DeadlineError);
  });

  it('work that is done in time is its value or its error', async () => {
    expect(await withinMs(60_000, Promise.resolve(1))).toBe(1);
    await expect(withinMs(60_000, Promise.reject(new RangeError('x')))).rejects.toBeInstanceOf(RangeError);
  });

  it('the clock counts milliseconds and randomness does not repeat', () => {
    expect(clock.now()).toBeGreaterThan(Date.UTC(2020, 0));
    expect(random.bytes(32)).toHaveLength(32);
    expect([...random.bytes(32)]).not.toEqual([...random.bytes(32)]);
  });

  it('what the platform does not say of its addresses is a failure, never none', async () => {
    openPlatform();
    const down = { ok: false, error: { reason: 'storage-unavailable', code: 'WEB_TRIGGER_URL' } };
    expect(await gatewayAddress.list()).toEqual(down);
    expect(await gatewayAddress.erase('https://installation.hello.atlassian-dev.net/x1/id')).toEqual(down);
    expect(await gatewayAddress.erase('https://elsewhere.example/no-trigger')).toEqual(down);
  });

  it('the address is the one that the platform gives the web trigger', async () => {
    openPlatform();
    expect(await gatewayAddress.find()).toEqual({
      ok: true,
      value: 'https://installation.hello.atlassian-dev.net/x1/id',
    });
  });
});
