/** The main job, by hand: from a policy to a token that works, is seen, loses its powers and ends. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ADMIN_KEYS } from '../../src/console/entries';
import { openSite, type Site, type Visit } from './open-site';

let site: Site;
let visit: Visit;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(async () => {
  visit = await site.visit();
});
afterEach(() => visit.leave());

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** No token lives yet, so nothing is asked before it is saved. */
async function choosePreset(page: Page, name: string): Promise<void> {
  await tab(page, 'Policy');
  await press(page, `Use “${name}”`);
  await page
    .getByText(/not saved/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.getByText('Saved. Holds from the next request on.').waitFor();
}

/** Reads the new token off the page, as a person does who copies it. */
async function create(page: Page, purpose: string): Promise<string> {
  await page.getByText(purpose, { exact: true }).first().click();
  await page.getByText(/^Until .* this token can/).waitFor();
  await press(page, 'Create token');
  await page.getByText('You can replace it, not view it again').waitFor();
  return page.getByLabel('Token', { exact: true }).inputValue();
}

const SUMMARY = {
  fields: { project: { key: 'ABC' }, summary: 'From a script', issuetype: { name: 'Task' } },
};
const createIssue = (token: string) =>
  visit.call(token, '/rest/api/3/issue', { method: 'POST', body: JSON.stringify(SUMMARY) });

test('an admin sets a policy, a member gets a token that works, the admin sees its calls, narrows the policy and revokes', async () => {
  const admin = await visit.open('admin-page', 'admin');
  await choosePreset(admin, 'Create issues only');

  const member = await visit.open('project-page', 'member');
  const token = await create(member, 'Create issues');
  expect(token).toMatch(/^stj_/);
  await press(member, 'Test it now');
  await member.getByText(/Works: the gateway answered 200/).waitFor();

  // The token is nowhere once its owner has said that they have it.
  await press(member, 'I have copied it');
  await member.getByRole('row', { name: /ABC issue creation/ }).waitFor();
  expect(await member.content()).not.toContain(token);

  expect((await createIssue(token)).status).toBe(201);
  const edited = await visit.call(token, '/rest/api/3/issue/ABC-1', {
    method: 'PUT',
    body: JSON.stringify({ fields: { summary: 'x' } }),
  });
  expect(edited.status).toBe(403);
  expect(await edited.json()).toMatchObject({ decidedBy: 'policy.operations' });

  await tab(admin, 'Tokens');
  const row = admin.getByRole('row', { name: /ABC issue creation/ });
  await row.getByText('Max Member').waitFor();
  await row.getByText('node').waitFor();
  await row.getByText(/denied/).waitFor();
  await press(admin, 'ABC issue creation');
  await admin.getByText('Create an issue').first().waitFor();
  await tab(admin, 'Audit');
  await admin
    .getByText(/Let through: .*POST \/rest\/api\/3\/issue/)
    .first()
    .waitFor();

  // Narrowing says whom it hits before it is saved, and bites on the next call.
  await tab(admin, 'Policy');
  await admin.getByLabel('Tokens only read', { exact: true }).click({ force: true });
  await admin.getByText('One change is not saved').first().waitFor();
  await admin.getByRole('button', { name: 'Save', exact: true }).first().click();
  await admin.getByText(/1 token loses powers/).waitFor();
  await press(admin, 'Save anyway');
  await admin.getByText('Saved. Holds from the next request on.').waitFor();
  const refused = await createIssue(token);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ decidedBy: 'policy.readOnly' });

  await tab(admin, 'Tokens');
  await press(admin, 'Back to the list');
  await press(admin, 'ABC issue creation');
  await press(admin, 'Revoke…');
  await press(admin, 'Revoke for good');
  await admin.getByText('Revoked').first().waitFor();
  const dead = await visit.call(token, '/token/self');
  expect({ status: dead.status, body: (await dead.json()) as unknown }).toMatchObject({
    status: 401,
    body: { title: 'The token was revoked' },
  });

  await member.reload();
  await tab(member, 'My tokens');
  await member
    .getByRole('row', { name: /ABC issue creation/ })
    .getByText('Revoked')
    .waitFor();
  expect(visit.complaints).toEqual([]);
}, 120_000);

describe('whoever is no Jira admin', () => {
  test('is refused every function of the admin page, by the bridge’s way as well', async () => {
    for (const key of ADMIN_KEYS)
      for (const user of ['member', 'lead', 'outsider'])
        expect([key, user, await visit.invoke('admin-page', key, user)]).toEqual([
          key,
          user,
          { ok: false, refusal: { code: 'not-jira-admin' } },
        ]);
    // The project page's resolver has none of them, even for an admin.
    for (const key of ['policy/change', 'tokens/search', 'audit/search', 'overview/read'])
      expect(await visit.invoke('project-page', key, 'admin')).toEqual({
        ok: false,
        refusal: { code: 'entry-unknown' },
      });
  });

  test('is refused what the page’s own bridge would call for them', async () => {
    const page = await visit.open('admin-page', 'member');
    await page.getByText('This page is for Jira admins').waitFor();
    const answer = await page.evaluate(async () => {
      const frame = document.querySelector('iframe')?.contentWindow as unknown as {
        __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
      };
      return frame.__bridge.callBridge('invoke', { functionKey: 'tokens/search', payload: {} });
    });
    expect(answer).toEqual({ ok: false, refusal: { code: 'not-jira-admin' } });
  });
});

describe('a person’s own tokens', () => {
  test('can be looked at and revoked by nobody else', async () => {
    await visit.setRules({ tokensOn: true });
    const { locator } = await visit.issue('member', { name: 'mine', scopes: ['read:jira-work'] });
    for (const key of ['token/read', 'token/revoke'])
      expect(await visit.invoke('project-page', key, 'lead', { locator })).toEqual({
        ok: false,
        refusal: { code: 'token-unknown' },
      });
    expect(await visit.invoke('project-page', 'token/read', 'member', { locator })).toMatchObject({
      ok: true,
    });
  });
});

describe('the keyboard alone', () => {
  test('gets from the page to a created token', async () => {
    await visit.setRules({ tokensOn: true });
    const page = await visit.open('project-page', 'member');
    await page.getByText('What is it for?').waitFor();
    await focusByTab(page, /^Create token$/);
    await page.keyboard.press('Enter');
    await page.getByText('You can replace it, not view it again').waitFor();
  });

  test('changes the policy and saves it', async () => {
    const page = await visit.open('admin-page', 'admin');
    await page.getByRole('tab', { name: 'Overview' }).waitFor();
    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Begin with').waitFor();
    await focusByTab(page, /^Use “Read-only start”$/);
    await page.keyboard.press('Enter');
    await page
      .getByText(/not saved/)
      .first()
      .waitFor();
    await focusByTab(page, /^Save$/);
    await page.keyboard.press('Enter');
    await page.getByText('Saved. Holds from the next request on.').waitFor();
  });
});

/** Presses Tab until what has the focus is called so. */
async function focusByTab(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(text.trim())) return;
  }
  throw new Error(`Tab reaches nothing that is called ${name}`);
}
