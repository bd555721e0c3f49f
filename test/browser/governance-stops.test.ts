/** What stops tokens and lets them go on, by hand: freezes of a project and of a person, admins' pauses, retired secrets, days that were set. */
import { expect, test } from 'vitest';
import { ACCOUNT_IDS } from '../../local/jira/seed/demo-site';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, tick, useVisit } from './use-visit';

const visit = useVisit();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const READ = { scopes: ['read:jira-work'] } as const;
const issue = (user: string, name: string) => visit().issue(user, { ...READ, name });
const readAt = async (token: string, path: string) => (await visit().call(token, path)).status;

test('a frozen project is stopped for every token, and nothing else is', async () => {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('admin', { ...READ, name: 'site report', reach: 'site' });
  const admin = await visit().open('admin-page', 'admin');
  await press(admin, 'Freeze…');
  await choose(admin, 'What', 'A project, for all tokens');
  await admin.getByLabel('Project', { exact: true }).fill('Alphabet');
  await admin.getByRole('option', { name: 'ABC: Alphabet' }).click();
  await admin.getByLabel('Why').fill('We look into a leak.');
  await press(admin, 'Freeze');
  await admin.getByText('1 freeze holds').waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 403, decidedBy: 'freeze' });
  expect(await readAt(token, '/rest/api/3/project/DEF')).toBe(200);
  await press(admin, 'Thaw');
  await admin.getByText('1 freeze holds').waitFor({ state: 'detached' });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a frozen person’s tokens are stopped, and nobody else’s', async () => {
  await visit().setRules(OPEN);
  const [frozen, other] = [await issue('member', 'nightly export'), await issue('lead', 'report')];
  const admin = await visit().open('admin-page', 'admin');
  await press(admin, 'Freeze…');
  await choose(admin, 'What', 'All tokens of one person');
  await admin.getByLabel('Person', { exact: true }).fill('Max Member');
  await admin.getByRole('dialog').getByRole('option', { name: 'Max Member' }).click();
  await admin.getByLabel('Why').fill('We look into a leak.');
  await press(admin, 'Freeze');
  await admin.getByText('1 freeze holds').waitFor();
  expect(await read(visit(), frozen.token)).toMatchObject({ status: 403, decidedBy: 'freeze' });
  expect(await read(visit(), other.token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('what an admin pauses with words its owner reads and cannot resume, and the admin resumes it', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('member', 'nightly export');
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  await press(admin, 'nightly export');
  await press(admin, 'Pause');
  await admin.getByLabel('Note (optional)').fill('Too many calls at night.');
  await press(admin, 'Pause it');
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await read(visit(), token)).toMatchObject({ status: 401, title: 'The token is paused' });

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await press(member, 'nightly export');
  await member.getByText('By a Jira admin: only a Jira admin can resume it.').waitFor();
  await member
    .getByText(/Too many calls at night\./)
    .first()
    .waitFor();
  expect(await member.getByRole('button', { name: 'Resume', exact: true }).count()).toBe(0);

  await press(admin, 'Resume');
  await press(admin, 'Resume it');
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('an admin has retired secrets stop at once; the owner and the admin see what was stopped and by which, and the admin resumes it', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Pause what replaced it at once');
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await admin.getByText('Saved. Holds from the next request on.').first().waitFor();

  const old = await issue('member', 'nightly export');
  const payload = { locator: old.locator, overlapHours: 0 };
  const rotated = await visit().invoke('project-page', 'token/rotate', 'member', payload);
  const { token } = (rotated as unknown as { value: { token: string } }).value;
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await read(visit(), old.token)).toMatchObject({ title: 'The token has been replaced' });
  expect(await read(visit(), token)).toMatchObject({ title: 'The token is paused' });

  const member = await visit().open('project-page', 'member');
  await member.getByText('One of your tokens is paused: an older secret was used').first().waitFor();
  await tab(admin, 'Tokens');
  await press(admin, 'Retired, used again');
  await admin.getByRole('row', { name: /Paused/ }).waitFor({ state: 'detached' });
  await admin.getByRole('row', { name: /Retired.*nightly export/ }).waitFor();
  await tab(admin, 'Overview');
  await admin.getByText('Retired, and used again').waitFor();
  await tab(admin, 'Tokens');
  await press(admin, 'All');
  await admin
    .getByRole('row', { name: /Paused/ })
    .getByRole('button', { name: 'nightly export' })
    .click();
  await admin.getByText('Paused, because an older secret was used').waitFor();
  await press(admin, 'Resume');
  await press(admin, 'Resume it');
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  // Once noticed, it stops nothing again.
  await read(visit(), old.token);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('a day on which older tokens stop can be taken back; their owner sees it while it holds', async () => {
  await visit().setRules(OPEN);
  const { token } = await issue('member', 'nightly export');
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Tokens only read');
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await tick(admin, 'The change holds for them at once, and all of them stop on a day');
  await admin.getByLabel('Last day (UTC)').fill(new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10));
  await admin.keyboard.press('Enter');
  await admin.getByRole('dialog').getByRole('button', { name: /^Save/, disabled: false }).click();
  await admin.getByText('Older tokens are still treated apart').waitFor();
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await press(member, 'nightly export');
  await member.getByText(/It stops at /).waitFor();

  await press(admin, 'Let them go on after all');
  await admin.getByText('Older tokens are still treated apart').waitFor({ state: 'detached' });
  await visit().control('POST', '/clock', { advanceMs: 6 * DAY_MS });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('the project for notices is chosen, and the sweep makes one issue in it for the owner of a token that ends soon', async () => {
  await visit().setRules(OPEN);
  const { token, locator } = await visit().issue('member', { ...READ, name: 'nightly export', days: 10 });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Make an issue for each token in this project');
  await admin.getByLabel('Project for notices').fill('Alphabet');
  await admin.getByRole('option', { name: 'ABC: Alphabet' }).click();
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  const asked = admin.getByRole('dialog').getByRole('button', { name: /^Save/, disabled: false });
  const saved = admin.getByText('Saved. Holds from the next request on.').first();
  await saved.or(asked).first().waitFor();
  if (await asked.isVisible()) await asked.press('Enter');
  await saved.waitFor();
  for (let run = 0; run < 3; run += 1) await visit().control('POST', '/run/sweep');
  const jql = encodeURIComponent('project = ABC ORDER BY created DESC');
  const found = await visit().call(token, `/rest/api/3/search/jql?jql=${jql}&fields=*all`);
  const body = await found.text();
  expect(body).toContain(locator);
  expect(body).toContain(ACCOUNT_IDS.member);
  const member = await visit().open('project-page', 'member');
  await member
    .getByText(/ends? (in|within)/i)
    .first()
    .waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);
