/** The admin page as a Jira admin opens it. */
import type { Page } from 'playwright-core';
import type { Visit } from './open-site';
import { seed } from './seed';
import { tab } from './state';

/** At a tab, or where it opens. */
export async function openAdmin(visit: Visit, at?: string): Promise<Page> {
  const page = await visit.open('admin-page', 'admin');
  if (at !== undefined) await tab(page, at);
  return page;
}

/** Of a site that has been lived in. */
export async function openSeededAdmin(visit: Visit, at?: string): Promise<Page> {
  await seed(visit);
  return openAdmin(visit, at);
}
