/** Tokens that an admin orders for others, by hand: one person, a bot, a list. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RulesView } from '../../src/console/contract';
import { ACCOUNT_IDS } from '../../local/jira/seed/demo-site';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, saveRules, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();

async function openDialog(forWhom?: string, rules: Partial<RulesView> = {}): Promise<Page> {
  await visit().setRules({ ...OPEN, ...rules });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  await press(admin, 'Order for others…');
  if (forWhom !== undefined) await choose(admin, 'For whom', forWhom);
  return admin;
}

/** Types into a field that searches, and takes what it finds. */
async function pick(admin: Page, label: string, text: string): Promise<void> {
  await admin
    .getByRole('dialog')
    .getByLabel(new RegExp(`^${label}\\b`))
    .fill(text);
  await admin.getByRole('option', { name: text }).filter({ visible: true }).first().click();
}

/** Everything that the dialog asks of a token that reads ABC; on the page of ABC, that is chosen already. */
async function fillPowers(admin: Page, name: string, isOnPage = false): Promise<void> {
  await admin
    .getByRole('dialog')
    .getByLabel(/^Name\b/)
    .fill(name);
  await admin.getByLabel('Why they get it').fill('For the release notes.');
  await pick(admin, 'Scopes', 'Read issues, comments, projects; search');
  if (!isOnPage) await pick(admin, 'Projects', 'Alphabet');
}

async function claim(user: string): Promise<string> {
  const page = await visit().open('project-page', user);
  await tab(page, 'My orders');
  await page.getByText('“For the release notes.”').waitFor();
  await page.getByText('Ordered for its owner by').waitFor();
  await press(page, 'Claim token');
  return shownToken(page);
}

test('an admin orders a token for somebody else and never sees it; that person claims it and it works', async () => {
  const admin = await openDialog();
  const order = admin.getByRole('button', { name: 'Order', exact: true });
  expect(await order.isDisabled()).toBe(true);
  await pick(admin, 'Owner', 'Max Member');
  await fillPowers(admin, 'release notes');
  await order.click();
  await admin.getByText(/The owner can claim the token until/).waitFor();

  const token = await claim('member');
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await admin.content()).not.toContain(token);
  await tab(admin, 'Orders');
  await choose(admin, 'Show', 'Claimed');
  await press(admin, 'Look at it');
  for (const name of ['Max Member', 'Ada Admin'])
    await admin.getByRole('tabpanel').getByText(name).first().waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('whom the policy lets orders for somebody else on the project page, never sees the token, and its owner claims it', async () => {
  await visit().setRules({ ...OPEN, mayCreateForOthers: { kind: 'everyone' } });
  const lead = await visit().open('project-page', 'lead');
  await press(lead, 'Order for somebody else');
  await pick(lead, 'Owner', 'Max Member');
  await fillPowers(lead, 'release notes', true);
  await press(lead, 'Order');
  await lead.getByText(/The owner can claim the token until/).waitFor();

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await member.getByText('“For the release notes.”').waitFor();
  await member.getByRole('tabpanel').getByText('Lea Lead').waitFor();
  await press(member, 'Claim token');
  const token = await shownToken(member);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await lead.content()).not.toContain(token);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('when its owner leaves a bot’s token goes to the backup, who accepts it; it is listed as one that nobody stands behind', async () => {
  const admin = await openDialog('A bot');
  await pick(admin, 'Responsible owner', 'Max Member');
  await pick(admin, 'Backup', 'Lea Lead');
  await fillPowers(admin, 'release bot');
  await press(admin, 'Order');
  await admin.getByText(/The owner can claim the token until/).waitFor();
  const token = await claim('member');

  await admin.reload();
  await tab(admin, 'Policy');
  await tick(
    admin,
    'Hand bots’ tokens over to their backups, paused until these accept them; pause all others',
  );
  await saveRules(admin);
  await visit().control('POST', '/people/member', { active: false });
  for (let run = 0; run < 3; run += 1) await visit().control('POST', '/run/sweep');
  expect(await read(visit(), token)).toMatchObject({ status: 401, title: 'The token is paused' });

  const lead = await visit().open('project-page', 'lead');
  await tab(lead, 'My tokens');
  await press(lead, 'Resume');
  await press(lead, 'Resume it');
  await lead.getByRole('row', { name: /Active.*release bot/s }).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });

  await tab(admin, 'Tokens');
  await press(admin, 'Orphaned');
  await admin.getByRole('row', { name: /release bot.*Lea Lead.*no backup/is }).waitFor();
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('a bot’s token is ordered with a backup, claimed, and taken over by the backup when it is handed over', async () => {
  const admin = await openDialog('A bot');
  await pick(admin, 'Responsible owner', 'Max Member');
  await pick(admin, 'Backup', 'Lea Lead');
  await fillPowers(admin, 'release bot');
  await press(admin, 'Order');
  await admin.getByText(/The owner can claim the token until/).waitFor();
  const token = await claim('member');
  expect(await read(visit(), token)).toMatchObject({ status: 200 });

  await press(admin, 'Bots');
  await press(admin, 'release bot');
  await press(admin, 'Owner and backup…');
  await pick(admin, 'Responsible owner', 'Lea Lead');
  await pick(admin, 'Backup', 'Max Member');
  await press(admin, 'Save');
  await admin.getByText('Paused', { exact: true }).first().waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 401 });

  const lead = await visit().open('project-page', 'lead');
  await tab(lead, 'My tokens');
  await press(lead, 'Resume');
  await press(lead, 'Resume it');
  await lead.getByRole('row', { name: /Active.*release bot/s }).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a bot is held to one operation, a second secret and a number of calls, and may rotate itself; its owner sees that before the claim', async () => {
  const admin = await openDialog('A bot', { selfRotation: true });
  await pick(admin, 'Responsible owner', 'Max Member');
  await pick(admin, 'Backup', 'Lea Lead');
  await fillPowers(admin, 'release bot');
  await press(admin, 'Show limits');
  await tick(admin, 'Only certain operations');
  await admin.getByText('Choose at least one.').waitFor();
  expect(await admin.getByRole('button', { name: 'Order', exact: true }).isDisabled()).toBe(true);
  await pick(admin, 'Chosen operations', 'Read a project (GET /rest/api/3/project/{projectIdOrKey})');
  await tick(admin, 'Only with a second secret');
  expect(await admin.getByLabel('Value', { exact: true }).count()).toBe(0);
  await admin.getByLabel('Calls a day').fill('2');
  await admin.getByText('3 limits besides its powers.').waitFor();
  await tick(admin, 'It may replace itself by a successor');
  await press(admin, 'Order');
  await admin.getByText(/The owner can claim the token until/).waitFor();

  const page = await visit().open('project-page', 'member');
  await tab(page, 'My orders');
  for (const words of [
    'Only one operation.',
    'Only with the header X-Token-Key',
    /^At most 2 calls a day/,
    'It may replace itself by a successor with the same powers and the same last day.',
  ])
    await page.getByText(words).waitFor();
  await press(page, 'Claim token');
  const token = await shownToken(page);
  const key = await page.getByLabel('Header X-Token-Key: send it with every call').inputValue();
  expect(await read(visit(), token)).toMatchObject({ status: 403, decidedBy: 'token.header' });
  const headers = { 'X-Token-Key': key };
  expect(await read(visit(), token, headers)).toMatchObject({ status: 200 });
  const other = await visit().call(token, '/rest/api/3/issue/ABC-1', { headers });
  expect(await other.json()).toMatchObject({ decidedBy: 'token.operations' });
  const rotated = await visit().call(token, '/token/rotate', { method: 'POST', headers });
  const { token: successor } = (await rotated.json()) as { token: string };
  expect(await read(visit(), successor, headers)).toMatchObject({ status: 200 });
  expect(await read(visit(), successor, headers)).toMatchObject({ status: 429, decidedBy: 'token.budgets' });
  expect(await admin.content()).not.toContain(key);
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('a bot for the whole site is ordered for a Jira admin alone', async () => {
  const admin = await openDialog('A bot', { siteWideTokens: true });
  await pick(admin, 'Responsible owner', 'Max Member');
  await pick(admin, 'Backup', 'Lea Lead');
  await fillPowers(admin, 'site bot', true);
  await tick(admin, 'The whole site, not only some projects');
  await press(admin, 'Order');
  await admin.getByText('Only Jira admins may ask for a token that is bound to no project.').waitFor();
  await pick(admin, 'Responsible owner', 'Ada Admin');
  await press(admin, 'Order');
  await admin.getByText(/The owner can claim the token until/).waitFor();
  const page = await visit().open('project-page', 'admin');
  await tab(page, 'My orders');
  await press(page, 'Claim token');
  const token = await shownToken(page);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a list of three is looked at, ordered as far as it can be, and reported row by row', async () => {
  await visit().control('POST', '/people/leaver', { active: false });
  const admin = await openDialog('Many people, from a list');
  const { member, lead, leaver } = ACCOUNT_IDS;
  await admin.getByLabel('List', { exact: false }).first().fill(`${member}\n${leaver}\n${lead},lead’s notes`);
  await fillPowers(admin, 'release notes');
  await press(admin, 'Look at every row');
  await admin.getByText('3 rows: one is at fault.').waitFor();
  await admin.getByText('Row 2: This account is deactivated, or Jira does not know it.').waitFor();
  await tick(admin, 'Those that can be ordered; the others are told');
  await admin.getByRole('button', { name: 'Order for 2' }).click();
  await admin.getByText('All orders are placed').waitFor();
  await admin.getByText('2 orders placed, 1 row refused, 0 left').waitFor();
  const report = await admin.getByLabel('What came of each row').inputValue();
  expect(report.split(/\r?\n/).map((line) => line.split(',', 4).slice(0, 3).join())).toEqual([
    'row,accountId,outcome',
    `1,${member},placed`,
    `2,${leaver},refused`,
    `3,${lead},placed`,
  ]);

  expect(await read(visit(), await claim('member'))).toMatchObject({ status: 200 });
  expect(await read(visit(), await claim('lead'))).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);
