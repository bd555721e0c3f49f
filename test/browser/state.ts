/** A state of a page, and what states are reached by. */
import type { Page } from 'playwright-core';
import type { Visit } from './open-site';

export interface State {
  readonly name: string;
  /** Brings a fresh site and page there. */
  readonly reach: (visit: Visit) => Promise<Page>;
}

export const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** Opens a page while storage does not answer. */
export async function failing(visit: Visit, open: () => Promise<Page>): Promise<Page> {
  await visit.control('POST', '/faults', { target: 'kvs', status: 503 });
  return open();
}
