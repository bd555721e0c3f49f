/** Rules of asking and approving, by hand: each cause of approval, one's own orders, changes for a few, and a list that is cancelled. */
import { expect, test } from 'vitest';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, saveRules, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();

test('an admin ticks what needs approval: the form says which of it an order meets, and the rest is to be had at once', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Where one of these holds');
  // This and the next two are chosen at first.
  await tick(admin, 'It does more than read');
  await tick(admin, 'It lasts longer than so many days');
  await admin.getByLabel('More than', { exact: true }).fill('20');
  await tick(admin, 'A comment bot');
  await saveRules(admin);

  const member = await visit().open('project-page', 'member');
  await member
    .getByText(
      /Ask for approval first for a token that may delete, is bound to no project, lasts more than 20 days,? or has the powers of “Comment bot”\./,
    )
    .waitFor();
  await member.getByText('It lasts longer than may be had without approval.').waitFor();
  await member.getByRole('button', { name: 'Ask for approval' }).waitFor();
  await member.getByLabel('Another number of days').fill('20');
  await member.getByRole('button', { name: 'Create token' }).waitFor();
  await member.getByText('Comment bot', { exact: true }).click();
  await press(member, 'Create token');
  await member.getByText('Your Jira admins want to approve tokens with such powers.').waitFor();
  await member.getByText('Create issues', { exact: true }).first().click();
  await press(member, 'Create token');
  expect(await read(visit(), await shownToken(member))).toMatchObject({ status: 200 });

  const page = await visit().open('project-page', 'admin');
  await page.getByLabel('Another number of days').fill('20');
  await page.getByText('The whole site, not only these projects').click();
  await page.getByText('It is bound to no project.').waitFor();
  await page.getByRole('button', { name: 'Ask for approval' }).waitFor();
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('approvers decide their own orders where the policy lets them, and else do not', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Always');
  await saveRules(admin);
  const page = await visit().open('project-page', 'admin');
  await page.getByLabel('Why you need it').fill('The only admin needs it.');
  await press(page, 'Ask for approval');
  await page.getByText('Waits for approval').first().waitFor();
  await tab(admin, 'Orders');
  await press(admin, 'Look at it');
  await admin.getByText('You may not decide this order.').waitFor();
  expect(await admin.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);

  await tab(admin, 'Policy');
  await tick(admin, 'Approvers may approve their own orders');
  await saveRules(admin);
  await tab(admin, 'Orders');
  await press(admin, 'Look at it');
  await press(admin, 'Approve');
  await admin.getByText('Approved, to be claimed').waitFor();
  await page.reload();
  await tab(page, 'My orders');
  await press(page, 'Claim token');
  expect(await read(visit(), await shownToken(page))).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('an approved order lapses after a day, and after the claim was barred it says why and goes on being there', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Always');
  await saveRules(admin);
  const member = await visit().open('project-page', 'member');
  await member.getByLabel('Why you need it').fill('The nightly report.');
  await press(member, 'Ask for approval');
  await member.getByText('Waits for approval').first().waitFor();
  await tab(admin, 'Orders');
  await press(admin, 'Look at it');
  await press(admin, 'Approve');
  await admin.getByText('Approved, to be claimed').waitFor();

  await member.reload();
  await tab(member, 'My orders');
  await visit().setRules({ mayAsk: { kind: 'jira-admins' } });
  await press(member, 'Claim token');
  await member.getByText('Your Jira admins do not let you ask for tokens here.').first().waitFor();
  await visit().setRules({ mayAsk: { kind: 'everyone' } });
  await visit().control('POST', '/clock', { advanceMs: 24 * 3_600_000 });
  await press(member, 'Claim token');
  await member
    .getByText(/lapsed|too late/i)
    .first()
    .waitFor();
  await member.reload();
  await tab(member, 'My orders');
  await member.getByText('Lapsed', { exact: true }).waitFor();
  expect(await member.getByRole('button', { name: 'Claim token' }).count()).toBe(0);
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('where a few may ask for tokens that change things, the others are offered tokens that read, and told so', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await choose(
    admin,
    'Tokens that do more than read may be asked for by',
    'project admins, in their projects',
  );
  await saveRules(admin);
  const member = await visit().open('project-page', 'member');
  await member
    .getByText('Writing: you are not one of those who may ask for tokens that change things.')
    .first()
    .waitFor();
  expect(await member.getByText('Writing: you are not').count()).toBeGreaterThan(0);
  await press(member, 'Create token');
  expect(await read(visit(), await shownToken(member))).toMatchObject({ status: 200 });
  const lead = await visit().open('project-page', 'lead');
  await lead.getByText('Create issues', { exact: true }).first().click();
  await press(lead, 'Create token');
  await shownToken(lead);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a list whose dialog was closed is found again, tells how far it has come, and is cancelled; its report tells which rows got none', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Tokens');
  const accounts = Array.from({ length: 400 }, (_none, row) => `bulk-account-${row}`);
  const values = accounts.map((accountId) => ({ accountId, active: true }));
  await visit().control('POST', '/faults', {
    ...{ target: 'jira', match: 'user/bulk', status: 200, body: { values } },
  });
  const openDialog = async () => {
    await press(admin, 'Order for others…');
    await choose(admin, 'For whom', 'Many people, from a list');
  };
  await openDialog();
  await admin
    .getByLabel('List', { exact: false })
    .first()
    .fill(accounts.map((id) => `${id},,ABC`).join('\n'));
  await admin
    .getByRole('dialog')
    .getByLabel(/^Name\b/)
    .fill('release notes');
  await admin.getByLabel('Why they get it').fill('For the release notes.');
  await admin
    .getByRole('dialog')
    .getByLabel(/^Scopes\b/)
    .fill('Read issues, comments');
  await admin
    .getByRole('option', { name: 'Read issues, comments' })
    .filter({ visible: true })
    .first()
    .click();
  await press(admin, 'Look at every row');
  await admin.getByText('400 rows: all are fine.').waitFor();
  // No step comes through: it stays where it was begun.
  await visit().control('POST', '/faults', { target: 'kvs', match: 'transaction', status: 503, after: 1 });
  await press(admin, 'Order for 400');
  await admin.getByText('It stopped for now; nothing is lost').waitFor();
  await press(admin, 'Close');
  await openDialog();
  await admin.getByText('Earlier lists').waitFor();
  await press(admin, 'release notes');
  await admin.getByText('It stopped for now; nothing is lost').waitFor();
  await visit().control('DELETE', '/faults');
  await press(admin, 'Cancel the rest');
  await admin.getByText('Cancelled', { exact: true }).waitFor();
  const report = await admin.getByLabel('What came of each row').inputValue();
  const lines = report.split(/\r?\n/).slice(1);
  expect(lines).toHaveLength(400);
  expect(lines.some((line) => line.includes(',left,'))).toBe(true);
  const found = await visit().invoke('admin-page', 'audit/search', 'admin', { type: 'bulk.finished' });
  expect(found).toMatchObject({ value: { events: [{ facts: { outcome: 'cancelled' } }] } });
}, 90_000);
