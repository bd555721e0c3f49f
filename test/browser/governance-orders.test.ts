/** Orders that need approval, by hand: from the policy to a token that works, and to a no that is read. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ALWAYS, OPEN } from './seed';
import { tab } from './state';
import { press, read, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();
const WHY = 'The numbers are gathered by hand every Monday.';

async function order(member: Page, why: string): Promise<void> {
  await tab(member, 'New token');
  await member.getByText('Every token needs approval.').waitFor();
  await member.getByLabel('Why you need it').fill(why);
  await press(member, 'Ask for approval');
  await member.getByText('Waits for approval').first().waitFor();
}

async function openOrder(admin: Page): Promise<void> {
  await tab(admin, 'Orders');
  await admin.getByText('1 waits for a decision.').waitFor();
  await press(admin, 'Look at it');
  await admin.getByText('Words for the person who asked').waitFor();
}

test('an admin asks for approval, reads what a member ordered and approves less; the member claims a token that works', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Always');
  await admin.getByText('One change is not saved').first().waitFor();
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await admin.getByText('Saved. Holds from the next request on.').waitFor();

  const member = await visit().open('project-page', 'member');
  await order(member, WHY);
  expect(await member.getByRole('button', { name: 'Claim token' }).count()).toBe(0);

  await openOrder(admin);
  for (const words of [
    'Max Member',
    WHY,
    'Read issues, comments, projects; search (read:jira-work)',
    'Write: no, it was not asked for',
    'Create issues',
    '30 days; today’s policy allows 90',
  ])
    await admin.getByRole('tabpanel').getByText(words).first().waitFor();
  await admin.getByLabel('Days', { exact: true }).fill('7');
  await admin.getByLabel('Words for the person who asked').fill('A week is enough to begin with.');
  await press(admin, 'Approve');
  await admin.getByText('Approved, to be claimed').waitFor();

  await member.reload();
  await tab(member, 'My orders');
  await member.getByText('Approved for 7 days: Read, ABC').waitFor();
  await member.getByText('“A week is enough to begin with.”').waitFor();
  await press(member, 'Claim token');
  const token = await shownToken(member);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });

  // Shown once: neither the list nor the order has it.
  await press(member, 'I have copied it');
  await member.getByRole('row', { name: /ABC report.*in 6 days/ }).waitFor();
  await tab(member, 'My orders');
  await member.getByText('Claimed', { exact: true }).waitFor();
  expect(await member.getByRole('button', { name: 'Claim token' }).count()).toBe(0);
  expect(await member.content()).not.toContain(token);
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('an admin can turn an order down only with words, and the member reads them', async () => {
  await visit().setRules({ ...OPEN, approval: ALWAYS });
  const member = await visit().open('project-page', 'member');
  await order(member, WHY);

  const admin = await visit().open('admin-page', 'admin');
  await openOrder(admin);
  const turnDown = admin.getByRole('button', { name: 'Turn down' });
  expect(await turnDown.isDisabled()).toBe(true);
  await admin.getByLabel('Words for the person who asked').fill('The dashboard of the project shows this.');
  await turnDown.click();
  await admin.getByText('Turned down').first().waitFor();
  await press(admin, 'Back to the orders');
  await admin.getByText('None waits for a decision.').waitFor();

  await member.reload();
  await tab(member, 'My orders');
  await member.getByText('Turned down').waitFor();
  await member.getByRole('tabpanel').getByText('Ada Admin').waitFor();
  await member.getByText('“The dashboard of the project shows this.”').waitFor();
  expect(await member.getByRole('button', { name: /Claim|Withdraw/ }).count()).toBe(0);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('an order without a reason is not placed, and the page says what is missing', async () => {
  await visit().setRules({ ...OPEN, approval: ALWAYS });
  const member = await visit().open('project-page', 'member');
  await member.getByLabel('Name', { exact: false }).first().fill('');
  await press(member, 'Ask for approval');
  await member.getByText('The marked fields are to be mended.').waitFor();
  expect(await member.getByText('Fill this in.').count()).toBe(2);
  await tab(member, 'My orders');
  await member.getByText('No orders').waitFor();
});

test('a member withdraws an order that waits, and nobody can decide it any more', async () => {
  await visit().setRules({ ...OPEN, approval: ALWAYS });
  const member = await visit().open('project-page', 'member');
  await order(member, WHY);
  const admin = await visit().open('admin-page', 'admin');
  await openOrder(admin);
  await press(member, 'Withdraw');
  await member.getByText('Withdrawn', { exact: true }).waitFor();
  await press(admin, 'Approve');
  await admin.getByText('This order has been withdrawn.').waitFor();
});
