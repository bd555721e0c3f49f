/** The states of the admin page, but for those of its Policy tab. */
import { openAdmin, openSeededAdmin } from './open-admin';
import { ordered, seed } from './seed';
import { button, failing, type State } from './state';

export const ADMIN_STATES: readonly State[] = [
  {
    name: 'admin-first-run',
    reach: async (visit) => {
      const page = await openAdmin(visit);
      await page.getByText('Three steps until the first script runs').waitFor();
      return page;
    },
  },
  {
    name: 'admin-overview',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit);
      await page.getByText('Denied often').waitFor();
      await page.getByText(/Most came in the hour from/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-overview-failed',
    reach: async (visit) => {
      const page = await failing(visit, () => openAdmin(visit));
      await page.getByText('The overview could not be read').waitFor();
      return page;
    },
  },
  {
    name: 'admin-orders',
    reach: async (visit) => {
      await ordered(visit);
      const page = await openAdmin(visit, 'Orders');
      await page.getByText(/waits for a decision/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-order',
    reach: async (visit) => {
      await ordered(visit);
      const page = await openAdmin(visit, 'Orders');
      await button(page, 'Look at it');
      await page.getByText('Words for the person who asked').waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await page.getByText('nightly export').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-frozen',
    reach: async (visit) => {
      await seed(visit);
      await visit.invoke('admin-page', 'freeze/add', 'admin', {
        ...{ of: { kind: 'site' }, what: 'writes', reason: 'We are moving today.' },
      });
      const page = await openAdmin(visit, 'Tokens');
      await page.getByText('Changes frozen').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-empty',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Tokens');
      await page.getByText('No tokens here').waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-filters',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await button(page, /^Filters/);
      await page.getByLabel('Name begins with').fill('Night');
      await button(page, 'Apply');
      await page.getByText('name Night…').waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-bulk',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await button(page, 'Revoke several…');
      await button(page, 'Tick this page');
      await page.getByText(/tokens ticked/).waitFor();
      await page.getByRole('button', { name: 'Revoke…', exact: true }).click();
      await page.getByText(/To confirm, type the number/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-token',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await page.getByText('What was denied lately, and how to get it').waitFor();
      return page;
    },
  },
  {
    name: 'admin-token-revoke',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await button(page, 'Revoke…');
      await page.getByText('Revoke “nightly export”?').waitFor();
      return page;
    },
  },
  {
    name: 'admin-audit',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Audit');
      await page
        .getByText(/Policy changed to revision/)
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'admin-audit-export',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Audit');
      await button(page, 'Export…');
      await page.getByText(/events that fit/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-set-up',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Set-up check');
      await button(page, 'Run the check');
      await page.getByRole('heading', { name: 'Findings' }).waitFor();
      return page;
    },
  },
  {
    name: 'admin-refused',
    reach: async (visit) => {
      const page = await visit.open('admin-page', 'member');
      await page.getByText('This page is for Jira admins').waitFor();
      return page;
    },
  },
  {
    name: 'admin-freeze-dialog',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit);
      await button(page, 'Freeze…');
      await page.getByText('A freeze stops calls from the next one on').waitFor();
      return page;
    },
  },
  {
    name: 'admin-replace-dialog',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit);
      await button(page, 'Replace the address…');
      await page.getByText('This address is deleted:').waitFor();
      await page.getByLabel('Freeze every call of every token as well').click({ force: true });
      await page.getByLabel('Why').waitFor();
      return page;
    },
  },
  {
    name: 'admin-replaced',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit);
      await button(page, 'Replace the address…');
      await page.getByText('This address is deleted:').waitFor();
      await page.getByLabel('Type REPLACE to confirm').fill('REPLACE');
      await page.getByRole('button', { name: 'Replace the address', exact: true }).click();
      await page.getByText('Give scripts this address.').waitFor();
      return page;
    },
  },
  {
    name: 'admin-first-run-frozen',
    reach: async (visit) => {
      await visit.invoke('admin-page', 'freeze/add', 'admin', {
        of: { kind: 'site' },
        what: 'all',
        reason: 'Nothing before the audit is over.',
      });
      const page = await openAdmin(visit);
      await page.getByText('Three steps until the first script runs').waitFor();
      await page.getByText('Nothing before the audit is over.').waitFor();
      return page;
    },
  },
  {
    name: 'admin-overview-frozen',
    reach: async (visit) => {
      await seed(visit);
      await visit.invoke('admin-page', 'freeze/add', 'admin', {
        of: { kind: 'site' },
        what: 'writes',
        reason: 'We are moving to another workflow today.',
      });
      const page = await openAdmin(visit);
      await page.getByText('We are moving to another workflow today.').waitFor();
      return page;
    },
  },
  {
    name: 'admin-token-pause',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await button(page, 'Pause');
      await page.getByText('Pause “nightly export”?').waitFor();
      return page;
    },
  },
];
