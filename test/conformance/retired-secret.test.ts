/** A retired secret that is used again, over HTTP: when it is noticed, what it pauses, who sees it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefusal } from './support/problem';
import { rotateOnPage } from './support/recipes-rotation';
import { READ_ISSUE } from './support/recipes-token';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type Site } from './support/site';
import { auditEvents } from './support/workflows';

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
const detailOf = async (locator: string) =>
  valueOf(await site.invoke('project-page', 'token/read', { ...MINE, payload: { locator } }));
async function fresh(): Promise<{ readonly token: string; readonly locator: string }> {
  const { token, view } = await site.issueToken('member', WRITER);
  return { token, locator: view.locator };
}

describe('a retired secret that is used long after', () => {
  async function retired() {
    const old = await fresh();
    const next = await rotateOnPage(site, old.locator, 1);
    await site.clock({ advanceMs: HOUR });
    return { old, next };
  }

  it('within a day is refused, and what replaced it works on', async () => {
    const { old, next } = await retired();
    await site.clock({ advanceMs: 23 * HOUR });
    expectRefusal(await read(old.token), 'token-retired');
    expect((await read(next.token)).status).toBe(200);
  });

  it('pauses what replaced it, once; owner and admins see it; only an admin resumes it, and it stays so', async () => {
    const { old, next } = await retired();
    const { locator } = next.view;
    await site.clock({ advanceMs: 24 * HOUR });
    for (let time = 0; time < 3; time += 1) expectRefusal(await read(old.token), 'token-retired');
    expectRefusal(await read(next.token), 'token-paused');
    expect(await auditEvents(site, 'token.reused', old.locator)).toBe(1);
    expect(await auditEvents(site, 'token.paused', locator)).toBe(1);
    const offer = valueOf(await site.invoke('project-page', 'offer/read', { ...MINE, payload: undefined }));
    expect(offer.halted).toMatchObject([{ locator }]);
    const { attention } = valueOf(
      await site.invoke('admin-page', 'overview/read', { ...ADMINS, payload: undefined }),
    );
    expect(attention.reused.tokens.map((token) => token.locator)).toContain(old.locator);
    const payload = { locator };
    expect(await site.invoke('project-page', 'token/resume', { ...MINE, payload })).toMatchObject({
      refusal: { code: 'token-paused-by-admin' },
    });
    valueOf(await site.invoke('admin-page', 'token/resume', { ...ADMINS, payload }));
    expectRefusal(await read(old.token), 'token-retired');
    expect((await read(next.token)).status).toBe(200);
  });

  it('of five at once is noticed once, and later ones write nothing of it', async () => {
    const { old } = await retired();
    await site.clock({ advanceMs: 24 * HOUR });
    await Promise.all(Array.from({ length: 5 }, () => read(old.token)));
    expect(await auditEvents(site, 'token.reused', old.locator)).toBe(1);
    await site.forgetCalls();
    await read(old.token);
    const writes = (await site.kvsCalls()).filter(({ path }) => !path.includes('/get'));
    expect(writes).toEqual([]);
  });

  it('is only noted where the policy says so', async () => {
    await site.changeRules({ retiredSecretUse: 'note' });
    const { old, next } = await retired();
    await site.clock({ advanceMs: 24 * HOUR });
    expectRefusal(await read(old.token), 'token-retired');
    expect((await read(next.token)).status).toBe(200);
    expect((await detailOf(old.locator)).token.reusedAt).toBeDefined();
  });

  it('pauses at once where the policy says so, and not while both still work', async () => {
    await site.changeRules({ retiredSecretUse: 'pause-at-once' });
    const old = await fresh();
    const next = await rotateOnPage(site, old.locator, 1);
    expect((await read(old.token)).status).toBe(200);
    expect((await read(next.token)).status).toBe(200);
    await site.clock({ advanceMs: HOUR });
    expectRefusal(await read(old.token), 'token-retired');
    expectRefusal(await read(next.token), 'token-paused');
    expect(await auditEvents(site, 'token.reused', old.locator)).toBe(1);
  });

  it('can be reported as leaked, which ends it and leaves what replaced it', async () => {
    const { old, next } = await retired();
    expect((await site.gateway('/token/leaked', { token: old.token, method: 'POST' })).status).toBe(200);
    expectRefusal(await read(old.token), 'token-revoked');
    expect((await read(next.token)).status).toBe(200);
  });
});
