import { expect, test, vi } from 'vitest';

/** What the platform hands the page; the answer is a storage that is down. */
vi.stubGlobal('__bridge', {
  callBridge: () => Promise.resolve({ ok: false, refusal: { code: 'storage-unavailable' } }),
});
const { adminApi, projectApi } = await import('../../static/api');

const READS = /^(?:read|list|search|preview|judge|test)/;
const calls = [adminApi, projectApi].flatMap(
  (api) => Object.entries(api) as readonly (readonly [string, (payload: object) => Promise<unknown>])[],
);

test.each(calls)(
  'a storage that is down is told as what it is to whoever asks for %s',
  async (name, call) => {
    const code = READS.test(name) ? 'storage-unread' : 'storage-unavailable';
    expect(await call({})).toEqual({ ok: false, refusal: { code } });
  },
);
