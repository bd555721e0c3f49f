/** Every state of the two pages that a person can meet: what axe looks at, and what `npm run screens` shoots. */
import type { Page } from 'playwright-core';
import { OPEN, seed } from './seed';
import type { Visit } from './open-site';

export interface State {
  readonly name: string;
  /** Brings a fresh site and page there. */
  readonly reach: (visit: Visit) => Promise<Page>;
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

async function admin(visit: Visit, at?: string): Promise<Page> {
  const page = await visit.open('admin-page', 'admin');
  if (at !== undefined) await tab(page, at);
  return page;
}

async function seededAdmin(visit: Visit, at?: string): Promise<Page> {
  await seed(visit);
  return admin(visit, at);
}

async function failing(visit: Visit, open: () => Promise<Page>): Promise<Page> {
  await visit.control('POST', '/faults', { target: 'kvs', status: 503 });
  return open();
}

const ADMIN: readonly State[] = [
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
    name: 'admin-policy',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await page.getByText('Begin with').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-scopes',
    reach: async (visit) => {
      const page = await admin(visit, 'Policy');
      await button(page, /Comments/);
      await button(page, /Show \d+ operation/);
      await page.getByText(/POST|GET/).first().waitFor();
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
    name: 'admin-policy-preview',
    reach: async (visit) => {
      const page = await seededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await button(page, 'What would this hit?');
      await page.getByText(/lose powers?/).first().waitFor();
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
      await page.getByText(/At most 365/).first().waitFor();
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
      await page.getByText(/Policy changed to revision/).first().waitFor();
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
];

async function project(visit: Visit, user = 'member'): Promise<Page> {
  return visit.open('project-page', user);
}

const PROJECT: readonly State[] = [
  {
    name: 'project-off',
    reach: async (visit) => {
      const page = await project(visit);
      await page.getByText('API tokens are switched off on this site').waitFor();
      return page;
    },
  },
  {
    name: 'project-read-only',
    reach: async (visit) => {
      await visit.setRules({ tokensOn: true });
      const page = await project(visit);
      await page.getByText('What is it for?').waitFor();
      return page;
    },
  },
  {
    name: 'project-new',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await page.getByText('Comment bot').first().click();
      await page.getByText(/this token can read issues and add comments/).waitFor();
      return page;
    },
  },
  {
    name: 'project-new-custom',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit, 'admin');
      await page.getByText('Custom').first().click();
      await page.getByText('With these scopes').waitFor();
      return page;
    },
  },
  {
    name: 'project-problems',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await page.getByText('Custom').first().click();
      await page.getByLabel('Name', { exact: false }).first().fill('');
      await page.getByLabel('Another number of days').fill('999');
      await button(page, 'Create token');
      await page.getByText(/to be mended above/).waitFor();
      return page;
    },
  },
  {
    name: 'project-created',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await button(page, 'Create token');
      await page.getByText('You can replace it, not view it again').waitFor();
      await button(page, 'Test it now');
      await page.getByText(/Works: the gateway answered 200/).waitFor();
      return page;
    },
  },
  {
    name: 'project-created-leave',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await button(page, 'Create token');
      await page.getByText('You can replace it, not view it again').waitFor();
      await tab(page, 'My tokens');
      await page.getByText('Have you copied the token?').waitFor();
      return page;
    },
  },
  {
    name: 'project-barred',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, mayAsk: 'jira-admins' });
      const page = await project(visit);
      await page.getByText('You may not ask for tokens here').first().waitFor();
      return page;
    },
  },
  {
    name: 'project-mine',
    reach: async (visit) => {
      await seed(visit);
      const page = await project(visit);
      await tab(page, 'My tokens');
      await page.getByText('nightly export').first().waitFor();
      return page;
    },
  },
  {
    name: 'project-mine-empty',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await tab(page, 'My tokens');
      await page.getByText('You have no tokens yet').waitFor();
      return page;
    },
  },
  {
    name: 'project-token',
    reach: async (visit) => {
      await seed(visit);
      const page = await project(visit);
      await tab(page, 'My tokens');
      await button(page, 'nightly export');
      await page.getByText('What was denied lately, and how to get it').waitFor();
      return page;
    },
  },
  {
    name: 'project-failed',
    reach: async (visit) => {
      const page = await failing(visit, () => project(visit));
      await page.getByText('It could not be read what you may ask for').waitFor();
      return page;
    },
  },
];

export const STATES: readonly State[] = [...ADMIN, ...PROJECT];
