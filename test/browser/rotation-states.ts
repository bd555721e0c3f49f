/** The states that a rotation brings to both pages. */
import type { Page } from 'playwright-core';
import { valueOf, type Visit } from './open-site';
import { OPEN } from './seed';
import { button, tab, type State } from './state';

const READ = { scopes: ['read:jira-work'], effects: ['read'] } as const;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function issued(visit: Visit): Promise<{ readonly token: string; readonly locator: string }> {
  await visit.setRules({ ...OPEN, selfRotation: true });
  return visit.issue('member', { ...READ, name: 'nightly export', mayRotate: true });
}

async function rotated(
  visit: Visit,
  overlapHours: number,
): Promise<{ readonly old: string; readonly locator: string }> {
  const { token, locator } = await issued(visit);
  const reply = await visit.invoke('project-page', 'token/rotate', 'member', { locator, overlapHours });
  const { view } = valueOf<{ readonly view: { readonly locator: string } }>(reply);
  return { old: token, locator: view.locator };
}

/** The secret of a token is used more than a day after it has retired. */
async function reused(visit: Visit): Promise<void> {
  // In the past, so that the browser's clock is right in the end.
  await visit.control('POST', '/clock', { advanceMs: -2 * DAY_MS });
  const { old } = await rotated(visit, 1);
  await visit.control('POST', '/clock', { advanceMs: 2 * DAY_MS });
  await visit.call(old, '/rest/api/3/project/ABC');
}

async function opened(visit: Visit): Promise<Page> {
  const page = await visit.open('project-page', 'member');
  await tab(page, 'My tokens');
  await button(page, 'nightly export');
  return page;
}

async function asked(visit: Visit): Promise<Page> {
  await issued(visit);
  const page = await opened(visit);
  await button(page, 'Rotate…');
  await page.getByText('Rotate “nightly export”?').waitFor();
  return page;
}

export const ROTATION_STATES: readonly State[] = [
  { name: 'project-rotate', reach: asked },
  {
    name: 'project-rotated',
    reach: async (visit) => {
      const page = await asked(visit);
      await page.getByRole('button', { name: 'Rotate', exact: true }).click();
      await page.getByText('Your token is ready').waitFor();
      return page;
    },
  },
  {
    name: 'project-rotated-pair',
    reach: async (visit) => {
      await rotated(visit, 24);
      const page = await visit.open('project-page', 'member');
      await tab(page, 'My tokens');
      await page.getByText('Being replaced').waitFor();
      return page;
    },
  },
  {
    name: 'project-token-retiring',
    reach: async (visit) => {
      const { locator } = await rotated(visit, 24);
      const page = await visit.open('project-page', 'member');
      await tab(page, 'My tokens');
      await page
        .getByRole('row', { name: /Being replaced/ })
        .getByRole('button', { name: 'nightly export' })
        .click();
      await page.getByText(locator).first().waitFor();
      await page.getByRole('button', { name: 'Retire now' }).waitFor();
      return page;
    },
  },
  {
    name: 'project-halted',
    reach: async (visit) => {
      await reused(visit);
      const page = await visit.open('project-page', 'member');
      await page.getByText('One of your tokens is paused: an older secret was used').waitFor();
      return page;
    },
  },
  {
    name: 'project-may-rotate',
    reach: async (visit) => {
      await visit.setRules({ ...OPEN, selfRotation: true });
      const page = await visit.open('project-page', 'member');
      await page.getByText('It may replace itself by a successor').waitFor();
      return page;
    },
  },
  {
    name: 'admin-token-reused',
    reach: async (visit) => {
      await reused(visit);
      const page = await visit.open('admin-page', 'admin');
      await page.getByText('Retired, and used again').waitFor();
      await button(page, 'nightly export');
      await page.getByText('Its secret was used after it had retired').first().waitFor();
      return page;
    },
  },
];
