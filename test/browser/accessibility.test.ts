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
  test.each(['light', 'dark'] as const)(
    'keeps nobody out and has no fault, %s',
    async (theme) => {
      const visit = await site.visit({ theme });
      try {
        const page = await reach(visit);
        expect(await violationsOf(page)).toEqual([]);
        expect(await faultsOf(page)).toEqual([]);
        expect(visit.complaints.filter((complaint) => !isWanted(complaint))).toEqual([]);
      } finally {
        await visit.leave();
      }
    },
    60_000,
  );
});
