import { describe, expect, it } from 'vitest';
import { openPlatform } from '../support/forge-platform';
import { DeadlineError, withinMs } from '../../src/forge/deadline';
import { clock } from '../../src/forge/clock';
import { random } from '../../src/forge/random';

const { gatewayAddress } = await import('../../src/forge/gateway-address');

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

  it('the address is the one that the platform gives the web trigger', async () => {
    openPlatform();
    expect(await gatewayAddress.find()).toEqual({
      ok: true,
      value: 'https://installation.hello.atlassian-dev.net/x1/id',
    });
  });
});
