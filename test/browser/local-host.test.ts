/** What the local host does with a page's doings that are hard to see in the pages themselves. */
import fastify from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteOverview } from '../../local/host/control/site-overview';
import { mountPages } from '../../local/pages/mount-pages';
import { openSite, violationsOf, type Site, type Visit } from './open-site';

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

test('a form keeps every keystroke although the app answers each of them later', async () => {
  await visit.setRules({ tokensOn: true });
  const page = await visit.open('project-page', 'member');
  const name = page.getByLabel('Name', { exact: false }).first();
  await name.fill('');
  const text = 'typed faster than the app answers';
  await name.focus();
  // One key per task of the page itself: the app's answers to earlier keys arrive in between.
  await page.evaluate(async (keys) => {
    for (const key of keys) {
      // Deprecated and irreplaceable: the only way to type from within the page as a keyboard would.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      document.execCommand('insertText', false, key);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, text);
  await expect.poll(() => name.inputValue()).toBe(text);
});

test('axe sees what keeps people out, so that its silence elsewhere tells something', async () => {
  const page = await visit.open('project-page', 'member');
  await page.getByText('API tokens are switched off on this site').waitFor();
  await page.evaluate(() => document.body.append(document.createElement('input')));
  expect((await violationsOf(page)).join()).toContain('label');
});

describe('what the local host cannot do', () => {
  test('is said in the page and in the console, never passed over', async () => {
    const app = fastify();
    app.get('/local/site', () => ({ ...EMPTY_SITE, pages: [UNSUPPORTED] }));
    await mountPages(app, { root: import.meta.dirname, state: { manifest: { pages: [UNSUPPORTED] } } });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const page = await visit.context.newPage();
    await page.goto(`${url}/pages/unsupported`);
    await page.getByRole('button', { name: 'Break' }).click();
    await page.getByText('the handler broke').waitFor();
    await page.getByText('this part is drawn').waitFor();
    const told = (await page.locator('[data-local-fault]').allInnerTexts()).join('\n');
    await app.close();
    for (const fault of [
      '<Calendar>',
      'the bridge command submit',
      'the prop iconBefore',
      'the handler broke',
    ]) {
      expect(told).toContain(fault);
      expect(visit.complaints.filter((line) => line.includes(fault))).not.toEqual([]);
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
