/** Every state of the pages, as axe-core and the local host judge it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, openSite, violationsOf, type Site } from './open-site';
import { STATES } from './states';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** The browser itself complains of an answer that a state is about. */
const isWanted = (complaint: string): boolean => complaint.includes('status of 503');

describe.each(STATES)('$name', ({ reach }) => {
  test('keeps nobody out and has no fault, light and dark', async () => {
    const visit = await site.visit();
    try {
      const page = await reach(visit);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-color-mode=${colorScheme}]`).waitFor();
        expect([colorScheme, ...(await violationsOf(page))]).toEqual([colorScheme]);
      }
      expect(await faultsOf(page)).toEqual([]);
      expect(visit.complaints.filter((complaint) => !isWanted(complaint))).toEqual([]);
    } finally {
      await visit.leave();
    }
  }, 60_000);
});
