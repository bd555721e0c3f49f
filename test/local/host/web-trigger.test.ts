import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startProbeHost, type ProbeHost } from './probe-host';
import { rawRequest, type RawRequest } from './raw-request';

const LIMITS = { requestBytes: 2_000, responseBytes: 2_000_000 };

const EchoSchema = z.object({
  event: z.looseObject({
    method: z.string(),
    headers: z.record(z.string(), z.array(z.string())),
    body: z.string(),
    path: z.string(),
    userPath: z.string(),
    queryParameters: z.record(z.string(), z.array(z.string())),
  }),
  context: z.record(z.string(), z.unknown()),
});

let host: ProbeHost;
beforeAll(async () => {
  host = await startProbeHost({ limits: LIMITS });
});
afterAll(() => host.close());
afterEach(() => host.control('POST /local/switches/reset'));

/** What the handler got for a request. */
async function seen(suffix: string, request?: RawRequest) {
  const { body } = await rawRequest(host.trigger(`/echo${suffix}`), request);
  return EchoSchema.parse(JSON.parse(body));
}

const set = (switches: object) => host.control('POST /local/switches', switches);
const answer = (result: unknown) =>
  rawRequest(host.trigger('/answer'), { method: 'POST', body: JSON.stringify(result) });

describe('a web trigger gets', () => {
  it('method, headers, body, path, userPath and query parameters in the documented shape', async () => {
    const { event } = await seen('/a/b?x=1&x=2&empty=&bare&plus=a+b&comma=a%2Cb', {
      method: 'PUT',
      headers: { 'X-One': 'first' },
      body: 'grüße',
    });
    expect(event).toMatchObject({ method: 'PUT', body: 'grüße', userPath: '/echo/a/b' });
    expect(event.path).toBe(new URL(host.trigger('/echo/a/b')).pathname);
    expect(event.headers['x-one']).toEqual(['first']);
    expect(event.queryParameters).toEqual({
      x: ['1', '2'],
      empty: [''],
      bare: [''],
      plus: ['a b'],
      comma: ['a,b'],
    });
  });

  it('the same under the v1 form of the URL', async () => {
    const { body } = await rawRequest(host.trigger('/echo/a').replace('/public/', '/x1/'));
    expect(EchoSchema.parse(JSON.parse(body)).event.userPath).toBe('/echo/a');
  });

  it('an empty userPath when the URL ends with the id', async () => {
    const { body } = await rawRequest(host.trigger('?a=1'));
    expect(EchoSchema.parse(JSON.parse(body)).event.userPath).toBe('');
  });

  it('the path exactly as sent, escapes and dots included', async () => {
    const { event } = await seen('/a%2Fb/c%20d/%2e%2e/../x//y');
    expect(event.userPath).toBe('/echo/a%2Fb/c%20d/%2e%2e/../x//y');
  });

  it('two Authorization headers as two values', async () => {
    const { event } = await seen('', { headers: { Authorization: ['Bearer one', 'Bearer two'] } });
    expect(event.headers['authorization']).toEqual(['Bearer one', 'Bearer two']);
  });

  it('a header of one megabyte', async () => {
    const { event } = await seen('', { headers: { Authorization: `Bearer ${'a'.repeat(1_000_000)}` } });
    expect(event.headers['authorization']?.[0]).toHaveLength(1_000_007);
  });

  it('bytes that are not text as U+FFFD', async () => {
    const { event } = await seen('', { method: 'POST', body: Uint8Array.of(0x61, 0xff, 0xfe) });
    expect(event.body).toBe('a\u{fffd}\u{fffd}');
  });

  it('an installContext and no user as its context', async () => {
    const { context } = await seen('');
    expect(context['installContext']).toBe('ari:cloud:jira::site/11111111-2222-4333-8444-555555555555');
    expect(context).not.toHaveProperty('principal');
  });
});

describe('the switch', () => {
  it('userPath=decoded delivers path and userPath decoded once', async () => {
    await set({ userPath: 'decoded' });
    const { event } = await seen('/a%2Fb/%252e');
    expect(event.userPath).toBe('/echo/a/b/%2e');
    expect(event.path.endsWith('/echo/a/b/%2e')).toBe(true);
  });

  it('userPath=decoded leaves a broken escape alone', async () => {
    await set({ userPath: 'decoded' });
    expect((await seen('/%zz')).event.userPath).toBe('/echo/%zz');
  });

  it('queryValues=comma-split delivers parts in reverse', async () => {
    await set({ queryValues: 'comma-split' });
    expect((await seen('?apples=green,red&grapes=green')).event.queryParameters).toEqual({
      apples: ['red', 'green'],
      grapes: ['green'],
    });
  });

  it.each([
    ['lower', 'x-probe-name'],
    ['mixed', 'X-Probe-Name'],
    ['upper', 'X-PROBE-NAME'],
  ])('headerCase=%s delivers %s', async (headerCase, name) => {
    await set({ headerCase });
    const { event } = await seen('', { headers: { 'x-Probe-nAME': '1' } });
    expect(event.headers[name]).toEqual(['1']);
  });

  it('clientIp=absent adds no address', async () => {
    expect((await seen('')).event.headers).not.toHaveProperty('x-forwarded-for');
  });

  it('clientIp=x-forwarded-for adds the address after what the caller claims', async () => {
    await set({ clientIp: 'x-forwarded-for' });
    const claimed = { headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect((await seen('', claimed)).event.headers['x-forwarded-for']).toEqual(['203.0.113.9', '127.0.0.1']);
    await set({ clientAddress: '198.51.100.7' });
    expect((await seen('')).event.headers['x-forwarded-for']).toEqual(['198.51.100.7']);
  });

  it('extraPayloadKeys delivers call, context and contextToken, or not', async () => {
    const withKeys = (await seen('')).event;
    expect(withKeys).toMatchObject({
      call: { functionKey: 'probe-trigger' },
      contextToken: host.state.contextToken,
    });
    await set({ extraPayloadKeys: false });
    expect(Object.keys((await seen('')).event).sort()).toEqual([
      'body',
      'headers',
      'method',
      'path',
      'queryParameters',
      'userPath',
    ]);
  });

  it('oversizeRequest lets a body beyond the limit through, or answers 413 before the app', async () => {
    const large = { method: 'POST', body: 'x'.repeat(LIMITS.requestBytes + 1) };
    const delivered = await rawRequest(host.trigger('/act/log'), large);
    expect(delivered.status).toBe(200);
    await set({ oversizeRequest: 'reject' });
    expect((await rawRequest(host.trigger('/act/log'), large)).status).toBe(413);
  });

  it('rateLimit=on answers 429 beyond 7,000 calls a minute; off it only counts', async () => {
    await host.control('POST /local/clock', { now: '2031-01-01T00:00:10Z' });
    for (let call = 0; call < 7_000; call += 1) host.state.budget.use(host.state.clock.now());
    const counted = await rawRequest(host.trigger('/echo'));
    expect(counted.status).toBe(200);
    expect(counted.headers['x-ratelimit-remaining']).toEqual(['0']);
    await set({ rateLimit: 'on' });
    expect((await rawRequest(host.trigger('/echo'))).status).toBe(429);
    await host.control('POST /local/clock', { advanceMs: 60_000 });
    expect((await rawRequest(host.trigger('/echo'))).status).toBe(200);
    await host.control('POST /local/clock', { reset: true });
  });
});

describe('a handler’s result', () => {
  it('is answered: status, headers with several values, body', async () => {
    const { status, headers, body } = await answer({
      statusCode: 418,
      headers: { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': ['text/plain'], 'Content-Length': ['999'] },
      body: 'schön',
    });
    expect({ status, body }).toEqual({ status: 418, body: 'schön' });
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(headers['content-length']).toEqual(['6']);
  });

  it('bears the platform’s rate limit headers, whatever the app says of them', async () => {
    const { headers } = await answer({ statusCode: 200, headers: { 'X-RateLimit-Limit': ['1'] } });
    expect(headers['x-ratelimit-limit']).toEqual(['7000']);
    expect(headers).toHaveProperty('x-ratelimit-remaining');
    expect(Number(headers['x-ratelimit-reset']?.[0])).toBeGreaterThan(Date.now() / 1_000);
  });

  it.each([
    ['no statusCode', { body: 'x' }],
    ['a statusCode as text', { statusCode: '200' }],
    ['a header that is no list', { statusCode: 200, headers: { a: 'b' } }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['a header with a line break', { statusCode: 200, headers: { a: ['b\r\nc: d'] } }],
    ['null', null],
  ])('with %s becomes a bare 500', async (_, result) => {
    const { status, body } = await answer(result);
    expect({ status, body }).toEqual({ status: 500, body: '' });
  });

  it.each(['/incompatible', '/undefined'])('that is not JSON becomes 500 (%s)', async (suffix) => {
    expect((await rawRequest(host.trigger(suffix))).status).toBe(500);
  });

  it('beyond the limit becomes 424 and a line in the log', async () => {
    const { status } = await rawRequest(host.trigger('/act/large'), { method: 'POST', body: '2000000' });
    expect(status).toBe(424);
    expect(host.state.logs.list().at(-1)?.message).toContain('the limit is 2000000');
  });

  it('never comes when it throws: a bare 424', async () => {
    const { status, body } = await rawRequest(host.trigger('/act/throw'), {
      method: 'POST',
      body: 'inner words',
    });
    expect({ status, body }).toEqual({ status: 424, body: '' });
    expect(host.state.logs.list().at(-1)?.message).toContain('inner words');
  });

  it('never comes when it takes too long: a bare 424', async () => {
    const impatient = await startProbeHost({ limits: { webTriggerTimeoutMs: 50 } });
    const { status, body } = await rawRequest(impatient.trigger('/act/hang'), { method: 'POST' });
    expect({ status, body }).toEqual({ status: 424, body: '' });
    await impatient.close();
  });
});

describe('web trigger URLs', () => {
  const UrlsSchema = z.array(z.object({ moduleKey: z.string(), url: z.string() }));

  it('are stable until deleted, then answer 424, and a new one is another', async () => {
    const first = z.string().parse(await host.act('getUrl', 'spare'));
    expect(await host.act('getUrl', 'spare')).toBe(first);
    expect((await rawRequest(`${first}/echo`)).status).toBe(200);

    await host.act('deleteUrl', first);
    expect((await rawRequest(`${first}/echo`)).status).toBe(424);
    expect(UrlsSchema.parse(await host.act('queryUrls')).map(({ moduleKey }) => moduleKey)).toEqual([
      'probe',
    ]);

    const second = z.string().parse(await host.act('getUrl', 'spare'));
    expect(second).not.toBe(first);
    expect((await rawRequest(`${second}/echo`)).status).toBe(200);
    expect((await rawRequest(`${first}/echo`)).status).toBe(424);
  });

  it('can be had anew without losing the old one', async () => {
    const old = z.string().parse(await host.act('getUrl', 'spare'));
    const fresh = z.string().parse(await host.act('getNewUrl', 'spare'));
    expect(fresh).not.toBe(old);
    expect((await rawRequest(`${old}/echo`)).status).toBe(200);
  });

  it('cannot be deleted twice or made for an unknown module', async () => {
    expect(await host.act('deleteUrl', `${host.url}/public/nonsense`)).toEqual({ status: 424 });
    expect(await host.act('getUrl', 'nonsense')).toEqual({ status: 424 });
  });

  it('that were never given out answer 404', async () => {
    expect((await rawRequest(`${host.url}/public/never`)).status).toBe(404);
  });
});
