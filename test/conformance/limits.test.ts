/** What limits tokens, over HTTP: ordered on the page, judged by the gateway under what the platform shows, counted across containers. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LimitsOrder, TokenDetailView, TokenOrder } from '../../src/console/contract';
import { isCounting } from './support/counting';
import { expectRefusal } from './support/problem';
import { seeAddresses, trustAddresses } from './support/recipes-limits';
import { READ_ISSUE } from './support/recipes-token';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.restoreWithRoom();
  await site.switchOn(WIDE);
});

const HOUR = 3_600_000;
const issue = (limits: LimitsOrder, order: Partial<TokenOrder> = {}) =>
  site.issueToken('member', { ...WRITER, ...order, limits });
const read = (token: string, headers: readonly string[] = []) => site.gateway(READ_ISSUE, { token, headers });
const order = (payload: Partial<TokenOrder>) =>
  site.invoke('project-page', 'token/issue', {
    user: 'member',
    project: 'ABC',
    payload: { name: 'limited', scopes: ['read:jira-work'], ...payload },
  });
const detailOf = async (locator: string): Promise<TokenDetailView> =>
  valueOf(
    await site.invoke('project-page', 'token/read', { user: 'member', project: 'ABC', payload: { locator } }),
  );

describe('a first day', () => {
  it('keeps the token from use until then; its days count from the issue', async () => {
    const { view: now } = await site.issueToken('member', WRITER);
    const validFrom = new Date(Date.parse(now.issuedAt) + 10 * 24 * HOUR).toISOString();
    const { token, view } = await site.issueToken('member', { ...WRITER, days: 30, validFrom });
    expect(view).toMatchObject({ validFrom });
    expect(Date.parse(view.expiresAt) - Date.parse(view.issuedAt)).toBe(30 * 24 * HOUR);
    expectRefusal(await read(token), 'not-yet-valid');
    await site.clock({ now: Date.parse(validFrom) });
    expect((await read(token)).status).toBe(200);
  });

  it('after the last is no token', async () => {
    const validFrom = new Date(Date.now() + 40 * 24 * HOUR).toISOString();
    expect(await order({ days: 30, validFrom })).toMatchObject({
      problems: [{ path: 'validFrom', code: 'starts-after-end' }],
    });
  });
});

describe('a required header', () => {
  it('is drawn by the app, told once, and stored as a digest', async () => {
    const { token, header, view } = await issue({ header: { name: 'X-Token-Key' } });
    expect(header).toMatchObject({ name: 'x-token-key' });
    expect((await read(token, ['X-Token-Key', header!.value])).status).toBe(200);
    expectRefusal(await read(token), 'header-required');
    const detail = await detailOf(view.locator);
    expect(detail.token.limits).toEqual({ header: 'x-token-key' });
    expect(
      JSON.stringify([detail, await site.dump(), await site.logs(), await site.jiraCalls()]),
    ).not.toContain(header!.value);
  });

  it('may be chosen, if nobody could guess it', async () => {
    const value = 'chosen-by-a-person';
    const { token, header } = await issue({ header: { name: 'X-Token-Key', value } });
    expect(header).toEqual({ name: 'x-token-key', value });
    expect((await read(token, ['x-token-key', value])).status).toBe(200);
    for (const wrong of [
      { name: 'X-Token-Key', value: 'short' },
      { name: 'X-Forwarded-For', value },
      { name: 'Authorization', value },
    ])
      expect((await order({ limits: { header: wrong } })).ok).toBe(false);
  });
});

describe('addresses', () => {
  it('cannot be asked for, nor trusted, before the set-up check has seen them from outside', async () => {
    expect(await order({ limits: { ipRanges: ['127.0.0.1'] } })).toMatchObject({
      problems: [{ path: 'limits.ipRanges', code: 'address-unproven' }],
    });
    const { revision, rules } = await site.readPolicy();
    const payload = { revision, rules: { ...rules, trustClientAddress: true } };
    const trust = () => site.invoke('admin-page', 'policy/change', { user: 'admin', payload });
    expect(await trust()).toMatchObject({
      problems: [{ path: 'rules.trustClientAddress', code: 'address-unproven' }],
    });
    // The app's own probe alone is not enough.
    await site.setSwitches({ clientIp: 'x-forwarded-for' });
    valueOf(await site.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }));
    expect((await trust()).ok).toBe(false);
    await seeAddresses(site);
    expect((await trust()).ok).toBe(true);
  });

  it('are not proven where a caller’s claim is the last', async () => {
    await seeAddresses(site);
    await site.setSwitches({ clientIp: 'absent' });
    const view = valueOf(
      await site.invoke('admin-page', 'set-up/start', { user: 'admin', payload: undefined }),
    );
    expect(view.findings.find(({ key }) => key === 'client-address')).toMatchObject({ state: 'note' });
    const options = valueOf(
      await site.invoke('admin-page', 'policy/options', { user: 'admin', payload: undefined }),
    );
    expect(options.addressProven).toBe(false);
  });

  it('are the platform’s, whatever the caller claims', async () => {
    await trustAddresses(site);
    const { token } = await issue({ ipRanges: ['198.51.100.0/24', '2001:db8::/32'] });
    const claim = ['X-Forwarded-For', '198.51.100.7'];
    await site.setSwitches({ clientAddress: '192.0.2.7' });
    expectRefusal(await read(token, claim), 'ip-denied');
    for (const clientAddress of ['198.51.100.7', '::ffff:198.51.100.7', '2001:db8::7']) {
      await site.setSwitches({ clientAddress });
      expect((await read(token, ['X-Forwarded-For', '192.0.2.7'])).status).toBe(200);
    }
    await site.setSwitches({ clientIp: 'absent' });
    expectRefusal(await read(token), 'ip-denied');
  });
});

describe('budgets', () => {
  it('are exact across containers where they are small', async () => {
    const { token, view } = await issue({ budgets: { uses: 5, requestsPerHour: 19 } });
    const statuses: number[] = [];
    for (let each = 0; each < 8; each += 1) {
      if (each % 2 === 1) await site.coldStart();
      statuses.push((await read(token)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 403, 403, 403]);
    expect((await detailOf(view.locator)).left).toMatchObject([
      { key: 'requestsPerHour', remaining: 14 },
      { key: 'uses', remaining: 0 },
    ]);
  });

  it('of calls at once let no more through than there is room for', async () => {
    const { token } = await issue({ budgets: { requestsPerHour: 6 } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => read(token)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(6);
    await read(token);
    await site.clock({ advanceMs: HOUR });
    expect((await read(token)).status).toBe(200);
  });

  it('large ones cost a call one batch read and no write', async () => {
    const { token } = await issue({ budgets: { requestsPerHour: 100_000 } });
    await read(token);
    await site.forgetCalls();
    for (let each = 0; each < 10; each += 1) {
      const answer = await read(token);
      expect(answer.headers['token-limit-hour']).toMatch(/^100000;remaining=\d+;reset=\d+$/);
    }
    const calls = (await site.kvsCalls()).filter((call) => !isCounting(call));
    expect(calls.map(({ path, keys }) => `${path} ${keys}`)).toEqual(Array(10).fill('/api/v1/batch/get 5'));
  });

  it('are told with every answer, each under a header of its own, and by none that the platform uses', async () => {
    const { token } = await issue({
      budgets: { requestsPerHour: 100, requestsPerDay: 200, writesPerHour: 10, writesPerDay: 1, uses: 500 },
    });
    await read(token);
    const comment = () =>
      site.gateway('/rest/api/2/issue/ABC-2/comment', { method: 'POST', json: { body: 'counted' }, token });
    const { status, headers } = await comment();
    expect(status).toBe(201);
    const told = Object.entries(headers).filter(([name]) => name.startsWith('token-limit-'));
    expect(
      Object.fromEntries(told.map(([name, value]) => [name, value?.replace(/reset=\d+/, 'reset=…')])),
    ).toEqual({
      'token-limit-hour': '100;remaining=98;reset=…',
      'token-limit-day': '200;remaining=198;reset=…',
      'token-limit-writes-hour': '10;remaining=9;reset=…',
      'token-limit-writes-day': '1;remaining=0;reset=…',
      'token-limit-uses': '500;remaining=498',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
    const refused = await comment();
    expectRefusal(refused, 'budget-exceeded');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await read(token)).status).toBe(200);
  });

  it('whose write fails refuse once no more may be let through unwritten', async () => {
    const { token } = await issue({ budgets: { uses: 3 } });
    expect((await read(token)).status).toBe(200);
    await site.fault({ target: 'kvs', match: '/transaction', status: 503 });
    await site.forgetCalls();
    expectRefusal(await read(token), 'storage-unavailable');
    expect((await site.jiraCalls()).filter(({ path }) => path.startsWith(READ_ISSUE))).toEqual([]);
    await site.clearFaults();
    expect((await read(token)).status).toBe(200);
  });

  it('are not spent by what is denied', async () => {
    const { token } = await issue({ budgets: { uses: 1 } });
    expectRefusal(await site.gateway('/rest/api/3/issue/DEF-1', { token }), 'project-outside');
    expect((await read(token)).status).toBe(200);
  });
});

describe('creating issues and nothing else', () => {
  it('is a purpose that can be ordered, and holds', async () => {
    const offer = valueOf(
      await site.invoke('project-page', 'offer/read', { user: 'member', project: 'ABC', payload: undefined }),
    );
    const purpose = offer.purposes.find(({ key }) => key === 'create-issues')!;
    const { scopes, effects, operations } = purpose;
    const { token } = await site.issueToken('member', { scopes, effects, operations });
    const json = { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'made' } };
    expect((await site.gateway('/rest/api/3/issue', { method: 'POST', json, token })).status).toBe(201);
    const edit = { method: 'PUT', json: { fields: { summary: 'changed' } }, token };
    expectRefusal(await site.gateway(READ_ISSUE, edit), 'operation-not-allowed');
    expectRefusal(await read(token), 'operation-not-allowed');
  });
});

describe('an order', () => {
  it('of a limit that is not known is no token: nothing that narrows is dropped', async () => {
    const limits = { holidays: true } as LimitsOrder;
    expect(await order({ limits })).toMatchObject({
      problems: [{ path: 'limits.holidays', code: 'unknown-key' }],
    });
  });
});
