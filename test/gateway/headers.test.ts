import { describe, expect, it } from 'vitest';
import { forwardedHeaders, parseHeaders } from '../../src/gateway/headers';

const forwarded = (raw: Record<string, string | readonly string[]>) => {
  const headers = parseHeaders(raw);
  return headers.ok ? forwardedHeaders(headers.value) : headers.error;
};

describe('request headers', () => {
  it.each([['authorization'], ['Authorization'], ['AUTHORIZATION']])('are found in any case: %s', (name) => {
    const headers = parseHeaders({ [name]: ['Bearer x'] });
    expect(headers.ok && headers.value.get('authorization')).toEqual(['Bearer x']);
  });

  it.each([
    ['twice under one name', { authorization: ['Bearer a', 'Bearer b'] }],
    ['twice in different case', { authorization: ['Bearer a'], Authorization: ['Bearer b'] }],
    ['twice the same', { Authorization: 'Bearer a', AUTHORIZATION: 'Bearer a' }],
  ])('with Authorization %s are refused', (_what, raw) => {
    expect(parseHeaders(raw)).toEqual({ ok: false, error: 'repeated-authorization' });
  });

  it.each([['X-HTTP-Method-Override'], ['x-http-method'], ['X-Method-Override'], ['x-METHOD-override']])(
    'that override the method are refused: %s',
    (name) => {
      expect(parseHeaders({ [name]: ['DELETE'] })).toEqual({ ok: false, error: 'method-override' });
    },
  );

  it('are 64 KB at most, names and values together', () => {
    const name = 'x';
    expect(parseHeaders({ [name]: 'v'.repeat(65_535) }).ok).toBe(true);
    expect(parseHeaders({ [name]: 'v'.repeat(65_536) })).toEqual({ ok: false, error: 'too-large' });
    expect(parseHeaders({ a: 'v'.repeat(40_000), b: 'v'.repeat(40_000) })).toEqual({
      ok: false,
      error: 'too-large',
    });
  });

  it.each([['accept'], ['Accept-Language']])('%s with a line break is refused', (name) => {
    expect(parseHeaders({ [name]: 'x\r\nX-Injected: 1' })).toEqual({ ok: false, error: 'control-character' });
  });

  it('reach Jira by allow-list alone', () => {
    const raw = {
      Accept: ['text/html', 'application/json'],
      'Accept-Language': 'de',
      Authorization: 'Bearer x',
      Cookie: 'tenant.session=1',
      Host: 'evil.example',
      Origin: 'https://evil.example',
      'Content-Type': 'text/xml',
      'Content-Length': '3',
      'Transfer-Encoding': 'chunked',
      'X-Atlassian-Token': 'no-check',
      'X-Forwarded-For': '10.0.0.1',
      'X-Atlassian-Force-Account-Id': 'true',
    };
    expect(forwarded(raw)).toEqual({ accept: 'text/html, application/json', 'accept-language': 'de' });
  });

  it.each([[{ accept: '' }], [{ accept: [] }], [{}]])('that say nothing are not forwarded: %j', (raw) => {
    expect(forwarded(raw)).toEqual({});
  });
});
