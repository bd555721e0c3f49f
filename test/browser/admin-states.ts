/** The states of the admin page. */
import type { Page } from 'playwright-core';
import type { Visit } from './open-site';
import { OPEN, ordered, seed } from './seed';
import { button, failing, tab, type State } from './state';

async function admin(visit: Visit, at?: string): Promise<Page> {
  const page = await visit.open('admin-page', 'admin');
  if (at !== undefined) await tab(page, at);
  return page;
}

async function seededAdmin(visit: Visit, at?: string): Promise<Page> {
  await seed(visit);
  return admin(visit, at);
}

export const ADMIN_STATES: readonly State[] = [
  {
    name: 'admin-first-run',
    reach: async (visit) => {
      const page = await admin(visit);
      await page.getByText('Three steps until the first script runs').waitFor();
      return page;
    },
  },
  {
    name: 'admin-overview',
    reach: async (visit) => {
      const page = await seededAdmin(visit);
      await page.getByText('Denied often').waitFor();
      await page.getByText(/Most came in the hour from/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-overview-failed',
    reach: async (visit) => {
      const page = await failing(visit, () => admin(visit));
      await page.getByText('The overview could not be read').waitFor();
      return page;
    },
  },
  {
    name: 'admin-orders',
    reach: async (visit) => {
      await ordered(visit);
      const page = await admin(visit, 'Orders');
      await page.getByText(/waits for a decision/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-order',
    reach: async (visit) => {
      await ordered(visit);
      const page = await admin(visit, 'Orders');
      await button(page, 'Look at it');
      await page.getByText('Words for the person who asked').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByText('Begin with').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-groups',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByText('Only members of these groups may ask').click();
      await page.getByText('Groups (at most 20)').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-scopes',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await button(page, /Comments/);
      await button(page, /Show \d+ operation/);
      await page
        .getByText(/POST|GET/)
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-draft',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await page.getByText('One change is not saved').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-notice',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Policy');
      await page.getByLabel('Make an issue for each token in this project').click({ force: true });
      await page.getByLabel('Project for notices').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-preview',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await button(page, 'What would this hit?');
      await page
        .getByText(/lose powers?/)
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-save-stop',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await button(page, 'Save');
      await page.getByText('Save this change?').waitFor();
      await page.getByLabel('The change holds for them at once, and all of them stop on a day').click();
      await page.getByText('Last day (UTC)').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-transitions',
    reach: async (visit) => {
      await seed(visit);
      const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString();
      await visit.setRules({ readOnly: true }, { kind: 'keep', until: day(20) });
      await visit.setRules({ siteWideTokens: true }, { kind: 'keep', until: day(30) });
      const page = await admin(visit, 'Policy');
      await page.getByText('Older tokens are still treated apart').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-leave',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByLabel('Scripts may use API tokens', { exact: true }).click({ force: true });
      await page.getByText('One change is not saved').first().waitFor();
      await tab(page, 'Tokens');
      await page.getByText('The policy has unsaved changes').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-conflict',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await page.getByText('One change is not saved').first().waitFor();
      await visit.setRules(OPEN);
      await button(page, 'Save');
      await page.getByText('Somebody else changed the rules meanwhile').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-problem',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByLabel('Tokens that read live at most').fill('999');
      await page.getByText('One change is not saved').first().waitFor();
      await button(page, 'Save');
      await page
        .getByText(/At most 365/)
        .first()
        .waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Tokens');
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
      const page = await admin(visit, 'Tokens');
      await page.getByText('Changes frozen').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-empty',
    reach: async (visit) => {
      const page = await admin(visit, 'Tokens');
      await page.getByText('No tokens here').waitFor();
      return page;
    },
  },
  {
    name: 'admin-tokens-filters',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Tokens');
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
      const page = await seededAdmin(visit, 'Tokens');
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
      const page = await seededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await page.getByText('What was denied lately, and how to get it').waitFor();
      return page;
    },
  },
  {
    name: 'admin-token-revoke',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await button(page, 'Revoke…');
      await page.getByText('Revoke “nightly export”?').waitFor();
      return page;
    },
  },
  {
    name: 'admin-audit',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Audit');
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
      const page = await seededAdmin(visit, 'Audit');
      await button(page, 'Export…');
      await page.getByText(/events that fit/).waitFor();
      return page;
    },
  },
  {
    name: 'admin-set-up',
    reach: async (visit) => {
      const page = await admin(visit, 'Set-up check');
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
      const page = await seededAdmin(visit);
      await button(page, 'Freeze…');
      await page.getByText('A freeze stops calls from the next one on').waitFor();
      return page;
    },
  },
  {
    name: 'admin-replace-dialog',
    reach: async (visit) => {
      const page = await seededAdmin(visit);
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
      const page = await seededAdmin(visit);
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
      const page = await admin(visit);
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
      const page = await admin(visit);
      await page.getByText('We are moving to another workflow today.').waitFor();
      return page;
    },
  },
  {
    name: 'admin-token-pause',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Tokens');
      await button(page, 'nightly export');
      await button(page, 'Pause');
      await page.getByText('Pause “nightly export”?').waitFor();
      return page;
    },
  },
];
