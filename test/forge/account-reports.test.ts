import { beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../support/fixed-times';
import { json, openPlatform, type PlatformCall } from '../support/forge-platform';

const { accountReports } = await import('../../src/forge/account-reports');
const { privacyRounds } = await import('../../src/forge/privacy-rounds');
const { PRIVACY_ROUND_KEY } = await import('../../src/forge/keys');
const { kvs } = await import('@forge/kvs');

const UNKNOWN = { ok: false, error: 'unknown' };
interface Account {
  readonly accountId: string;
  readonly updatedAt: string;
}
const accountsIn = ({ body }: PlatformCall): readonly Account[] =>
  (JSON.parse(body!) as { readonly accounts: readonly Account[] }).accounts;

describe('the report of account ids', () => {
  it('is sent as the app, and those that are closed are told; updated ones are of no use', async () => {
    const accounts = [
      { accountId: 'a', status: 'closed' },
      { accountId: 'b', status: 'updated' },
    ];
    const calls = openPlatform(() => json({ accounts }));
    expect(await accountReports.findClosed(['a', 'b', 'c'], NOW)).toEqual({ ok: true, value: ['a'] });
    expect(calls).toMatchObject([{ provider: 'app', method: 'POST', path: '/app/report-accounts' }]);
    expect(accountsIn(calls[0]!)).toEqual(
      ['a', 'b', 'c'].map((accountId) => ({ accountId, updatedAt: new Date(NOW).toISOString() })),
    );
  });

  it('is sent ninety at a time, each once', async () => {
    const calls = openPlatform(() => new Response(null, { status: 204 }));
    const ids = Array.from({ length: 200 }, (_, at) => `712020:${at}`);
    expect(await accountReports.findClosed(ids, NOW)).toEqual({ ok: true, value: [] });
    expect(calls.map((call) => accountsIn(call).length)).toEqual([90, 90, 20]);
    expect(calls.flatMap(accountsIn).map(({ accountId }) => accountId)).toEqual(ids);
  });

  it('is not sent about nobody', async () => {
    const calls = openPlatform();
    expect([await accountReports.findClosed([], NOW), calls]).toEqual([{ ok: true, value: [] }, []]);
  });

  it('finds nobody closed who was not asked about', async () => {
    openPlatform(() => json({ accounts: [{ accountId: 'z', status: 'closed' }] }));
    expect(await accountReports.findClosed(['a'], NOW)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => json({}, 403)],
    ['has had too many', () => json({}, 429)],
    ['answers in another form', () => json({ accounts: [{ accountId: 'a' }] })],
    ['answers no JSON', () => new Response('<html>')],
    ['breaks', () => Promise.reject(new Error('x'))],
  ])('is unanswered where Atlassian %s: nobody is held for closed', async (_what, answer) => {
    openPlatform(answer);
    expect(await accountReports.findClosed(['a'], NOW)).toEqual(UNKNOWN);
  });
});

describe('how far the report has come', () => {
  beforeEach(() => void openPlatform());

  it.each([
    { begunAt: NOW, place: { list: 'audit', cursor: 'c' } },
    { begunAt: NOW, place: { list: 'tokens' } },
    { begunAt: NOW },
  ] as const)('is read back as it was saved: %j', async (round) => {
    expect(await privacyRounds.read()).toEqual({ ok: true, value: undefined });
    expect(await privacyRounds.save(round)).toMatchObject({ ok: true });
    expect(await privacyRounds.read()).toEqual({ ok: true, value: round });
  });

  it.each([{}, { begunAt: 'x' }, { begunAt: 1, place: { list: 'other' } }, 'x'])(
    'begins anew where it cannot be read: %j',
    async (stored) => {
      await kvs.set(PRIVACY_ROUND_KEY, stored);
      expect(await privacyRounds.read()).toEqual({ ok: true, value: undefined });
    },
  );
});
