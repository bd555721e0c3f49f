/** Who may ask and whose tokens work, by hand: a group that an admin names, and what people notice who are in it or leave it. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { OPEN } from './seed';
import { tab } from './state';
import { choose, press, read, saveRules, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();
/** The member alone is in it. */
const TEAM = 'operations-team';

async function pickTeam(admin: Page): Promise<void> {
  await admin.getByLabel(/^Groups/).fill('operations');
  await admin.getByRole('option', { name: TEAM }).click();
}
const leave = () => visit().control('POST', '/people/member/groups', { group: TEAM, member: false });

test('members of the group that an admin names may ask, others are told who may, and whoever leaves may no more', async () => {
  await visit().setRules(OPEN);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await tick(admin, 'Only members of these groups may ask');
  await pickTeam(admin);
  await saveRules(admin);

  const lead = await visit().open('project-page', 'lead');
  await lead.getByText('You may not ask for tokens here').first().waitFor();
  await lead
    .getByText(/Only members of some groups may ask/)
    .first()
    .waitFor();
  expect(await lead.getByRole('button', { name: 'Create token' }).count()).toBe(0);

  const member = await visit().open('project-page', 'member');
  await press(member, 'Create token');
  const token = await shownToken(member);
  await press(member, 'I have copied it');
  await leave();
  await member.reload();
  await member.getByText('You may not ask for tokens here').first().waitFor();
  // What was issued stays.
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('where only a group’s tokens work, whoever leaves it loses theirs within a minute and reads why', async () => {
  await visit().setRules(OPEN);
  const { token } = await visit().issue('member', { name: 'nightly export', scopes: ['read:jira-work'] });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await choose(admin, 'Tokens work for', 'members of these groups');
  await pickTeam(admin);
  await saveRules(admin);
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  await leave();
  await visit().control('POST', '/clock', { advanceMs: 60_000 });
  expect(await read(visit(), token)).toMatchObject({
    status: 403,
    title: 'The owner of the token may not use tokens',
  });

  const member = await visit().open('project-page', 'member');
  await tab(member, 'My tokens');
  await press(member, 'nightly export');
  await member.getByText('What was denied lately, and how to get it').waitFor();
  await member.getByText('Its owner is not one of those who may use tokens.', { exact: true }).waitFor();
  expect(visit().complaints).toEqual([]);
}, 60_000);
