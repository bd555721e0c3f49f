import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;
beforeAll(async () => {
  host = await startProbeHost({
    limits: { invokeRequestBytes: 1_000, invokeResponseBytes: 2_000 },
  });
});
afterAll(() => host.close());

async function invoke(
  where: string,
  { user, body, at = host }: { user?: string; body?: string; at?: ProbeHost } = {},
) {
  const response = await fetch(`${at.url}/local/invoke/${where}`, {
    method: 'POST',
    headers: user === undefined ? {} : { 'x-local-user': user },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, json: (await response.json()) as unknown };
}

describe('a resolver gets', () => {
  it('call and context first, installContext and principal second', async () => {
    const { json } = await invoke('probe-admin/raw', { user: 'ada', body: '{"a":1}' });
    expect(json).toMatchObject({
      payload: {
        call: { functionKey: 'raw', payload: { a: 1 } },
        context: {
          accountId: 'acc-ada',
          cloudId: '11111111-2222-4333-8444-555555555555',
          siteUrl: 'https://probe.example.net',
          moduleKey: 'probe-admin',
          environmentType: 'DEVELOPMENT',
          extension: { type: 'jira:adminPage' },
        },
      },
      context: {
        installContext: 'ari:cloud:jira::site/11111111-2222-4333-8444-555555555555',
        principal: { accountId: 'acc-ada' },
        installation: { contexts: [{ cloudId: '11111111-2222-4333-8444-555555555555' }] },
      },
    });
    expect(JSON.stringify(json)).not.toContain('"project"');
  });

  it('no principal for an anonymous visitor', async () => {
    const { json } = await invoke('probe-admin/raw');
    expect(json).not.toHaveProperty('context.principal');
    expect(json).not.toHaveProperty('payload.context.accountId');
  });

  it('the person by account id as well as by alias', async () => {
    const { json } = await invoke('probe-admin/raw', { user: 'acc-ben' });
    expect(json).toHaveProperty('context.principal', { accountId: 'acc-ben' });
  });

  it('the project the page is shown in, and one that does not exist as it was claimed', async () => {
    const real = await invoke('probe-project/raw?project=PRO', { user: 'ada' });
    expect(real.json).toHaveProperty('payload.context.extension.project', {
      id: '10001',
      key: 'PRO',
      type: 'software',
    });
    const claimed = await invoke('probe-project/raw?project=EVIL', { user: 'ada' });
    expect(claimed.json).toHaveProperty('payload.context.extension.project.id', '0');
    expect(claimed.json).toHaveProperty('payload.context.extension.project.key', 'EVIL');
  });

  it.each(['echo/request', 'echo%2Frequest'])('a function key with slashes: %s', async (functionKey) => {
    const { json } = await invoke(`probe-admin/${functionKey}`, { user: 'ada', body: '{"b":2}' });
    expect(json).toMatchObject({ payload: { b: 2 }, context: { accountId: 'acc-ada' } });
  });
});

describe('a resolver’s result', () => {
  it('is answered as it is, nothing as null', async () => {
    expect(await invoke('probe-admin/nothing')).toEqual({ status: 200, json: null });
  });

  it('that it throws is answered 500 with the message', async () => {
    const body = '{"argument":"inner words"}';
    expect(await invoke('probe-admin/throw', { body })).toEqual({
      status: 500,
      json: { error: 'inner words' },
    });
  });

  it('for an unknown function key is the resolver package’s own error', async () => {
    expect((await invoke('probe-admin/absent')).json).toEqual({
      error: "Resolver has no definition for 'absent'.",
    });
  });

  it('is cut off at the time limit', async () => {
    const impatient = await startProbeHost({ limits: { resolverTimeoutMs: 50 } });
    expect((await invoke('probe-admin/hang', { at: impatient })).status).toBe(424);
    await impatient.close();
  });

  it('is bounded in both directions', async () => {
    expect((await invoke('probe-admin/large', { body: '{"argument":"3000"}' })).status).toBe(500);
    expect((await invoke('probe-admin/nothing', { body: JSON.stringify('x'.repeat(1_000)) })).status).toBe(
      413,
    );
  });
});

describe('the invoke route refuses', () => {
  it('an unknown person', async () => {
    const { status, json } = await invoke('probe-admin/raw', { user: 'eve' });
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain('ada, ben');
  });

  it('an unknown module, a web trigger’s module and a missing function key', async () => {
    for (const where of ['nonsense/raw', 'probe/raw', 'probe-admin'])
      expect((await invoke(where)).status).toBe(404);
  });

  it('a body that is not JSON', async () => {
    expect((await invoke('probe-admin/raw', { body: '{' })).status).toBe(400);
  });
});
