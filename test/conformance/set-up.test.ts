/** The set-up check over HTTP: its findings say the truth under every switch, and its echo opens nothing. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SetUpFinding, SetUpKey, SetUpView, TokenTestView } from '../../src/console/set-up-contract';
import { combinations, GATEWAY_SWITCHES, nameOf } from './support/switch-settings';
import { startSite, valueOf, type Site, type Switches } from './support/site';
import { sendAsCurl } from './support/curl';
import type { Answer } from './support/wire';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await site.switchOn();
});
afterAll(() => site.close());
afterEach(() => site.restore());

const start = async (): Promise<SetUpView> =>
  valueOf(await site.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }));
const read = async (): Promise<SetUpView> =>
  valueOf(await site.invoke('admin-page', 'set-up/read', { user: 'admin', payload: undefined }));
const testToken = async (token: string, user = 'member') =>
  site.invoke('project-page', 'token/test', { user, payload: { token }, project: 'ABC' });

const runCurls = ({ curls }: SetUpView): Promise<readonly Answer[]> =>
  Promise.all(curls.map(({ line }) => sendAsCurl(line)));

const hasCurl = spawnSync('curl', ['--version']).status === 0;

const findingIn = ({ findings }: SetUpView, key: SetUpKey): SetUpFinding =>
  findings.find((each) => each.key === key)!;
const wrongIn = ({ findings }: SetUpView): readonly string[] =>
  findings.filter(({ state }) => state !== 'good').map(({ key, state }) => `${key} ${state}`);

/** What the platform does under these switches, as the findings ought to say it. */
const truth = (switches: Switches): Readonly<Partial<Record<SetUpKey, object>>> => ({
  'gateway-answers': { state: 'good' },
  'authorization-arrives': { state: 'good' },
  'headers-arrive': {
    state: 'good',
    facts: { headerCase: switches['headerCase'] === 'lower' ? 'lower' : 'other' },
  },
  'path-arrives': { state: 'good', facts: { path: switches['userPath'] } },
  'query-arrives':
    switches['queryValues'] === 'whole'
      ? { state: 'good', facts: { query: 'whole' } }
      : { state: 'bad', facts: { query: 'split' } },
  'body-arrives': { state: 'good', facts: { body: 'text' } },
  'client-address': { state: switches['clientIp'] === 'absent' ? 'note' : 'good' },
});
const expectTruth = (view: SetUpView, switches: Switches, from: 'inside' | 'outside') => {
  for (const [key, said] of Object.entries(truth(switches))) {
    expect(findingIn(view, key as SetUpKey), key).toMatchObject(said);
    expect(findingIn(view, key as SetUpKey), key).toMatchObject({ facts: { from } });
  }
};

describe.each(combinations(GATEWAY_SWITCHES).map((switches) => [nameOf(switches), switches] as const))(
  '%s',
  (_, switches) => {
    it('the app’s own probes tell the truth', async () => {
      await site.setSwitches(switches);
      expectTruth(await start(), switches, 'inside');
    });

    it('where the app may not call itself nothing is guessed, and the curl lines tell the truth', async () => {
      await site.setSwitches({ ...switches, ownEgress: 'refused' });
      const view = await start();
      for (const key of Object.keys(truth(switches)))
        expect(findingIn(view, key as SetUpKey)).toMatchObject({
          state: 'unknown',
          facts: { why: 'egress' },
        });
      await runCurls(view);
      expectTruth(await read(), switches, 'outside');
    });
  },
);

describe('the set-up check', () => {
  it('on a site that is set up right has nothing to say but that no address is told', async () => {
    expect(wrongIn(await start())).toEqual(['client-address note']);
  });

  it.skipIf(!hasCurl)('gives curl lines that a shell runs as they are', async () => {
    await site.setSwitches({ ownEgress: 'refused' });
    const view = await start();
    await Promise.all(view.curls.map(({ line }) => promisify(execFile)('sh', ['-c', line])));
    expectTruth(
      await read(),
      { headerCase: 'lower', userPath: 'raw', queryValues: 'whole', clientIp: 'absent' },
      'outside',
    );
  });

  it('is for Jira admins', async () => {
    for (const key of ['set-up/start', 'set-up/read'] as const)
      expect(await site.invoke('admin-page', key, { user: 'member', payload: undefined })).toMatchObject({
        ok: false,
        refusal: { code: 'not-jira-admin' },
      });
  });

  it('without egress says "unknown" and not "good", whatever was seen before', async () => {
    await runCurls(await start());
    await site.clock({ advanceMs: 1 });
    await site.setSwitches({ ownEgress: 'refused' });
    const view = await start();
    for (const key of Object.keys(truth({})))
      expect(findingIn(view, key as SetUpKey)).toMatchObject({ state: 'unknown', facts: { why: 'egress' } });
  });

  it('finds a project where the app may not edit', async () => {
    const grant = {
      permission: 'EDIT_ISSUES',
      to: { kind: 'role', role: 'atlassian-addons-project-access' },
    };
    await site.control('POST /projects/DEF/grants', { ...grant, granted: false });
    try {
      expect(findingIn(await start(), 'projects-editable')).toMatchObject({
        state: 'bad',
        facts: { without: ['DEF'] },
      });
    } finally {
      await site.control('POST /projects/DEF/grants', { ...grant, granted: true });
    }
  });

  it('finds that the app may not ask about others', async () => {
    await site.setSwitches({ 'jira.appMayCheckOthers': false });
    expect(findingIn(await start(), 'standing-askable')).toMatchObject({ state: 'bad' });
  });

  it.each<[SetUpKey, string]>([
    ['storage-keeps', '/api/v1/set'],
    ['storage-lists', '/api/v1/entity/query'],
    ['secrets-kept', '/api/v1/secret/get'],
  ])('finds that storage fails: %s', async (key, match) => {
    await site.fault({ target: 'kvs', match, status: 503 });
    expect(findingIn(await start(), key).state).toBe('bad');
  });
});

describe('the echo', () => {
  const codeIn = ({ curls }: SetUpView): string => /set-up\/([0-9A-Za-z]+)\//.exec(curls[0]!.line)![1]!;
  /** An answer without what differs from one to the next. */
  const EACH_TIME = new Set(['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset']);
  const plain = ({ status, headers, body }: Answer) => ({
    status,
    headers: Object.entries(headers).filter(([name]) => !EACH_TIME.has(name)),
    body: body.replace(/urn:request:\w+/, ''),
  });
  const expectClosed = async (code: string) => {
    for (const leg of ['/request', '/path/a%2Fb/c%20d/%2e%2e/x', '/path/a'])
      for (const headers of [[], ['Authorization', 'Bearer nonsense']]) {
        const closed = await site.gateway(`/set-up/${code}${leg}`, { headers });
        const any = await site.gateway(`/any-path/${code}${leg}`, { headers });
        expect([400, 401]).toContain(closed.status);
        expect(plain(closed)).toEqual(plain(any));
      }
  };

  it('writes once for a live code, and reads no record', async () => {
    const view = await start();
    await site.forgetCalls();
    await runCurls(view);
    expect((await site.kvsCalls()).map(({ path }) => path)).toEqual(['/api/v1/set', '/api/v1/set']);
    expect(await site.jiraCalls()).toEqual([]);
  });

  it('is closed to forged codes, which cost no storage read in a warm container', async () => {
    const code = codeIn(await start());
    await site.gateway(`/set-up/${code}/path/x`);
    await site.forgetCalls();
    await expectClosed(code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'));
    await expectClosed(`i${code.slice(1)}`);
    expect(await site.kvsCalls()).toEqual([]);
  });

  it('is closed to stale codes', async () => {
    const code = codeIn(await start());
    await site.clock({ advanceMs: 600_001 });
    await expectClosed(code);
  });

  it('is closed to the codes of another installation', async () => {
    const other = await startSite();
    try {
      const view = valueOf(
        await other.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }),
      );
      await start();
      await expectClosed(codeIn(view));
    } finally {
      await other.close();
    }
  });

  it('tells no header’s value, and nothing of it is kept or logged', async () => {
    const code = codeIn(await start());
    const secret = 'canary-of-a-header';
    const headers = [
      'Authorization',
      `Bearer ${secret}`,
      'X-Forwarded-For',
      secret,
      'Cookie',
      secret,
      'X-SET-up-Case',
      secret,
    ];
    const body = secret;
    const answer = await site.gateway(`/set-up/${code}/request?bare=${secret}&coded=x`, {
      method: 'POST',
      headers,
      body,
    });
    expect(answer.status).toBe(200);
    const said = JSON.stringify([answer, await site.logs(), await site.dump()]);
    expect(said).not.toContain(secret);
    expect(JSON.stringify([await site.logs(), await site.dump()])).not.toContain(code);
  });
});

describe('"Test it now"', () => {
  const value = async (token: string): Promise<TokenTestView> => valueOf(await testToken(token));

  it('reaches the gateway over HTTP with a new token', async () => {
    const { token } = await site.issueToken('member');
    const told = await value(token);
    expect(told).toMatchObject({ reached: true, status: 200 });
    expect(told.tookMs).toBeGreaterThanOrEqual(0);
  });

  it('tells the refusal of a token that is over', async () => {
    const { token, view } = await site.issueToken('member');
    valueOf(await site.revoke('member', view.locator));
    expect(await value(token)).toMatchObject({ reached: true, status: 401, code: 'token-revoked' });
  });

  it('says so where the platform does not let the app call itself', async () => {
    const { token } = await site.issueToken('member');
    await site.setSwitches({ ownEgress: 'refused' });
    expect(await value(token)).toEqual({ reached: false, why: 'egress' });
  });

  it('tries nobody else’s token', async () => {
    const { token } = await site.issueToken('admin');
    await site.forgetCalls();
    expect(await testToken(token)).toMatchObject({ ok: false, refusal: { code: 'token-unknown' } });
    expect(await testToken('nonsense')).toMatchObject({ ok: false, refusal: { code: 'token-unknown' } });
  });

  it('leaves the token in no reply, log or record', async () => {
    const { token } = await site.issueToken('member');
    site.answers.length = 0;
    await value(token);
    await site.setSwitches({ ownEgress: 'refused' });
    await value(token);
    await testToken(`${token}x`);
    const secret = token.slice(21);
    expect(JSON.stringify([site.answers, await site.logs(), await site.dump()])).not.toContain(secret);
  });
});
