/** The states of tokens for others: ordering them, handing them over, backing them up. */
import type { Page } from 'playwright-core';
import { ACCOUNT_IDS } from '../../local/jira/seed/demo-site';
import type { Visit } from './open-site';
import { OPEN, placedForOther, seedBot } from './seed';
import { button, tab, type State } from './state';

async function tokens(visit: Visit): Promise<Page> {
  const page = await visit.open('admin-page', 'admin');
  await tab(page, 'Tokens');
  return page;
}

export const OTHERS_STATES: readonly State[] = [
  {
    name: 'admin-order-for-bot',
    reach: async (visit) => {
      const page = await tokens(visit);
      await button(page, 'Order for others…');
      await page.getByLabel('For whom').click();
      await page.getByText('A bot', { exact: true }).click();
      await page.getByText('Responsible owner').waitFor();
      return page;
    },
  },
  {
    name: 'admin-bots',
    reach: async (visit) => {
      await seedBot(visit);
      const page = await tokens(visit);
      await button(page, 'Bots');
      await page.getByText('release bot').waitFor();
      // A chosen button under the mouse is between two colours.
      await page.mouse.move(0, 0);
      await page.getByText('Backup:').waitFor();
      return page;
    },
  },
  {
    name: 'admin-hand-over',
    reach: async (visit) => {
      await seedBot(visit);
      const page = await tokens(visit);
      await button(page, 'release bot');
      await button(page, 'Owner and backup…');
      await page.getByText('Under a new owner the token is paused').waitFor();
      return page;
    },
  },
  {
    name: 'admin-order-for-many',
    reach: async (visit) => {
      const page = await tokens(visit);
      await button(page, 'Order for others…');
      await page.getByLabel('For whom').click();
      await page.getByText('Many people, from a list', { exact: true }).click();
      await page.getByLabel('List').fill('someone@example.com');
      await page.getByText('Line 1 holds an e-mail address').waitFor();
      return page;
    },
  },
  {
    name: 'admin-bulk-report',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await tokens(visit);
      await button(page, 'Order for others…');
      await page.getByLabel('For whom').click();
      await page.getByText('Many people, from a list', { exact: true }).click();
      await page.getByLabel('List').fill(`${ACCOUNT_IDS.member},,ABC\n${ACCOUNT_IDS.lead},,ABC\nnobody`);
      await page.getByLabel(/^Name\b/).fill('weekly figures');
      await page.getByLabel('Why they get it').fill('Each needs the figures.');
      await page.getByLabel(/^Scopes\b/).fill('Read issues, comments');
      await page.getByRole('option', { name: 'Read issues, comments' }).first().click();
      await page.getByLabel('Those that can be ordered').click({ force: true });
      await button(page, 'Look at every row');
      await button(page, 'Order for 2');
      await page.getByText('0 claimed, 2 to be claimed').waitFor();
      return page;
    },
  },
  {
    name: 'project-backed',
    reach: async (visit) => {
      await seedBot(visit);
      const page = await visit.open('project-page', 'lead');
      await tab(page, 'My tokens');
      await page.getByText('Bots’ tokens that you back up').waitFor();
      await button(page, 'Look at it');
      await page.getByText('A bot uses it').waitFor();
      return page;
    },
  },
  {
    name: 'project-placed-for-other',
    reach: async (visit) => {
      await placedForOther(visit);
      const page = await visit.open('project-page', 'lead');
      await tab(page, 'My orders');
      await page.getByText('Placed for others').waitFor();
      return page;
    },
  },
  {
    name: 'project-order-for-other',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, mayCreateForOthers: { kind: 'everyone' } });
      const page = await visit.open('project-page', 'member');
      await button(page, 'Order for somebody else');
      await page.getByText('Why they get it').waitFor();
      return page;
    },
  },
];
