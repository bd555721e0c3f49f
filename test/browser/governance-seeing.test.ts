/** What admins and owners see, by hand: a token that somebody reported, calls with a dead one, the trail, and a token that does an admin's work. */
import { expect, test } from 'vitest';
import { OPEN } from './seed';
import { tab } from './state';
import { press, read, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();
const READ = { scopes: ['read:jira-work'], effects: ['read'] } as const;

test('a token that its finder reported is over; its owner reads how, and an admin sees that a script still calls with it', async () => {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('member', { ...READ, name: 'nightly export' });
  expect((await visit().call(token, '/token/leaked', { method: 'POST' })).status).toBe(200);
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await member.getByRole('row', { name: /Revoked.*nightly export/s }).waitFor();
  await press(member, 'nightly export');
  await member.getByText('Revoked by somebody who holds the token, with the token itself.').waitFor();
  await member
    .getByText(/It may have leaked/)
    .first()
    .waitFor();

  expect(await read(visit(), token)).toMatchObject({ status: 401, title: 'The token was revoked' });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  await press(admin, 'Denied');
  await admin.getByRole('row', { name: /Revoked.*nightly export.*denied/s }).waitFor();
  await press(admin, 'nightly export');
  await admin.getByText('It was used after it had been revoked.', { exact: true }).waitFor();
  await admin.getByText('Find the script that still uses it; give it a new token, or stop it.').waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('the trail tells a change of the policy from what to what, and its export holds the same and no token', async () => {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('member', { ...READ, name: 'nightly export' });
  await visit().setRules({ readOnly: true, tokensPerPersonMax: 7 });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Audit');
  await admin.getByText('Policy changed to revision 2').first().waitFor();
  await admin
    .getByText(/Tokens only read: off → on/)
    .first()
    .waitFor();
  await admin
    .getByText(/Tokens per person: 20 tokens → 7 tokens/)
    .first()
    .waitFor();
  await press(admin, 'Export…');
  await admin.getByText(/^All \d+ events that fit\./).waitFor();
  const csv = await admin.getByLabel(/select all/).inputValue();
  const lines = csv.split(/\r?\n/);
  expect(lines[0]).toBe('at,type,actorId,locator,what,facts');
  for (const type of ['policy.changed', 'token.issued'])
    expect(lines.some((line) => line.includes(`,${type},`))).toBe(true);
  expect(csv).toContain('Tokens only read: off → on');
  expect(csv).not.toContain(token.split('_')[2]);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('an admin gets a token that lists and revokes tokens, a script revokes with it, and pages and trail show that', async () => {
  await visit().setRules({ ...OPEN, adminTokens: true });
  const theirs = await visit().issue('member', { ...READ, name: 'nightly export' });
  const page = await visit().open('project-page', 'admin');
  await tick(page, 'List tokens and look at them');
  await tick(page, 'Revoke tokens');
  await press(page, 'Create token');
  const acting = await shownToken(page);

  const list = await visit().call(acting, '/admin/v1/tokens?state=active');
  const { tokens } = (await list.json()) as { tokens: { locator: string }[] };
  expect(tokens.map(({ locator }) => locator)).toContain(theirs.locator);
  // What it was not given it cannot do, and nothing at all in Jira.
  expect((await visit().call(acting, '/admin/v1/policy')).status).toBe(403);
  expect((await read(visit(), acting)).status).toBe(403);
  const revoke = `/admin/v1/tokens/${theirs.locator}/revoke`;
  expect((await visit().call(acting, revoke, { method: 'POST' })).status).toBe(200);
  expect(await read(visit(), theirs.token)).toMatchObject({ status: 401, title: 'The token was revoked' });

  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  await press(admin, 'Revoked');
  await admin.getByRole('row', { name: /Revoked.*nightly export/s }).waitFor();
  const trail = await visit().invoke('admin-page', 'audit/search', 'admin', { type: 'token.revoked' });
  expect(trail).toMatchObject({
    value: { events: [{ facts: { via: acting.split('_')[1], locator: theirs.locator } }] },
  });
  expect(visit().complaints).toEqual([]);
}, 60_000);
