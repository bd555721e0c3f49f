/** The pages in a real browser, over the whole local host: real handlers, real storage, the small Jira. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import fastify from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteOverview } from '../../local/host/control/site-overview';
import { startHost, type RunningHost } from '../../local/host/start-host';
import { mountPages } from '../../local/pages/mount-pages';
import { createWorld } from '../../local/world';
import { launchBrowser } from './launch-browser';

const ROOT = path.join(import.meta.dirname, '../..');
const SCREENS = path.join(ROOT, '.local/screens');

let host: RunningHost;
let browser: Browser;
let context: BrowserContext;
/** What the browser's console calls an error, and requests that left this machine. */
let complaints: string[];

beforeAll(async () => {
  await mkdir(SCREENS, { recursive: true });
  browser = await launchBrowser();
  host = await startHost({ root: ROOT, createWorld: createWorld({}), mountPages });
  return async () => {
    await browser.close();
    await host.close();
  };
});

beforeEach(async () => {
  complaints = [];
  await host.state.reset();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(host.url) && !request.url().startsWith('data:'))
      complaints.push(`left this machine: ${request.url()}`);
  });
  return () => context.close();
});

async function open(moduleKey: string, user: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${host.url}/pages/${moduleKey}?user=${user}&project=ABC`);
  return page;
}

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(SCREENS, `${name}.png`), fullPage: true, animations: 'disabled' });

async function flip(page: Page, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) await page.getByLabel(label, { exact: true }).click({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The new rules hold').waitFor();
}

async function order(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Scopes').click();
  await page.getByRole('option', { name: '(read:jira-work)' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Create token' }).click();
}

describe('one token from policy to revocation', () => {
  test('an admin allows tokens, a member gets one that works, the admin sees and revokes it', async () => {
    const admin = await open('admin-page', 'admin');
    await admin.getByText('every token that exists is refused').waitFor();
    await admin.getByText('No tokens yet').waitFor();
    await shoot(admin, 'admin-off');
    await flip(admin, 'Allow API tokens');
    await admin.getByText('People may issue tokens').waitFor();
    await shoot(admin, 'admin-on');

    const member = await open('project-page', 'member');
    await member.getByText('It reads; it changes nothing.').waitFor();
    await shoot(member, 'project-form');
    await order(member, 'nightly export');
    await member.getByText('You can replace it, not view it again').waitFor();
    const token = await member.getByLabel('Token', { exact: true }).inputValue();
    expect(token).toMatch(/^stj_/);
    await shoot(member, 'project-issued');

    const commands = await member.locator('code').allInnerTexts();
    const self = commands.map((text) => /Bearer (\S+)" "(.+)"/.exec(text.replaceAll(/\s+/g, ' ')));
    expect(self.map((found) => found?.[1])).toEqual([token, token]);
    for (const found of self) {
      const answer = await fetch(found![2]!, { headers: { authorization: `Bearer ${found![1]}` } });
      expect({ url: found![2], status: answer.status }).toMatchObject({ status: 200 });
    }

    await member.getByRole('button', { name: 'I have copied it' }).click();
    await member.getByRole('heading', { name: 'New token' }).waitFor();
    expect(await member.content()).not.toContain(token);
    await member.reload();
    await member.getByRole('cell', { name: 'nightly export' }).waitFor();
    expect(await member.content()).not.toContain(token);
    await shoot(member, 'project-list');

    await admin.reload();
    const row = admin.getByRole('row', { name: /nightly export/ });
    await row.getByText('Max Member').waitFor();
    await row.getByRole('button', { name: 'Revoke' }).click();
    await admin.getByText('Revoke “nightly export”?').waitFor();
    await shoot(admin, 'admin-revoke');
    await row.getByRole('button', { name: 'Revoke for good' }).click();
    await row.getByText('Revoked').waitFor();
    await shoot(admin, 'admin-revoked');

    const [, bearer, url] = self[0]!;
    const refused = await fetch(url!, { headers: { authorization: `Bearer ${bearer}` } });
    expect(refused.status).toBe(401);
    expect(complaints).toEqual([]);
  });
});

describe('the admin page', () => {
  test('refuses plainly whoever is no Jira admin', async () => {
    const page = await open('admin-page', 'member');
    await page.getByText('This page is for Jira admins').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await shoot(page, 'admin-refused');
    expect(complaints).toEqual([]);
  });

  test('shows the newer rules to an admin whose draft is stale', async () => {
    const [first, second] = [await open('admin-page', 'admin'), await open('admin-page', 'admin')];
    await second.getByRole('button', { name: 'Save' }).waitFor();
    await flip(first, 'Allow API tokens');
    await second.getByLabel('Site-wide tokens', { exact: true }).click({ force: true });
    await second.getByRole('button', { name: 'Save' }).click();
    await second.getByText('Somebody else changed the rules meanwhile').waitFor();
    await second.getByText('People may issue tokens').waitFor();
    expect(await second.getByLabel('Site-wide tokens', { exact: true }).isChecked()).toBe(false);
    await shoot(second, 'admin-stale');
  });
});

describe('the token list', () => {
  test('grows page by page', async () => {
    await flip(await open('admin-page', 'admin'), 'Allow API tokens');
    const names = Array.from({ length: 23 }, (_, index) => `job ${index + 1}`);
    for (const name of names)
      await fetch(`${host.url}/local/invoke/project-page/token%2Fissue?project=ABC`, {
        method: 'POST',
        headers: { 'x-local-user': 'lead' },
        body: JSON.stringify({ name, scopes: ['read:jira-work'] }),
      });
    const page = await open('project-page', 'lead');
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    const shown = await page.getByRole('cell', { name: /^job / }).allInnerTexts();
    expect([...shown].sort()).toEqual([...names].sort());
    await shoot(page, 'project-list-long');
    expect(complaints).toEqual([]);
  });
});

describe('the project page', () => {
  test('says that tokens are off, and offers no form', async () => {
    const page = await open('project-page', 'member');
    await page.getByText('API tokens are switched off on this site').waitFor();
    expect(await page.getByLabel('Name').count()).toBe(0);
    await shoot(page, 'project-off');
  });

  test('shows each problem at its field', async () => {
    await flip(await open('admin-page', 'admin'), 'Allow API tokens');
    const page = await open('project-page', 'member');
    await page.getByLabel('Name').fill('x');
    await page.getByLabel('Days').fill('999');
    await page.getByRole('button', { name: 'Create token' }).click();
    await page.getByText('Choose at least one scope.').waitFor();
    await page.getByText(/at most 90 days for a token/).waitFor();
    await shoot(page, 'project-problems');
  });

  test('offers effects and the whole site where the policy does', async () => {
    await flip(await open('admin-page', 'admin'), 'Allow API tokens', 'Read only', 'Site-wide tokens');
    const page = await open('project-page', 'admin');
    await page.getByLabel('Whole site').check({ force: true });
    await page.getByLabel('Write').check({ force: true });
    await shoot(page, 'project-form-full');
    await order(page, 'site report');
    await page.getByText('Access: Read, write.').waitFor();
    await page.getByRole('cell', { name: 'Whole site' }).waitFor();
    await shoot(page, 'project-site-wide');
    expect(complaints).toEqual([]);
  });

  test('keeps every keystroke although the app answers each of them later', async () => {
    await flip(await open('admin-page', 'admin'), 'Allow API tokens');
    const page = await open('project-page', 'member');
    const text = 'typed faster than the app answers';
    await page.getByLabel('Name').focus();
    // One key per task of the page itself: the app's answers to earlier keys arrive in between.
    await page.evaluate(async (keys) => {
      for (const key of keys) {
        // Deprecated and irreplaceable: the only way to type from within the page as a keyboard would.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        document.execCommand('insertText', false, key);
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, text);
    await expect.poll(() => page.getByLabel('Name').inputValue()).toBe(text);
  });
});

describe('what the local host cannot do', () => {
  test('is said in the page and in the console, never passed over', async () => {
    const app = fastify();
    app.get('/local/site', () => ({ ...EMPTY_SITE, pages: [UNSUPPORTED] }));
    await mountPages(app, { root: import.meta.dirname, state: { manifest: { pages: [UNSUPPORTED] } } });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const page = await context.newPage();
    await page.goto(`${url}/pages/unsupported`);
    await page.getByRole('button', { name: 'Break' }).click();
    await page.getByText('the handler broke').waitFor();
    await page.getByText('this part is drawn').waitFor();
    const told = (await page.locator('[data-local-fault]').allInnerTexts()).join('\n');
    await shoot(page, 'faults');
    await app.close();
    for (const fault of [
      '<Calendar>',
      'the bridge command submit',
      'the prop iconBefore',
      'the handler broke',
    ]) {
      expect(told).toContain(fault);
      expect(complaints.filter((line) => line.includes(fault))).not.toEqual([]);
    }
  });
});

const UNSUPPORTED = {
  moduleKey: 'unsupported',
  moduleType: 'jira:adminPage',
  title: 'Unsupported',
  url: '/pages/unsupported',
  resourcePath: 'fixture/unsupported.tsx',
};

const EMPTY_SITE: SiteOverview = {
  cloudId: 'none',
  siteUrl: 'https://none.example.net',
  people: [],
  projects: [],
  webTriggers: [],
  pages: [],
  schedules: [],
  now: '2026-01-01T00:00:00.000Z',
};
