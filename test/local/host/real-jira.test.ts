import { describe, expect, it } from 'vitest';
import { createRealJira, findAccount } from '../../../local/host/real-jira';

const CREDENTIALS = { JIRA_EMAIL: 'me@example.com', JIRA_API_TOKEN: 'real-token' };
const ACCOUNT = { siteUrl: 'https://site.example', email: 'me@example.com', apiToken: 'real-token' };
const BASIC = `Basic ${Buffer.from('me@example.com:real-token').toString('base64')}`;

interface Sent {
  readonly url: string;
  readonly headers: Headers;
}

/** A fetch that answers from a table of paths, and what was sent to it. */
function site(answers: Readonly<Record<string, unknown>>) {
  const sent: Sent[] = [];
  const fetchFrom: typeof fetch = (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    sent.push({ url, headers: new Headers(init?.headers) });
    const body = answers[new URL(url).pathname];
    const headers = { 'content-encoding': 'gzip', 'set-cookie': 'a=b', 'x-arequestid': '1' };
    return Promise.resolve(
      new Response(JSON.stringify(body), { status: body === undefined ? 401 : 200, headers }),
    );
  };
  return { sent, jira: createRealJira(ACCOUNT, fetchFrom) };
}

describe('--jira', () => {
  it('takes the address of a site and the account from the environment', () => {
    expect(findAccount('https://site.example/', CREDENTIALS)).toEqual(ACCOUNT);
  });

  it.each([
    ['no https', 'http://site.example'],
    ['a path', 'https://site.example/jira'],
    ['no address', 'site'],
  ])('refuses %s', (_, url) => {
    expect(findAccount(url, CREDENTIALS)).toContain('--jira takes the address of a site');
  });

  it.each([[{}], [{ JIRA_EMAIL: 'me@example.com' }], [{ ...CREDENTIALS, JIRA_API_TOKEN: '' }]])(
    'refuses to start without credentials: %j',
    (environment) => {
      expect(findAccount('https://site.example', environment)).toContain('JIRA_EMAIL and JIRA_API_TOKEN');
    },
  );
});

describe('a real site', () => {
  it('is asked as the one account, whoever asks, and without credentials for nobody', async () => {
    const { sent, jira } = site({ '/rest/api/3/myself': {} });
    const request = {
      scopes: [],
      method: 'GET',
      path: '/rest/api/3/myself?a=%2F',
      headers: { authorization: 'Bearer app' },
    };
    await jira.answer({ ...request, as: { kind: 'app' } });
    await jira.answer({ ...request, as: { kind: 'user', accountId: 'somebody' } });
    await jira.answer({ ...request, as: { kind: 'anonymous' } });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([BASIC, BASIC, null]);
    expect(sent[0]?.url).toBe('https://site.example/rest/api/3/myself?a=%2F');
  });

  it('answers without what belongs to the connection', async () => {
    const { jira } = site({ '/x': { a: 1 } });
    const { headers, body } = await jira.answer({
      as: { kind: 'app' },
      scopes: [],
      method: 'GET',
      path: '/x',
      headers: {},
    });
    expect(headers).toEqual({ 'content-type': 'text/plain;charset=UTF-8', 'x-arequestid': '1' });
    expect(Buffer.from(body).toString()).toBe('{"a":1}');
  });

  it('tells its cloud id, the account as the person `me`, and its projects', async () => {
    const { jira } = site({
      '/_edge/tenant_info': { cloudId: 'cloud' },
      '/rest/api/3/myself': { accountId: 'acc', displayName: 'Me', active: true },
      '/rest/api/3/project/search': {
        values: [{ id: '1', key: 'A', name: 'Alpha', projectTypeKey: 'business' }],
      },
    });
    expect(await jira.site()).toEqual({
      cloudId: 'cloud',
      siteUrl: 'https://site.example',
      people: [{ accountId: 'acc', alias: 'me', displayName: 'Me', active: true }],
      projects: [{ id: '1', key: 'A', name: 'Alpha', type: 'business' }],
    });
  });

  it('that refuses the account is told in a sentence without the token', async () => {
    const { jira } = site({});
    await expect(jira.site()).rejects.toThrow('answered 401: are JIRA_EMAIL and JIRA_API_TOKEN right?');
  });
});
