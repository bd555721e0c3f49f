/** The admin page in a real browser over a canned api: what an admin does there, and states that a site is hard to bring into. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteOverview } from '../../local/host/control/site-overview';
import { mountPages } from '../../local/pages/mount-pages';
import { launchBrowser } from './launch-browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const GALLERY = {
  moduleKey: 'gallery',
  moduleType: 'jira:adminPage',
  title: 'API tokens',
  url: '/pages/gallery',
  resourcePath: 'fixture/admin-gallery.tsx',
};
const SITE: SiteOverview = {
  cloudId: 'none',
  siteUrl: 'https://none.example.net',
  people: [],
  projects: [],
  webTriggers: [],
  pages: [GALLERY],
  schedules: [],
  now: '2026-01-01T00:00:00.000Z',
};

let app: FastifyInstance;
let url: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  app = fastify();
  app.get('/local/site', () => SITE);
  await mountPages(app, { root: import.meta.dirname, state: { manifest: { pages: [GALLERY] } } });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  return async () => {
    await browser.close();
    await app.close();
  };
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  await page.goto(`${url}/pages/gallery`);
  await page.getByText('Needs attention').waitFor();
  return () => context.close();
});

const open = (tab: string) => page.getByRole('tab', { name: tab }).click();
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const shows = (text: string | RegExp) => page.getByText(text).first().waitFor();
const writeDays = (days: string) => page.getByLabel('Tokens that write live at most').fill(days);

async function saveAnyway(): Promise<void> {
  await press('Save');
  await page.getByRole('button', { name: 'Save anyway' }).and(page.locator(':enabled')).click();
}

/** Rules that the shown page breaks; the hidden frame of the app's own code is not looked at. */
async function faults(): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (root: Document) => Promise<{ violations: { id: string; impact: string }[] }> };
    };
    const { violations } = await axe.run(document);
    return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id }) => id);
  });
}

describe('a draft of the policy', () => {
  test('is not left without a question, and is there again for who stays', async () => {
    await open('Policy');
    await writeDays('14');
    await shows('Longest life in days: Write 60 → 14');
    await open('Tokens');
    await shows('The policy has unsaved changes');
    await press('Keep editing');
    await shows('Longest life in days: Write 60 → 14');
    expect(await page.getByLabel('Tokens that write live at most').inputValue()).toBe('14');
    await open('Tokens');
    await press('Discard changes');
    await shows('All tokens');
    await open('Policy');
    await shows('Begin with');
    expect(await page.getByLabel('Tokens that write live at most').inputValue()).toBe('60');
  });

  test('tells what it would hit before anything is saved', async () => {
    await open('Policy');
    await press('Use “Read-only start”');
    await press('What would this hit?');
    await shows('All 2,000 living tokens were looked at.');
    await shows(/^1 token stops now, 3 tokens end sooner, 3 tokens lose powers; 4 owners/);
    await press('Close');
    await shows(/changes are not saved/);
  });

  test('of stale rules is compared, kept, corrected at its field and saved, with nothing typed lost', async () => {
    await open('Policy');
    await writeDays('30');
    await saveAnyway();
    await shows('Somebody else changed the rules meanwhile');
    await shows('Added: read:issue:jira');
    await press('Keep mine and review');
    await shows('Longest life in days: Write 60 → 30');
    await writeDays('999');
    await press('Save');
    await shows('Longest life in days: At most 365.');
    expect(await page.getByLabel('Tokens that write live at most').inputValue()).toBe('999');
    await writeDays('20');
    await saveAnyway();
    await shows('Saved. Holds from the next request on.');
    expect(await page.getByLabel('A person may have at most').inputValue()).toBe('5');
  });
});

describe('the list of tokens', () => {
  test('is revoked in bulk only with the number typed, and tells what became of each', async () => {
    await open('Tokens');
    await press('Revoke several…');
    await press('Tick this page');
    await press('Revoke…');
    await page.getByLabel(/type the number of tokens/).fill('18');
    expect(await page.getByRole('button', { name: 'Revoke 19 tokens' }).isDisabled()).toBe(true);
    await page.getByLabel(/type the number of tokens/).fill('19');
    await press('Revoke 19 tokens');
    await shows('18 of 19 revoked; 1 was not.');
    await shows('Someone else has changed this token');
  });

  test('looks further by itself where a part of it holds nothing, and then leaves it to the person', async () => {
    await open('Tokens');
    await press('Broader than used');
    await shows(/looking further/);
    await shows('Nothing on this part of the list. It is long: “Next” looks further.');
    await press('Owner left');
    await shows('All owners of active tokens had an active account');
  });

  test('opens a token in its place, and comes back as it was', async () => {
    await open('Tokens');
    await press('Next');
    await shows('Page 2');
    await press('sprint report 22');
    await page.getByRole('heading', { name: 'sprint report 22' }).waitFor();
    await press('Back to the list');
    await shows('Page 2');
  });
});

describe('the audit trail', () => {
  test('is collected until it is stopped, and shown as text to copy', async () => {
    await open('Audit');
    await press('Export…');
    await page.getByRole('button', { name: 'Stop and show' }).click({ force: true });
    const text = await page.getByLabel(/select all/).inputValue();
    expect(text.split('\n')[0]).toBe('at,type,actorId,locator,what,facts');
    expect(text).toContain('policy.changed');
  });
});

test('no tab breaks a serious rule of accessibility', async () => {
  const found: Record<string, readonly string[]> = { Overview: await faults() };
  for (const [tab, text] of [
    ['Policy', 'Begin with'],
    ['Tokens', 'Page 1'],
    ['Audit', 'Policy changed to revision 4'],
    ['Set-up check', 'Findings'],
  ] as const) {
    await open(tab);
    await shows(text);
    found[tab] = await faults();
  }
  expect(found).toEqual({ Overview: [], Policy: [], Tokens: [], Audit: [], 'Set-up check': [] });
});
