/** Who decides orders, by hand: the admins of a project on its page, and what they see, may and may not; and what is over today's policy. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import type { OrderView, TokenOrder } from '../../src/console/contract';
import { valueOf } from './open-site';
import { ALWAYS, OPEN } from './seed';
import { tab } from './state';
import { press, read, shownToken, useVisit } from './use-visit';

const visit = useVisit();
const WRITE = { scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] } as const;
const BY_LEADS = { ...ALWAYS, approvers: 'project-admins' } as const;
const DECIDE = 'Orders to decide';
const DAY_MS = 86_400_000;

async function place(user: string, order: Partial<TokenOrder>): Promise<OrderView> {
  const payload = { justification: `${order.name} is needed`, order: { ...WRITE, days: 30, ...order } };
  return valueOf(await visit().invoke('project-page', 'order/place', user, payload));
}
async function openDesk(user: string): Promise<Page> {
  const page = await visit().open('project-page', user);
  await tab(page, DECIDE);
  return page;
}
test('a project’s admin finds its orders and no others, sees what the person has, approves fewer days, and the claimed token works for so many', async () => {
  await visit().setRules(OPEN);
  await visit().issue('member', { ...WRITE, name: 'nightly export' });
  await visit().setRules({ approval: BY_LEADS });
  const { id } = await place('member', { name: 'release notes bot' });
  await place('member', { name: 'both products', projectIds: [PROJECT_IDS.DEF] });
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await member.getByText('both products').first().waitFor();
  expect(await member.getByRole('tab', { name: DECIDE }).count()).toBe(0);

  const lead = await openDesk('lead');
  await lead.getByText('1 waits for a decision.').waitFor();
  expect(await lead.getByText('both products').count()).toBe(0);
  await press(lead, 'Look at it');
  const panel = lead.getByRole('tabpanel');
  for (const words of [
    'Max Member',
    'release notes bot is needed',
    'Create, edit and delete issues, comments, work logs (write:jira-work)',
    '30 days; today’s policy allows 90',
    /^nightly export: Read, write, ABC, until/,
  ])
    await panel.getByText(words).first().waitFor();
  await lead.getByLabel('Days', { exact: true }).fill('7');
  await press(lead, 'Approve');
  await lead.getByText('Approved, to be claimed').waitFor();

  await member.reload();
  await tab(member, 'My orders');
  await member.getByText('Approved for 7 days: Read, write, ABC').waitFor();
  await member.getByRole('tabpanel').getByText('Lea Lead').waitFor();
  await press(member, 'Claim token');
  const token = await shownToken(member);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  await visit().control('POST', '/clock', { advanceMs: 7 * DAY_MS });
  expect(await read(visit(), token)).toMatchObject({ status: 401, title: 'The token has expired' });
  const trail = await visit().invoke('admin-page', 'audit/search', 'admin', { type: 'order.approved' });
  expect(trail).toMatchObject({ value: { events: [{ facts: { orderId: id, narrowed: true } }] } });
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('a project’s admin turns an order down, does not decide their own, and decides nothing any more once the role is gone', async () => {
  await visit().setRules({ ...OPEN, approval: BY_LEADS });
  await place('member', { name: 'sync' });
  await place('member', { name: 'second sync' });
  await place('lead', { name: 'a lead’s own' });
  const lead = await openDesk('lead');
  await lead.getByText('3 wait for a decision.').waitFor();

  // Newest first.
  const open = (place: number) => lead.getByRole('button', { name: 'Look at it' }).nth(place).click();
  await open(0);
  await lead.getByText('You may not decide this order.').waitFor();
  expect(await lead.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
  await press(lead, 'Back to the orders');
  await open(1);
  await lead.getByText('second sync is needed').first().waitFor();
  await lead.getByLabel('Words for the person who asked').fill('One is enough.');
  await press(lead, 'Turn down');
  await lead.getByText('Turned down').first().waitFor();

  await press(lead, 'Back to the orders');
  await lead.getByText('2 wait for a decision.').waitFor();
  await open(1);
  await lead.getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await visit().control('POST', '/people/lead/roles', { project: 'ABC', role: 'Developers' });
  await press(lead, 'Approve');
  await lead.getByText('You do not approve orders here.').waitFor();
  await lead.reload();
  await lead.getByRole('tab', { name: 'My orders' }).waitFor();
  expect(await lead.getByRole('tab', { name: DECIDE }).count()).toBe(0);

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await member.getByText('“One is enough.”').waitFor();
  expect(await member.getByText('Waits for approval', { exact: true }).count()).toBe(1);
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('an approval that was a mistake is taken back, and its owner reads why and can claim nothing', async () => {
  await visit().setRules({ ...OPEN, approval: BY_LEADS });
  await place('member', { name: 'sync' });
  const lead = await openDesk('lead');
  await press(lead, 'Look at it');
  await press(lead, 'Approve');
  await lead.getByText('Approved, to be claimed').waitFor();
  const member = await visit().open('project-page', 'member');
  await tab(member, 'My orders');
  await member.getByRole('button', { name: 'Claim token' }).waitFor();

  const takeBack = lead.getByRole('button', { name: 'Take the approval back' });
  expect(await takeBack.isDisabled()).toBe(true);
  await lead.getByLabel('Words for the person who asked').fill('This was for the other sync.');
  await takeBack.click();
  await lead.getByText('Turned down', { exact: true }).waitFor();
  expect(await takeBack.count()).toBe(0);

  await press(member, 'Claim token');
  await member.getByText('This order has been turned down.').waitFor();
  await member.reload();
  await tab(member, 'My orders');
  await member.getByText('“This was for the other sync.”').waitFor();
  expect(await member.getByRole('button', { name: 'Claim token' }).count()).toBe(0);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('where Jira admins alone approve, a project’s admins have nothing to decide', async () => {
  await visit().setRules({ ...OPEN, approval: ALWAYS });
  await place('member', { name: 'sync' });
  const lead = await visit().open('project-page', 'lead');
  await lead.getByRole('tab', { name: 'Rules for this project' }).waitFor();
  expect(await lead.getByRole('tab', { name: DECIDE }).count()).toBe(0);
});

test('what is over today’s policy is said beside the order, is not approved, and is approved within it', async () => {
  await visit().setRules({ ...OPEN, approval: ALWAYS });
  await place('member', { name: 'release notes bot' });
  const days = { read: 10, write: 10, delete: 10, manage: 10 };
  await visit().setRules({ lifetimeDaysMax: days, lifetimeDaysDefault: days });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Orders');
  await press(admin, 'Look at it');
  await admin.getByText('Over today’s policy').waitFor();
  await admin.getByText('30 days; today’s policy allows 10').waitFor();
  const over = admin.getByText(/Your Jira admins allow at most 10 days for a token with these powers\./);
  expect(await over.count()).toBe(1);
  await press(admin, 'Approve');
  await over.nth(1).waitFor();
  await admin.getByLabel('Days', { exact: true }).fill('10');
  await press(admin, 'Approve');
  await admin.getByText('Approved, to be claimed').waitFor();
  await admin.getByText('Approved for 10 days: Read, write, ABC').waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);
