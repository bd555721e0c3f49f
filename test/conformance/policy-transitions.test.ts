/** Choices for older tokens over HTTP: kept until a day, stopped at one, and what ends that. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ExistingChoice, RulesView } from '../../src/console/contract';
import { expectRefusal } from './support/problem';
import { WIDE, WRITER } from './support/rules';
import { startSite, valueOf, type GatewayCall, type Site } from './support/site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.switchOn(WIDE);
});

const ISSUE = '/rest/api/3/issue/ABC-2';
const COMMENT = '/rest/api/2/issue/ABC-2/comment';
const comment = (token: string): GatewayCall => ({ method: 'POST', json: { body: 'kept' }, token });
const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();

async function save(patch: Partial<RulesView>, existing?: ExistingChoice): Promise<void> {
  const { revision, rules } = await site.readPolicy();
  const payload = { revision, rules: { ...rules, ...patch }, ...(existing ? { existing } : {}) };
  valueOf(await site.invoke('admin-page', 'policy/change', { user: 'admin', payload }));
}

it('a kept change spares older tokens alone, until its day, in a warm container and a cold one', async () => {
  const old = await site.issueToken('member', WRITER);
  const until = Date.parse(old.view.issuedAt) + 5 * DAY;
  await save({ readOnly: true }, { kind: 'keep', until: iso(until) });
  expect((await site.gateway(COMMENT, comment(old.token))).status).toBe(201);
  await site.coldStart();
  expect((await site.gateway(COMMENT, comment(old.token))).status).toBe(201);
  expect(JSON.parse((await site.gateway('/token/self', { token: old.token })).body)).toMatchObject({
    today: { effects: ['read', 'write'], keptUntil: iso(until) },
  });
  const refused = await site.invoke('project-page', 'token/issue', {
    user: 'member',
    payload: { name: 'new', ...WRITER, scopes: ['read:jira-work'] },
    project: 'ABC',
  });
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'read-only' }] });
  await site.clock({ now: until });
  expectRefusal(await site.gateway(COMMENT, comment(old.token)), 'read-only');
  expect((await site.gateway(ISSUE, { token: old.token })).status).toBe(200);
});

it('tokens off and a freeze hold for spared tokens too; the next save that holds at once ends it', async () => {
  const old = await site.issueToken('member', WRITER);
  const until = iso(Date.parse(old.view.issuedAt) + 5 * DAY);
  await save({ readOnly: true }, { kind: 'keep', until });
  const id = await site.freeze({ kind: 'site' }, 'writes');
  expectRefusal(await site.gateway(COMMENT, comment(old.token)), 'frozen');
  valueOf(await site.invoke('admin-page', 'freeze/thaw', { user: 'admin', payload: { id } }));
  expect((await site.gateway(COMMENT, comment(old.token))).status).toBe(201);
  await save({ tokensOn: false }, { kind: 'keep', until });
  expectRefusal(await site.gateway(ISSUE, { token: old.token }), 'tokens-off');
  await save({ tokensOn: true }, { kind: 'keep', until });
  expect((await site.gateway(COMMENT, comment(old.token))).status).toBe(201);
  await save({});
  expectRefusal(await site.gateway(COMMENT, comment(old.token)), 'read-only');
});

it('a stop ends older tokens on its day, warns of it, and spares those issued since; taken back, nothing stops', async () => {
  const old = await site.issueToken('member', WRITER);
  const issuedAt = Date.parse(old.view.issuedAt);
  const at = iso(issuedAt + 5 * DAY);
  // The site's clock has to move on: a token of the very instant of the save is no older than it.
  await site.clock({ now: issuedAt + 1_000 });
  await save({}, { kind: 'stop', at });
  const young = await site.issueToken('member', WRITER);
  const warned = await site.gateway(ISSUE, { token: old.token });
  expect(warned.headers).toMatchObject({ 'token-expires': at, 'token-expires-soon': '5' });
  await site.clock({ now: issuedAt + 5 * DAY });
  const problem = expectRefusal(await site.gateway(ISSUE, { token: old.token }), 'policy-narrowed');
  expect(problem).toMatchObject({ decidedBy: 'policy.transitions' });
  expect((await site.gateway(ISSUE, { token: young.token })).status).toBe(200);
  await site.clock({ now: issuedAt + 2 * DAY });
  await save({}, { kind: 'lift' });
  await site.clock({ now: issuedAt + 6 * DAY });
  expect((await site.gateway(ISSUE, { token: old.token })).status).toBe(200);
});

it('two admins who choose at once: one is saved, the other is told of it', async () => {
  const old = await site.issueToken('member', WRITER);
  const { revision, rules } = await site.readPolicy();
  const until = (days: number) => iso(Date.parse(old.view.issuedAt) + days * DAY);
  const choices: readonly ExistingChoice[] = [
    { kind: 'keep', until: until(5) },
    { kind: 'stop', at: until(9) },
  ];
  const replies = await Promise.all(
    choices.map((existing) =>
      site.invoke('admin-page', 'policy/change', {
        user: 'admin',
        payload: { revision, rules: { ...rules, readOnly: true }, existing },
      }),
    ),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'policy-stale' } });
  expect((await site.readPolicy()).transitions).toHaveLength(1);
});
