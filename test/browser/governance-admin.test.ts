/** What an admin does to stop calls or to change the rules softly, by hand. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, tick, useVisit } from './use-visit';

const visit = useVisit();
const WRITE = { scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] } as const;
const DAY_MS = 86_400_000;

const issue = (name: string) => visit().issue('member', { ...WRITE, name });
const comment = async (token: string): Promise<number> => {
  const text = [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }];
  const body = JSON.stringify({ body: { type: 'doc', version: 1, content: text } });
  return (await visit().call(token, '/rest/api/3/issue/ABC-1/comment', { method: 'POST', body })).status;
};

async function freeze(admin: Page, what: string): Promise<void> {
  await press(admin, 'Freeze…');
  await choose(admin, 'What is stopped', what);
  const button = admin.getByRole('button', { name: 'Freeze', exact: true });
  expect(await button.isDisabled()).toBe(true);
  await admin.getByLabel('Why').fill('We look into a leak.');
  await button.click();
  await admin.getByText('1 freeze holds').waitFor();
}

test('a freeze from the overview stops every call until it is thawed, and the owner reads why', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('nightly export');
  const admin = await visit().open('admin-page', 'admin');
  await freeze(admin, 'Every call');
  expect(await read(visit(), token)).toMatchObject({ status: 403, decidedBy: 'freeze' });
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await member.getByText('“We look into a leak.” Until a Jira admin thaws it.').waitFor();

  await press(admin, 'Thaw');
  await admin.getByText('1 freeze holds').waitFor({ state: 'detached' });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a freeze of changes leaves reading alone', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('release notes bot');
  const admin = await visit().open('admin-page', 'admin');
  await freeze(admin, 'Changes only; reading goes on');
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await comment(token)).toBe(403);
  await press(admin, 'Thaw');
  await admin.getByText('1 freeze holds').waitFor({ state: 'detached' });
  expect(await comment(token)).toBe(201);
}, 60_000);

test('a freeze of one token for an hour stops that one alone, and thaws by itself', async () => {
  await visit().setRules(OPEN);
  const [{ token }, other] = [await issue('nightly export'), await issue('release notes bot')];
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  await press(admin, 'nightly export');
  await press(admin, 'Freeze this token…');
  await choose(admin, 'Until', 'For 1 hour');
  await admin.getByLabel('Why').fill('We look into a leak.');
  await press(admin, 'Freeze');
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await read(visit(), token)).toMatchObject({ status: 403, decidedBy: 'freeze' });
  expect(await read(visit(), other.token)).toMatchObject({ status: 200 });
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await member
    .getByText(/“We look into a leak\.” Until /)
    .first()
    .waitFor();

  await visit().control('POST', '/clock', { advanceMs: 3_600_000 });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a narrower policy can be kept from older tokens until a day, and their owner sees until when', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('release notes bot');
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Tokens only read');
  await admin.getByText('One change is not saved').first().waitFor();
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await admin.getByText(/1 token loses powers/).waitFor();
  await tick(admin, 'They go on as they were, until a day');
  const dayAhead = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  // There is a day already: it can be saved as it is.
  await admin.getByRole('button', { name: 'Save anyway', disabled: false }).waitFor();
  await admin.getByLabel('Last day (UTC)').fill(dayAhead(20));
  await admin.keyboard.press('Enter');
  await press(admin, 'Save anyway');
  await admin
    .getByText(/^Saved\. Tokens created before now go on as they were until/)
    .first()
    .waitFor();
  await admin.getByText('Older tokens are still treated apart').waitFor();

  // The older token goes on; a new one cannot be had.
  expect(await comment(token)).toBe(201);
  const member = await visit().open('project-page', 'member');
  await member.getByText('Writing: your Jira admins allow tokens that read only.').waitFor();
  await tab(member, 'My tokens');
  await press(member, 'release notes bot');
  await member.getByText(/It goes on as it was until/).waitFor();
  await member.getByText('No longer allowed then: Write.').waitFor();

  await visit().control('POST', '/clock', { advanceMs: 21 * DAY_MS });
  expect(await comment(token)).toBe(403);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
}, 60_000);

test('a change that hits no token yet asks all the same, says what each rule does, and what was chosen', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('release notes bot');
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Revoke tokens that nobody uses');
  await tick(admin, 'Always');
  await admin.getByText('2 changes are not saved').first().waitFor();
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await admin.getByText('The only living token was looked at.').waitFor();
  await admin
    .getByText(/Unused tokens are revoked: the next sweep revokes these for good.*: none\./)
    .waitFor();
  await admin
    .getByText(/Approval: judged when somebody asks.*Nothing happens to tokens that live today/)
    .waitFor();
  // Neither rule can be kept from older tokens.
  await admin.getByText(/None of the changed rules can be left as it was/).waitFor();
  expect(await admin.getByLabel('They go on as they were, until a day').count()).toBe(0);
  await tick(admin, 'The change holds for them at once, and all of them stop on a day');
  await admin.getByLabel('Last day (UTC)').waitFor();
  await admin.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await admin
    .getByText(/tokens created before now stop at/)
    .first()
    .waitFor();

  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  await visit().control('POST', '/clock', { advanceMs: 32 * DAY_MS });
  expect(await read(visit(), token)).not.toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('when all else fails the address is replaced: the old one is dead, and the new one is shown', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('nightly export');
  const admin = await visit().open('admin-page', 'admin');
  await press(admin, 'Replace the address…');
  await admin.getByText('This address is deleted:').waitFor();
  const replace = admin.getByRole('button', { name: 'Replace the address', exact: true });
  expect(await replace.isDisabled()).toBe(true);
  await admin.getByLabel('Type REPLACE to confirm').fill('REPLACE');
  await replace.click();
  await admin.getByText('Give scripts this address.').waitFor();
  const shown = (await admin.getByRole('dialog').innerText()).match(/https?:\/\/\S+/)?.[0] ?? '';

  // As the platform answers at an address that is gone.
  expect((await visit().call(token, '/rest/api/3/project/ABC')).status).toBe(424);
  const authorization = `Bearer ${token}`;
  expect((await fetch(`${shown}/rest/api/3/project/ABC`, { headers: { authorization } })).status).toBe(200);
}, 60_000);
