/** Orders in the hands of people who are no Jira admins: who placed one for somebody else, and who decides in a project. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ALWAYS, OPEN, placedForOther } from './seed';
import { tab } from './state';
import { press, read, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();

/** Types into a field that searches, and takes what it finds. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(new RegExp(`^${label}\\b`)).fill(text);
  await page.getByRole('option', { name: text }).filter({ visible: true }).first().click();
}

const orderOf = (page: Page) =>
  page.getByRole('tabpanel').getByText('for the release notes', { exact: true });

test('who orders for somebody else finds the order again and takes it back; then nobody can claim it', async () => {
  await visit().setRules({ ...OPEN, mayCreateForOthers: { kind: 'everyone' } });
  const lead = await visit().open('project-page', 'lead');
  await press(lead, 'Order for somebody else');
  await pick(lead, 'Owner', 'Max Member');
  await lead
    .getByRole('dialog')
    .getByLabel(/^Name\b/)
    .fill('for the release notes');
  await lead.getByLabel('Why they get it').fill('They write them from now on.');
  await pick(lead, 'Scopes', 'Read issues, comments, projects; search');
  await press(lead, 'Order');
  await lead.getByText(/The owner can claim the token until/).waitFor();

  await tab(lead, 'My orders');
  await lead.getByRole('heading', { name: 'Placed for others' }).waitFor();
  await lead.getByRole('tabpanel').getByText('Max Member').waitFor();
  await lead.getByText('Approved, to be claimed').waitFor();
  expect(await lead.getByRole('button', { name: 'Claim token' }).count()).toBe(0);

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await orderOf(member).waitFor();
  expect(await member.getByText('Placed for others').count()).toBe(0);

  await press(lead, 'Withdraw');
  await lead.getByText('Withdrawn', { exact: true }).waitFor();
  expect(await lead.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
  await press(member, 'Claim token');
  await member.getByText('This order has been withdrawn.').waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('an order that was claimed stays in its placer’s sight, and cannot be taken back', async () => {
  await placedForOther(visit());
  const lead = await visit().open('project-page', 'lead');
  await tab(lead, 'My orders');
  await lead.getByText('weekly figures').waitFor();
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await press(member, 'Claim token');
  expect(await read(visit(), await shownToken(member))).toMatchObject({ status: 200 });

  // The page of before: it is told what happened meanwhile.
  await lead.getByRole('button', { name: 'Withdraw' }).last().click();
  await lead.getByText('This order has been claimed').waitFor();
  await lead.reload();
  await tab(lead, 'My orders');
  await lead.getByText('Claimed', { exact: true }).waitFor();
  expect(await lead.getByRole('button', { name: 'Withdraw' }).count()).toBe(1);
}, 60_000);

test('a project admin is told how many orders wait, takes out a scope and an effect, and the token has what is left', async () => {
  const approval = { ...ALWAYS, approvers: 'project-admins' } as const;
  await visit().setRules({ ...OPEN, approval, selfRotation: true });
  const order = {
    name: 'release notes',
    mayRotate: true,
    scopes: ['read:jira-work', 'write:jira-work'],
    effects: ['read', 'write'],
  };
  await visit().invoke('project-page', 'order/place', 'member', {
    ...{ order, justification: 'Written by hand every week.' },
  });

  const lead = await visit().open('project-page', 'lead');
  await lead.getByRole('tab', { name: 'Orders to decide (1)' }).click();
  await press(lead, 'Look at it');
  // The list said the reason, too: not before the order is shown does it stand once.
  await lead.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
  expect(await lead.getByText('Written by hand every week.').count()).toBe(1);
  const approve = lead.getByRole('button', { name: 'Approve', exact: true });
  const box = (words: string) => lead.getByRole('checkbox', { name: words });
  for (const scope of ['Create, edit and delete issues', 'Read issues, comments'])
    await box(scope).click({ force: true });
  await lead.getByText('Leave at least one, or turn the order down.').waitFor();
  expect(await approve.isDisabled()).toBe(true);
  await box('Read issues, comments').click({ force: true });
  await tick(lead, 'Write');
  await box('It may replace itself by a successor').click({ force: true });
  await approve.click();
  await lead.getByText('Approved for 30 days: Read, ABC').waitFor();
  await lead.getByRole('tab', { name: 'Orders to decide', exact: true }).waitFor();

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await press(member, 'Claim token');
  const token = await shownToken(member);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  const self = await visit().call(token, '/token/self');
  expect(await self.json()).toMatchObject({
    granted: { scopes: ['read:jira-work'], effects: ['read'] },
  });
  expect((await visit().call(token, '/token/rotate', { method: 'POST' })).status).toBe(403);
  expect(visit().complaints).toEqual([]);
}, 60_000);
