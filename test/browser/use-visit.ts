/** What tests need that go through the pages as people do: a fresh site for each, and the steps that many of them take. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Page } from 'playwright-core';
import { openSite, type Site, type Visit } from './open-site';

/** Registers the hooks; the visit of the test that runs. */
export function useVisit(): () => Visit {
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
  return () => visit;
}

/** Presses the one button of exactly that name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A radio, checkbox or switch: what is drawn over it must not catch the click. */
export const tick = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).click({ force: true });

/** Chooses from a list that opens. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Saves the rules of the policy, whatever the app asks about tokens that live today. */
export async function saveRules(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  const saved = page.getByText('Saved. Holds from the next request on.').first();
  // While the app looks at tokens the button of its question cannot be pressed, and it goes away where nothing is asked.
  const asked = page.getByRole('dialog').getByRole('button', { name: /^Save/, disabled: false });
  await saved.or(asked).first().waitFor();
  if (await asked.isVisible()) await asked.press('Enter');
  await saved.waitFor();
}

/** Reads a token that is shown this once, as a person does who copies it. */
export async function shownToken(page: Page): Promise<string> {
  await page.getByText('You can replace it, not view it again').waitFor();
  return page.getByLabel('Token', { exact: true }).inputValue();
}

/** What a script gets that reads project ABC. */
export async function read(visit: Visit, token: string, headers: Record<string, string> = {}) {
  const answer = await visit.call(token, '/rest/api/3/project/ABC', { headers });
  const { title, decidedBy } = (await answer.json()) as { title?: string; decidedBy?: string };
  return { status: answer.status, title, decidedBy };
}
