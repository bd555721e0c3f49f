/** The states in which a form or a detail is at its fullest: limits, approval, more days. */
import type { Page } from 'playwright-core';
import { valueOf, type Visit } from './open-site';
import { ALWAYS, OPEN, ordered } from './seed';
import { button, tab, type State } from './state';

async function withLimited(visit: Visit): Promise<Page> {
  await visit.setRules({ ...OPEN, selfRotation: true });
  await visit.issue('member', {
    name: 'nightly export',
    scopes: ['read:jira-work'],
    mayRotate: true,
    limits: {
      hours: { days: ['mon', 'fri'], from: '20:00', to: '06:00', timeZone: 'Europe/Berlin' },
      header: { name: 'X-Token-Key' },
      budgets: { requestsPerHour: 100, uses: 5000 },
    },
  });
  const page = await visit.open('project-page', 'member');
  await tab(page, 'My tokens');
  await button(page, 'nightly export');
  await page.getByText('Only with the header X-Token-Key').waitFor();
  return page;
}

/** The one order that waits is approved, for fewer days. */
async function approved(visit: Visit): Promise<void> {
  await ordered(visit);
  const found = await visit.invoke('admin-page', 'orders/search', 'admin');
  const [order] = valueOf<{ readonly orders: readonly { readonly id: string }[] }>(found).orders;
  const approval = { id: order?.id, days: 7, note: 'A week is enough to begin with.' };
  valueOf(await visit.invoke('admin-page', 'order/approve', 'admin', approval));
}

export const GOVERNANCE_STATES: readonly State[] = [
  {
    name: 'project-new-limits',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await visit.open('project-page', 'member');
      await button(page, 'Show limits');
      await page.getByLabel('Only at certain hours').click({ force: true });
      await page.getByLabel('Only with a second secret').click({ force: true });
      await page.getByText('Name of the header').waitFor();
      return page;
    },
  },
  { name: 'project-token-limited', reach: withLimited },
  {
    name: 'project-extend',
    reach: async (visit) => {
      const page = await withLimited(visit);
      await visit.setRules({ approval: ALWAYS });
      await button(page, 'More days…');
      await page.getByRole('button', { name: 'Extend', exact: true }).click();
      await page.getByLabel('Why you need it').waitFor();
      return page;
    },
  },
  {
    name: 'project-order-approved',
    reach: async (visit) => {
      await approved(visit);
      const page = await visit.open('project-page', 'member');
      await tab(page, 'My orders');
      await page.getByText('Approved for 7 days').waitFor();
      return page;
    },
  },
  {
    name: 'project-order-problems',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, approval: ALWAYS });
      const page = await visit.open('project-page', 'member');
      await page.getByLabel('Name', { exact: false }).first().fill('');
      await button(page, 'Ask for approval');
      await page.getByText(/fields are to be mended/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-approval',
    reach: async (visit) => {
      const page = await visit.open('admin-page', 'admin');
      await tab(page, 'Policy');
      await page.getByLabel('Where one of these holds').click({ force: true });
      await page.getByLabel('It lasts longer than so many days').click({ force: true });
      await page.getByLabel('Limit how much any token may do').click({ force: true });
      await page.getByText('Who approves').waitFor();
      return page;
    },
  },
];
