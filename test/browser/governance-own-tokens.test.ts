/** What a person does with a token of their own, by hand: rotate, pause, copy, prolong. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { ALWAYS, OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, shownToken, useVisit } from './use-visit';

const visit = useVisit();
const READ = { scopes: ['read:jira-work'], effects: ['read'] } as const;

/** A token of the member's that works, and their list. */
async function withToken(days = 30): Promise<{ readonly token: string; readonly page: Page }> {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('member', { ...READ, name: 'nightly export', days });
  const page = await visit().open('project-page', 'member');
  await tab(page, 'My tokens');
  return { token, page };
}

test('a rotated token and its successor both work until the old one is retired early', async () => {
  const { token: old, page } = await withToken();
  await press(page, 'nightly export');
  await press(page, 'Rotate…');
  await choose(page, 'How long should the old one work on?', 'Three days');
  await press(page, 'Rotate');
  const next = await shownToken(page);
  expect(next).not.toBe(old);
  await press(page, 'I have copied it');

  // The two stand beside each other, and each says what the other is to it.
  const retiring = page.getByRole('row', { name: /Being replaced.*Replaced by/s });
  await retiring.waitFor();
  await page.getByRole('row', { name: /Active.*Replaces/s }).waitFor();
  expect(await read(visit(), old)).toMatchObject({ status: 200 });
  expect(await read(visit(), next)).toMatchObject({ status: 200 });

  await retiring.getByRole('button', { name: 'nightly export' }).click();
  await press(page, 'Retire now');
  await page.getByText('Retire “nightly export” now?').waitFor();
  await press(page, 'Retire it now');
  await page.getByRole('row', { name: /Retired/ }).waitFor();
  expect(await read(visit(), old)).toMatchObject({ status: 401, title: 'The token has been replaced' });
  expect(await read(visit(), next)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a paused token is refused until its owner resumes it', async () => {
  const { token, page } = await withToken();
  await press(page, 'Pause');
  await press(page, 'Pause it');
  await page.getByRole('row', { name: /Paused/ }).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 401, title: 'The token is paused' });

  await press(page, 'Resume');
  await press(page, 'Resume it');
  await page.getByRole('row', { name: /Active/ }).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a duplicate is another token with the same powers', async () => {
  const { token, page } = await withToken(12);
  await press(page, 'nightly export');
  await press(page, 'Duplicate…');
  await page.getByText('What is it for?').waitFor();
  expect(await page.getByLabel('Name', { exact: false }).first().inputValue()).toBe('nightly export');
  await press(page, 'Create token');
  const copy = await shownToken(page);
  expect(copy).not.toBe(token);
  expect(await read(visit(), copy)).toMatchObject({ status: 200 });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a token gets more days, up to what the policy allows, and stays the same', async () => {
  const { token, page } = await withToken(20);
  await press(page, 'nightly export');
  await press(page, 'More days…');
  const days = page.getByRole('dialog').getByLabel('Days');
  await days.fill('400');
  await press(page, 'Extend');
  await page.getByText(/at most 90 days/).waitFor();
  await days.fill('60');
  await press(page, 'Extend');
  await page.getByText(/^in (59|60) days/).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
}, 60_000);

test('fewer more days than need approval are to be had at once, also by whoever asked for too many first', async () => {
  const { token, page } = await withToken(20);
  await visit().setRules({ approval: { ...ALWAYS, needs: 'when', overDays: 40 } });
  await press(page, 'nightly export');
  await press(page, 'More days…');
  const days = page.getByRole('dialog').getByLabel('Days');
  await days.fill('60');
  await press(page, 'Extend');
  await page.getByText('It lasts longer than may be had without approval.').waitFor();
  await days.fill('35');
  await press(page, 'Extend');
  await page.getByText(/^in (34|35) days/).waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
}, 60_000);

test('where approval is needed, more days are ordered with a reason, approved and claimed', async () => {
  const { page } = await withToken(20);
  await visit().setRules({ approval: ALWAYS });
  await press(page, 'nightly export');
  await press(page, 'More days…');
  await press(page, 'Extend');
  await page.getByLabel('Why you need it').fill('The migration takes longer.');
  await press(page, 'Ask for approval');

  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Orders');
  await admin.getByText(/30 more days for a token/).waitFor();
  await press(admin, 'Look at it');
  await press(admin, 'Approve');
  await admin.getByText('Approved, to be claimed').waitFor();

  await page.reload();
  await tab(page, 'My orders');
  await press(page, 'Claim the days');
  await page.getByText('Claimed', { exact: true }).waitFor();
  await tab(page, 'My tokens');
  await page.getByRole('row', { name: /nightly export.*in (29|30) days/ }).waitFor();
}, 60_000);
