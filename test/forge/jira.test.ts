import { describe, expect, it } from 'vitest';
import { json, openPlatform } from '../support/forge-platform';
import type { JiraReply } from '../../src/gateway/jira';

const { jira } = await import('../../src/forge/jira');
const call = {
  method: 'GET',
  path: '/rest/api/3/issue/ABC-1',
  headers: { accept: 'application/json' },
} as const;
const replyTo = async (response: Response): Promise<JiraReply | string> => {
  openPlatform(() => response);
  const sent = await jira.send(call);
  return sent.ok ? sent.value : sent.error.fault;
};

describe('a call to Jira', () => {
  it('is made as the app, with path, headers and body as they are', async () => {
    const calls = openPlatform(() => json({}));
    await jira.send({ ...call, method: 'PUT', path: '/a/b%20c?d=e+f', body: '{"g":1}' });
    expect(calls).toEqual([
      { provider: 'app', method: 'PUT', path: '/a/b%20c?d=e+f', headers: call.headers, body: '{"g":1}' },
    ]);
  });

  it.each([200, 204, 303, 400, 401, 404, 429, 500, 503])(
    'that is answered %i has a reply',
    async (status) => {
      const reply = await replyTo(
        new Response(status === 204 ? null : 'x', { status, headers: { 'Retry-After': '3' } }),
      );
      expect(reply).toMatchObject({ status, headers: { 'retry-after': '3' }, isText: true });
    },
  );

  it('whose reply is no UTF-8 has no text', async () => {
    expect(await replyTo(new Response(Uint8Array.of(0x89, 0x50, 0xff)))).toMatchObject({
      body: '',
      isText: false,
    });
  });

  it('where the proxy fails is a failure', async () => {
    const headers = { 'forge-proxy-error': 'UPSTREAM' };
    expect(await replyTo(new Response('', { status: 502, headers }))).toBe('unreachable');
  });

  it('where the proxy has no authorisation for the app is told so', async () => {
    const headers = { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' };
    expect(await replyTo(new Response('', { status: 401, headers }))).toBe('app-not-authorised');
  });

  it('that breaks is a failure, without its words', async () => {
    openPlatform(() => Promise.reject(new Error('ECONNRESET secret')));
    expect(await jira.send(call)).toEqual({ ok: false, error: { fault: 'unreachable' } });
  });
});
