/** The states of the project page. */
import type { Page } from 'playwright-core';
import type { Visit } from './open-site';
import { ALWAYS, OPEN, ordered, seed } from './seed';
import { button, failing, tab, type State } from './state';

async function project(visit: Visit, user = 'member'): Promise<Page> {
  return visit.open('project-page', user);
}

/** The first operation that is found by the word, chosen and the list closed. */
async function pickComment(page: Page): Promise<void> {
  await page.getByLabel(/^Chosen operations/).fill('comment');
  await page
    .getByRole('option', { name: /comment/ })
    .first()
    .click();
  await page.getByText('Chosen operations: 1 of at most 100').waitFor();
  await page.keyboard.press('Tab');
}

export const PROJECT_STATES: readonly State[] = [
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
    name: 'project-new-operations',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit);
      await page.getByText('Custom').first().click();
      await button(page, 'Show limits');
      await page.getByLabel('Only those that I choose').click();
      await pickComment(page);
      return page;
    },
  },
  {
    name: 'project-new-admin',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, adminTokens: true });
      const page = await project(visit, 'admin');
      await page.getByLabel('List tokens and look at them').click();
      await page.getByLabel('Revoke tokens').click();
      await page.getByText(/this token can list tokens and look at them and revoke tokens/).waitFor();
      return page;
    },
  },
  {
    name: 'project-new-admin-in-jira',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, adminTokens: true });
      const page = await project(visit, 'admin');
      await page.getByLabel('List tokens and look at them').click();
      await page.getByLabel('It may also work in Jira').click({ force: true });
      await page.getByText(/as long as you are a Jira admin, and read issues in every project/).waitFor();
      return page;
    },
  },
  {
    name: 'project-token-kept',
    reach: async (visit) => {
      await seed(visit);
      const until = new Date(Date.now() + 20 * 86_400_000).toISOString();
      await visit.setRules({ readOnly: true }, { kind: 'keep', until });
      const page = await project(visit);
      await tab(page, 'My tokens');
      await button(page, 'release notes bot');
      await page.getByText('No longer allowed then: Write.').waitFor();
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
      await page.getByText(/fields are to be mended/).waitFor();
      return page;
    },
  },
  {
    name: 'project-approval-needed',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, approval: ALWAYS });
      const page = await project(visit);
      await page.getByText('Every token needs approval.').waitFor();
      return page;
    },
  },
  {
    name: 'project-orders',
    reach: async (visit) => {
      await ordered(visit);
      const page = await project(visit);
      await tab(page, 'My orders');
      await page.getByText('Waits for approval').first().waitFor();
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
      await visit.setRules({ ...OPEN, mayAsk: { kind: 'jira-admins' } });
      const page = await project(visit);
      await page.getByText('You may not ask for tokens here').first().waitFor();
      return page;
    },
  },
  {
    name: 'project-rules',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit, 'lead');
      await tab(page, 'Rules for this project');
      await page.getByText('You administer this project').waitFor();
      return page;
    },
  },
  {
    name: 'project-rules-chosen',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit, 'lead');
      await tab(page, 'Rules for this project');
      await page.getByLabel('Who may ask for tokens here').click();
      await page.getByRole('option', { name: 'only members of the chosen groups' }).click();
      await page.getByLabel('Only those that I choose').click();
      await pickComment(page);
      await button(page, 'Save');
      await page.getByText('Choose at least one group.').waitFor();
      return page;
    },
  },
  {
    name: 'project-rules-preview',
    reach: async (visit) => {
      await seed(visit);
      const page = await project(visit, 'lead');
      await tab(page, 'Rules for this project');
      await page.getByText('Tokens only read in this project').click();
      await button(page, 'What would this hit?');
      await page.getByText(/^Here /).waitFor();
      return page;
    },
  },
  {
    name: 'project-rules-narrowed',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const page = await project(visit, 'lead');
      await tab(page, 'Rules for this project');
      await page.getByText('Tokens only read in this project').click();
      await button(page, 'Save');
      await page.getByText('Saved. It counts from the next call on.').waitFor();
      await tab(page, 'New token');
      await page.getByText('The admins of this project narrow what the site allows').waitFor();
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
  {
    name: 'project-mine-paused',
    reach: async (visit) => {
      await visit.setRules(OPEN);
      const { locator } = await visit.issue('member', {
        name: 'on holiday',
        scopes: ['read:jira-work'],
      });
      await visit.issue('member', { name: 'ends soon', scopes: ['read:jira-work'], days: 5 });
      await visit.invoke('admin-page', 'token/pause', 'admin', { locator, because: 'owner-away' });
      const page = await project(visit);
      await page.getByText('One of your tokens ends soon').waitFor();
      await tab(page, 'My tokens');
      await page.getByText('Paused').first().waitFor();
      return page;
    },
  },
];
