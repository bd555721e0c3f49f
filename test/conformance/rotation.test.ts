/** Rotation over HTTP: the overlap, the early finish, a retired secret that is used again, retries, races, and death at each storage call. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseTokenRecord, type TokenRecord } from '../../src/tokens/record';
import { codeOf, expectRefusal } from './support/problem';
import { rotateOnPage, rotatingToken } from './support/recipes-rotation';
import { READ_ISSUE } from './support/recipes-token';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';
import { auditEvents, rowsOf, under, type Place } from './support/workflows';
import type { Answer } from './support/wire';

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
const MINE = { user: 'member', project: 'ABC' } as const;
const ADMINS = { user: 'admin' } as const;
const read = (token: string) => site.gateway(READ_ISSUE, { token });
const rotate = (token: string, json?: object) =>
  site.gateway('/token/rotate', { token, method: 'POST', ...(json === undefined ? {} : { json }) });
interface Said {
  readonly token: string;
  readonly locator: string;
}
const saidBy = (answer: Answer): Said => JSON.parse(answer.body) as Said;
const detailOf = async (locator: string) =>
  valueOf(await site.invoke('project-page', 'token/read', { ...MINE, payload: { locator } }));
async function fresh(): Promise<Said> {
  const { token, view } = await site.issueToken('member', WRITER);
  return { token, locator: view.locator };
}
async function familyOf(locator: string): Promise<readonly TokenRecord[]> {
  const { entities } = await site.dump();
  return entities
    .filter(({ entity }) => entity === 'token')
    .flatMap(({ value }) => parseTokenRecord(value) ?? [])
    .filter((record) => record.locator === locator || record.family === locator);
}

describe('a rotation by the owner', () => {
  it('lets both work through the overlap, then the new one alone; each shows the other and its use', async () => {
    const old = await fresh();
    const { token, view } = await rotateOnPage(site, old.locator, 2);
    expect([(await read(old.token)).status, (await read(token)).status]).toEqual([200, 200]);
    const [shown] = (await detailOf(old.locator)).linked;
    expect(shown).toMatchObject({ as: 'successor', token: { locator: view.locator } });
    expect(shown?.token.use?.lastUsedAt).toBeDefined();
    await site.clock({ advanceMs: 2 * HOUR });
    expectRefusal(await read(old.token), 'token-retired');
    expect((await read(token)).status).toBe(200);
    expect((await detailOf(old.locator)).token).toMatchObject({ state: 'retired', successor: view.locator });
    expect((await detailOf(view.locator)).linked).toMatchObject([
      { as: 'predecessor', token: { state: 'retired' } },
    ]);
  });

  it('is finished early by the owner or an admin, and by nobody else', async () => {
    for (const finish of ['owner', 'admin'] as const) {
      const old = await fresh();
      const { token } = await rotateOnPage(site, old.locator);
      const payload = { locator: old.locator };
      const other = { user: 'outsider', project: 'ABC', payload };
      expect((await site.invoke('project-page', 'token/retire', other)).ok).toBe(false);
      expect((await site.invoke('project-page', 'token/rotate', { ...other, payload })).ok).toBe(false);
      expect((await read(old.token)).status).toBe(200);
      valueOf(
        finish === 'owner'
          ? await site.invoke('project-page', 'token/retire', { ...MINE, payload })
          : await site.invoke('admin-page', 'token/retire', { ...ADMINS, payload }),
      );
      expectRefusal(await read(old.token), 'token-retired');
      expect((await read(token)).status).toBe(200);
      expect(await auditEvents(site, 'token.retired', old.locator)).toBe(1);
    }
  });

  it('is no entry of the admin page: admins see no secret of others', async () => {
    const old = await fresh();
    const payload = { locator: old.locator };
    const answer = await site.invokeRaw('admin-page', 'token/rotate', { ...ADMINS, payload });
    expect(answer.body).not.toContain('stj_');
    expect(await familyOf(old.locator)).toHaveLength(1);
  });

  it('never prolongs: the whole family ends when the first would have', async () => {
    const old = await fresh();
    const { token } = await rotateOnPage(site, old.locator);
    await site.clock({ advanceDays: 30 });
    expectRefusal(await read(token), 'token-expired');
  });

  it('either of the two is revoked for itself', async () => {
    const old = await fresh();
    const { token, view } = await rotateOnPage(site, old.locator);
    valueOf(await site.revoke('member', old.locator));
    expectRefusal(await read(old.token), 'token-revoked');
    expect((await read(token)).status).toBe(200);
    valueOf(await site.revoke('member', view.locator));
    expectRefusal(await read(token), 'token-revoked');
  });

  it('of a token that is frozen is refused, as its successor would not be frozen', async () => {
    const old = await fresh();
    await site.freeze({ kind: 'token', locator: old.locator }, 'writes');
    const payload = { locator: old.locator };
    expect(await site.invoke('project-page', 'token/rotate', { ...MINE, payload })).toMatchObject({
      refusal: { code: 'token-frozen' },
    });
    await site.thawAll();
    expect((await rotateOnPage(site, old.locator)).token).toMatch(/^stj_/);
  });
});

describe('a rotation by the token itself', () => {
  it('is asked again after a lost answer: the same successor, and only the last secret works', async () => {
    const old = await rotatingToken(site);
    const first = saidBy(await rotate(old.token, { overlapHours: 1 }));
    expect(expectRefusal(await rotate(old.token), 'already-rotated').detail).toContain(first.locator);
    await site.clock({ advanceMs: 10_000 });
    const again = saidBy(await rotate(old.token));
    expect(again.locator).toBe(first.locator);
    expectRefusal(await read(first.token), 'token-invalid');
    expect((await read(again.token)).status).toBe(200);
    expectRefusal(await rotate(old.token), 'already-rotated');
    expect((await read(again.token)).status).toBe(200);
    expect(await familyOf(old.locator)).toHaveLength(2);
  });

  it('without an overlap can be asked again for a minute, then the old one is over', async () => {
    const old = await rotatingToken(site);
    const lost = saidBy(await rotate(old.token, { overlapHours: 0 }));
    await site.clock({ advanceMs: 10_000 });
    const again = saidBy(await rotate(old.token, { overlapHours: 0 }));
    expect(again.locator).toBe(lost.locator);
    expect((await read(again.token)).status).toBe(200);
    await site.clock({ advanceMs: 50_000 });
    expectRefusal(await read(old.token), 'token-retired');
    expectRefusal(await rotate(old.token), 'token-retired');
  });

  it('of five at once exactly one is told a token, and it works', async () => {
    const old = await rotatingToken(site);
    const answers = await Promise.all(Array.from({ length: 5 }, () => rotate(old.token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const won = answers.find(({ status }) => status === 200)!;
    expect((await read(saidBy(won).token)).status).toBe(200);
    expect((await familyOf(old.locator)).filter(({ state }) => state === 'active')).toHaveLength(2);
  });

  it('at the same moment as the owner’s: one of them is told a token', async () => {
    const old = await rotatingToken(site);
    const payload = { locator: old.locator };
    const [byToken, byPage] = await Promise.all([
      rotate(old.token),
      site.invoke('project-page', 'token/rotate', { ...MINE, payload }),
    ]);
    expect([byToken.status === 200, byPage.ok].sort()).toEqual([false, true]);
    const token = byPage.ok ? byPage.value.token : saidBy(byToken).token;
    expect((await read(token)).status).toBe(200);
  });

  it('at the same moment as its revocation leaves it revoked, and no successor but one that was told', async () => {
    const old = await rotatingToken(site);
    const [answer] = await Promise.all([rotate(old.token), site.revoke('member', old.locator)]);
    expectRefusal(await read(old.token), 'token-revoked');
    const heirs = (await familyOf(old.locator)).filter(({ predecessor }) => predecessor !== undefined);
    expect(heirs.filter(({ state }) => state === 'active')).toHaveLength(answer.status === 200 ? 1 : 0);
  });

  it('day after day leaves two that work, and each event names no secret', async () => {
    const old = await rotatingToken(site);
    let { token } = old;
    const told = [token];
    for (let day = 0; day < 4; day += 1) {
      await site.clock({ advanceDays: 1 });
      ({ token } = saidBy(await rotate(token)));
      told.push(token);
    }
    const codes = [];
    // The youngest first: the first of them has retired more than a day ago, and its use is noticed.
    for (const each of told.toReversed()) codes.push(codeOf(await read(each)));
    expect(codes).toEqual(['jira 200', 'jira 200', 'token-retired', 'token-retired', 'token-retired']);
    expect(codeOf(await read(token))).toBe('token-paused');
    const kept = JSON.stringify([await site.dump(), await site.logs()]);
    for (const each of told) expect(kept).not.toContain(each.split('_')[2]!.slice(0, 43));
  });
});

describe('where storage fails or the app dies', () => {
  const kvs = { target: 'kvs' } as const;
  const first: readonly Place[] = [
    { ...kvs, what: 'the read of the token', match: '/batch/get' },
    { ...kvs, what: 'the write of the successor', match: '/entity/set' },
    { ...kvs, what: 'the transaction that rotates', match: '/transaction' },
    { ...kvs, what: 'the start of its usage', match: '/entity/set', after: 1 },
  ];
  it.each(rowsOf(first))('%s: the old one works, and asking again rotates', async (_, place, mishap) => {
    const old = await rotatingToken(site);
    const answer = await under(site, [place, mishap], () => rotate(old.token));
    if (answer.status === 200) expect((await read(saidBy(answer).token)).status).toBe(200);
    else expect(codeOf(answer)).toMatch(mishap.dies ? /424/ : /storage-unavailable/);
    await expectWhole(old, answer.status === 200);
  });

  const again: readonly Place[] = [
    { ...kvs, what: 'the read of the successor', match: '/batch/get', after: 1 },
    { ...kvs, what: 'the start of its usage', match: '/entity/set' },
    { ...kvs, what: 'the read of its usage', match: '/batch/get', after: 2 },
    { ...kvs, what: 'the transaction that gives it another secret', match: '/transaction' },
  ];
  it.each(rowsOf(again))('a retry, %s: asking once more is answered', async (_, place, mishap) => {
    const old = await rotatingToken(site);
    expect((await rotate(old.token)).status).toBe(200);
    await site.clock({ advanceMs: 10_000 });
    await under(site, [place, mishap], () => rotate(old.token));
    await expectWhole(old, false);
  });

  /** The old one works; asked again, it has one successor, whose secret is known. */
  async function expectWhole(old: Said, isUsed: boolean): Promise<void> {
    expect((await read(old.token)).status).toBe(200);
    if (!isUsed) {
      await site.clock({ advanceMs: 10_000 });
      const answer = await rotate(old.token);
      expect(answer.status).toBe(200);
      expect((await read(saidBy(answer).token)).status).toBe(200);
    }
    expectRefusal(await rotate(old.token), 'already-rotated');
    const family = await familyOf(old.locator);
    const heirs = family.filter(({ predecessor, state }) => predecessor !== undefined && state === 'active');
    expect(heirs).toHaveLength(1);
    expect(family.find(({ locator }) => locator === old.locator)?.successor).toBe(heirs[0]?.locator);
    // What a dead process left was never told to anybody, and nobody points to it.
    for (const { state, locator } of family)
      if (state === 'dormant') expect(locator).not.toBe(heirs[0]?.locator);
  }

  const reuse: readonly Place[] = [
    { ...kvs, what: 'the read of what replaced it', match: '/batch/get', after: 1 },
    { ...kvs, what: 'the transaction that notes it', match: '/transaction' },
  ];
  it.each(rowsOf(reuse))(
    'the notice of a retired secret, %s: it is refused, and noted with the next use at the latest',
    async (_, place, mishap) => {
      const old = await fresh();
      const next = await rotateOnPage(site, old.locator, 0);
      await site.clock({ advanceMs: 24 * HOUR });
      const answer = await under(site, [place, mishap], () => read(old.token));
      expect(codeOf(answer)).toMatch(mishap.dies ? /424/ : /token-retired/);
      expectRefusal(await read(old.token), 'token-retired');
      expectRefusal(await read(next.token), 'token-paused');
      expect(await auditEvents(site, 'token.reused', old.locator)).toBe(1);
      expect(await auditEvents(site, 'token.paused', next.view.locator)).toBe(1);
    },
  );
});
