/** The states of the Policy tab of the admin page. */
import { openAdmin, openSeededAdmin } from './open-admin';
import { OPEN, seed } from './seed';
import { button, tab, type State } from './state';

export const POLICY_STATES: readonly State[] = [
  {
    name: 'admin-policy',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Policy');
      await page.getByText('Begin with').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-groups',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Policy');
      await page.getByText('Only members of these groups may ask').click();
      await page.getByText('Groups (at most 20)').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-scopes',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Policy');
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
      const page = await openSeededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await page.getByText('One change is not saved').first().waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-notice',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Policy');
      await page.getByLabel('Make an issue for each token in this project').click({ force: true });
      await page.getByLabel('Project for notices').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-preview',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Policy');
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
      const page = await openSeededAdmin(visit, 'Policy');
      await page.getByLabel('Tokens only read', { exact: true }).click({ force: true });
      await button(page, 'Save');
      await page.getByText('Save this change?').waitFor();
      await page.getByLabel('The change holds for them at once, and all of them stop on a day').click();
      await page.getByText('Last day (UTC)').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-effects',
    reach: async (visit) => {
      const page = await openSeededAdmin(visit, 'Policy');
      await page.getByLabel('Revoke tokens that nobody uses').click({ force: true });
      await page.getByLabel('Limit how much any token may do').click({ force: true });
      await page.getByLabel('Revoke their tokens, for good').click({ force: true });
      await button(page, 'Save');
      await page.getByText('What each change does to tokens that live today').waitFor();
      await page
        .getByText(/living token/)
        .first()
        .waitFor();
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
      const page = await openAdmin(visit, 'Policy');
      await page.getByText('Older tokens are still treated apart').waitFor();
      return page;
    },
  },
  {
    name: 'admin-policy-leave',
    reach: async (visit) => {
      const page = await openAdmin(visit, 'Policy');
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
      const page = await openAdmin(visit, 'Policy');
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
      const page = await openAdmin(visit, 'Policy');
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
];
