import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnCall } from '../../src/console/own-gateway';
import { leaveMs, openPlatform } from '../support/forge-platform';

const URL_OF_TRIGGER = 'https://installation.hello.atlassian-dev.net/x1/id';
/** What the platform puts in the place of `fetch`; @forge/api takes it when it loads. */
let answer: (url: string, init: RequestInit) => Promise<Response>;
let sent: { url: string; init: RequestInit }[] = [];
vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
  sent.push({ url, init });
  return answer(url, init);
});
afterAll(() => vi.unstubAllGlobals());
const { ownGateway } = await import('../../src/forge/own-gateway');

const CALL: OwnCall = { method: 'GET', suffix: '/token/self', headers: { Authorization: 'Bearer x' } };
const withHeader = (value: string) => () =>
  Promise.resolve(new Response(null, { status: 403, headers: { 'forge-proxy-error': value } }));

beforeEach(() => {
  openPlatform();
  leaveMs(undefined);
  sent = [];
  answer = () => Promise.resolve(new Response('said', { status: 401 }));
});

describe('a call to the own gateway', () => {
  it('goes to the web trigger’s URL as it is, and follows no redirect', async () => {
    expect(await ownGateway.call(CALL)).toEqual({ ok: true, value: { status: 401, body: 'said' } });
    expect(sent).toMatchObject([
      {
        url: `${URL_OF_TRIGGER}/token/self`,
        init: { method: 'GET', redirect: 'manual', headers: CALL.headers },
      },
    ]);
  });

  it('carries bytes', async () => {
    await ownGateway.call({ method: 'POST', suffix: '/a%2Fb?c=d,e', body: Uint8Array.of(0, 128, 255) });
    expect(new Uint8Array(sent[0]!.init.body as ArrayBuffer)).toEqual(Uint8Array.of(0, 128, 255));
    expect(sent[0]!.url).toBe(`${URL_OF_TRIGGER}/a%2Fb?c=d,e`);
  });

  it.each([
    ['x'],
    ['.evil.example/x'],
    ['@evil.example/'],
    ['/../x'],
    ['/a/%2e%2e/../../x'],
    ['\\..\\..\\x'],
    [''],
  ])('goes nowhere else: %j', async (suffix) => {
    expect(await ownGateway.call({ ...CALL, suffix })).toEqual({ ok: false, error: 'other' });
    expect(sent).toEqual([]);
  });

  it.each<[string, () => Promise<Response>, string]>([
    [
      'the platform throws its code',
      () => Promise.reject(new Error('REQUEST_EGRESS_ALLOWLIST_ERR')),
      'egress',
    ],
    [
      'an older platform throws its sentence',
      () =>
        Promise.reject(new Error('URL not included in the external fetch backend permissions: https://x')),
      'egress',
    ],
    ['the platform’s proxy says so in a header', withHeader('REQUEST_EGRESS_ALLOWLIST_ERR'), 'egress'],
    ['the platform’s proxy fails', withHeader('PROXY_ERR'), 'other'],
    ['the network breaks', () => Promise.reject(new TypeError('fetch failed')), 'other'],
  ])('that gets no answer says why: %s', async (_what, refuses, why) => {
    answer = refuses;
    expect(await ownGateway.call(CALL)).toEqual({ ok: false, error: why });
  });

  it('that gets none in time says so', async () => {
    leaveMs(0);
    answer = () => new Promise(() => undefined);
    // The URL itself is asked in time first: it answers at once.
    expect(await ownGateway.call(CALL)).toMatchObject({ ok: false });
  });
});
