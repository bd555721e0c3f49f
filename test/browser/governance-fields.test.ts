/** Operations and groups that are chosen by hand, with the keyboard where the mouse is not needed: from the field to the refused call. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();

/** Types a part of what is sought, and takes it with the keyboard once it is the first that is found. */
async function pick(page: Page, label: RegExp, text: string, option: RegExp): Promise<void> {
  await page.getByLabel(label).fill(text);
  const first = page.getByRole('listbox').getByRole('option').first();
  await first.and(page.getByRole('option', { name: option })).waitFor();
  // What was highlighted before stays so as long as it fits the text.
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
}

const OPERATIONS = /^Chosen operations/;
const READ_PROJECT = 'GET /rest/api/3/project/{projectIdOrKey}';
const READ_ISSUE = 'GET /rest/api/3/issue/{issueIdOrKey}';
/** The line of that operation and of no other. */
const lineOf = (id: string) => new RegExp(`${id.replaceAll(/[.*+?^$()[\]\\|{}]/g, '\\$&')}\\)?$`);

const readIssue = async (token: string) => {
  const answer = await visit().call(token, '/rest/api/3/issue/ABC-1');
  const { type, decidedBy } = (await answer.json()) as { type?: string; decidedBy?: string };
  return { status: answer.status, code: type?.split('/').at(-1), decidedBy };
};

test('a person picks the one operation that a token may use, and the gateway refuses another', async () => {
  await visit().setRules(OPEN);
  const page = await visit().open('project-page', 'member');
  await page.getByText('Custom').first().click();
  await press(page, 'Show limits');
  await tick(page, 'Only those that I choose');
  await page.getByText('Only chosen operations, and none is chosen yet.').waitFor();
  await press(page, 'Create token');
  await page.getByText('Choose at least one operation.').waitFor();

  await pick(page, OPERATIONS, 'api/3/project/{projectidorkey}', lineOf(READ_PROJECT));
  await page.getByText('Chosen operations: 1 of at most 100').waitFor();
  await page.getByText('Only one operation.', { exact: true }).waitFor();
  await press(page, 'Create token');
  const token = await shownToken(page);

  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await readIssue(token)).toMatchObject({
    status: 403,
    code: 'operation-not-allowed',
    decidedBy: 'token.operations',
  });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('what was picked is of no use once its scope is gone, and the page says so before and after the order', async () => {
  await visit().setRules(OPEN);
  const page = await visit().open('project-page', 'member');
  await page.getByText('Sync').first().click();
  await press(page, 'Change the details');
  await press(page, 'Show limits');
  await tick(page, 'Only those that I choose');
  await pick(page, OPERATIONS, 'create an issue', /Write: Create an issue/);
  await page
    .getByText(/^Write: Create an issue/)
    .first()
    .waitFor();
  await page.getByLabel(/\(write:jira-work\)/).click({ force: true });
  await page
    .getByText(/^Create an issue .*: of no use with what is chosen now/)
    .first()
    .waitFor();
  await press(page, 'Create token');
  await page.getByText(/The chosen scopes do not open this operation/).waitFor();
}, 60_000);

test('a project admin names the operations and the groups of the project: calls and orders of others are refused', async () => {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('member', { name: 'report', scopes: ['read:jira-work'] });
  expect(await readIssue(token)).toMatchObject({ status: 200 });

  const lead = await visit().open('project-page', 'lead');
  await tab(lead, 'Rules for this project');
  await tick(lead, 'Only those that I choose');
  await pick(lead, OPERATIONS, READ_PROJECT, lineOf(READ_PROJECT));
  await choose(lead, 'Who may ask for tokens here', 'only members of the chosen groups');
  await press(lead, 'Save');
  await lead.getByText('Choose at least one group.').waitFor();
  await pick(lead, /^Groups/, 'administr', /jira-administrators/);
  await press(lead, 'Save');
  await lead.getByText('Saved. It counts from the next call on.').waitFor();

  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(await readIssue(token)).toMatchObject({
    status: 403,
    code: 'operation-not-allowed',
    decidedBy: 'project-rule.operations',
  });
  const member = await visit().open('project-page', 'member');
  await member.getByText('You may not ask for tokens here').first().waitFor();

  // A group that the member is in, and the other operation as well.
  await lead.reload();
  await tab(lead, 'Rules for this project');
  await lead.getByText('jira-administrators').first().waitFor();
  await pick(lead, /^Groups/, 'operations', /operations-team/);
  await pick(lead, OPERATIONS, READ_ISSUE.toLowerCase(), lineOf(READ_ISSUE));
  await press(lead, 'Save');
  await lead.getByText('Saved. It counts from the next call on.').waitFor();
  expect(await readIssue(token)).toMatchObject({ status: 200 });
  await member.reload();
  await member.getByText('What is it for?').waitFor();
  expect(visit().complaints).toEqual([]);
}, 90_000);
