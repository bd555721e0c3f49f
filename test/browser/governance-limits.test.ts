/** Limits of one token and rules of one project, by hand: from the form to the call that is refused. */
import { expect, test } from 'vitest';
import { sendAsCurl } from '../conformance/support/curl';
import { OPEN } from './seed';
import { tab } from './state';
import { press, read, saveRules, shownToken, tick, useVisit } from './use-visit';

const visit = useVisit();

test('a token is ordered with hours, a second secret and a budget; its detail tells them and calls without them are refused', async () => {
  await visit().setRules(OPEN);
  const page = await visit().open('project-page', 'member');
  await press(page, 'Show limits');
  await tick(page, 'Only at certain hours');
  await tick(page, 'Saturday');
  await tick(page, 'Sunday');
  await page.getByLabel('From', { exact: true }).fill('00:00');
  await page.getByLabel('To', { exact: true }).fill('00:00');
  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await tick(page, 'Only with a second secret');
  await page.getByLabel('Calls a day').fill('2');
  await page.getByText('3 more limits.').waitFor();
  await press(page, 'Create token');
  const token = await shownToken(page);
  const secret = await page.getByLabel('Header X-Token-Key: send it with every call').inputValue();
  await press(page, 'I have copied it');

  expect(await read(visit(), token)).toMatchObject({ status: 403, decidedBy: 'token.header' });
  const headers = { 'X-Token-Key': secret };
  expect(await read(visit(), token, headers)).toMatchObject({ status: 200 });
  expect(await read(visit(), token, headers)).toMatchObject({ status: 200 });
  expect(await read(visit(), token, headers)).toMatchObject({ status: 429, decidedBy: 'token.budgets' });

  await press(page, 'ABC report');
  await page.getByText('Only with the header X-Token-Key').waitFor();
  await page.getByText(/Monday.* and Sunday, 00:00 to 00:00 of the next day, Europe\/Berlin/).waitFor();
  await page.getByText(/At most 2 calls a day/).waitFor();
  expect(await page.content()).not.toContain(secret);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('addresses are proven by the set-up check, trusted and limited in the policy, and calls from elsewhere are refused', async () => {
  await visit().setRules(OPEN);
  await visit().control('POST', '/switches', { clientIp: 'x-forwarded-for', clientAddress: '192.0.2.7' });
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  const trust = admin.getByLabel('The addresses of callers are trusted', { exact: true });
  await admin.getByText(/Not to be had yet: the set-up check must see/).waitFor();
  expect(await trust.isDisabled()).toBe(true);
  await tab(admin, 'Set-up check');
  await press(admin, 'Run the check');
  await admin.getByText('Calls from outside').waitFor();
  const lines = (await admin.locator('code').allInnerTexts()).filter((text) => /curl /.test(text));
  expect(lines).toHaveLength(2);
  for (const line of lines) expect((await sendAsCurl(line.trim())).status).toBe(200);
  await press(admin, 'Look again');
  await admin.getByText(/Seen with the curl line, the policy can rest on it\./).waitFor();

  await admin.reload();
  await tab(admin, 'Policy');
  await tick(admin, 'The addresses of callers are trusted');
  await tick(admin, 'Only from certain addresses');
  await admin.getByLabel('Addresses and ranges').fill('203.0.113.0/24');
  await saveRules(admin);

  const member = await visit().open('project-page', 'member');
  await press(member, 'Show limits');
  await member.getByLabel('Only from these addresses').fill('203.0.113.7');
  await press(member, 'Create token');
  const token = await shownToken(member);
  const from = async (clientAddress: string) => {
    await visit().control('POST', '/switches', { clientAddress });
    return read(visit(), token, { 'X-Forwarded-For': '203.0.113.7' });
  };
  expect(await from('192.0.2.7')).toMatchObject({ status: 403, decidedBy: 'policy.ipRanges' });
  expect(await from('203.0.113.8')).toMatchObject({ status: 403, decidedBy: 'token.ipRanges' });
  expect(await from('203.0.113.7')).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 90_000);

test('what cannot be a limit is said at its field, and nothing else is lost', async () => {
  await visit().setRules(OPEN);
  const page = await visit().open('project-page', 'member');
  await page.getByLabel('What uses it (optional)').fill('The build server');
  await press(page, 'Show limits');
  await tick(page, 'Only at certain hours');
  await page.getByLabel('Time zone').fill('Berlin time');
  await tick(page, 'Only with a second secret');
  await page.getByLabel('Name of the header').fill('Authorization');
  await press(page, 'Create token');
  await page.getByText('Not a time zone such as Europe/Berlin.').waitFor();
  await page.getByText(/A name such as X-Token-Key/).waitFor();
  expect(await page.getByLabel('What uses it (optional)').inputValue()).toBe('The build server');
}, 60_000);

test('a project admin narrows the rules of the project, a member’s call is refused, and the page says whose rule it is', async () => {
  await visit().setRules(OPEN);
  const scopes = ['read:jira-work', 'write:jira-work'];
  const { token } = await visit().issue('member', { name: 'sync', scopes, effects: ['read', 'write'] });
  const lead = await visit().open('project-page', 'lead');
  await tab(lead, 'Rules for this project');
  await tick(lead, 'Tokens only read in this project');
  await press(lead, 'What would this hit?');
  await lead.getByText('Here 1 token loses powers.').waitFor();
  expect(await lead.getByText('sync', { exact: true }).count()).toBe(0);
  await press(lead, 'Save');
  await lead.getByText('Saved. It counts from the next call on.').waitFor();

  const summary = JSON.stringify({ fields: { summary: 'x' } });
  const edit = () => visit().call(token, '/rest/api/3/issue/ABC-1', { method: 'PUT', body: summary });
  const refused = await edit();
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ decidedBy: 'project-rule.readOnly' });
  expect(await read(visit(), token)).toMatchObject({ status: 200 });

  const member = await visit().open('project-page', 'member');
  await member
    .getByText('The admins of this project narrow what the site allows: tokens only read.')
    .waitFor();
  expect(await member.getByRole('tab', { name: 'Rules for this project' }).count()).toBe(0);
  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await admin.getByRole('row', { name: /ABC.*reading only.*Lea Lead/s }).waitFor();

  // Taken back, it works again.
  await tick(lead, 'Tokens only read in this project');
  await press(lead, 'Save');
  await lead.getByText('This project says nothing beyond the site’s policy.').waitFor();
  expect((await edit()).status).toBe(204);
  expect(visit().complaints).toEqual([]);
}, 60_000);

test('a Jira admin removes what a project says, whether or not its page is still there', async () => {
  await visit().setRules(OPEN);
  const scopes = ['read:jira-work', 'write:jira-work'];
  const { token } = await visit().issue('member', { name: 'sync', scopes, effects: ['read', 'write'] });
  const rules = { tokensOn: false, readOnly: false, mayAsk: { kind: 'everyone' }, lifetimeDaysMax: null };
  const draft = { revision: 0, rules: { ...rules, scopes: null, operations: { kind: 'any' } } };
  expect(await visit().invoke('project-page', 'project-rule/change', 'lead', draft)).toMatchObject({
    ok: true,
  });
  expect(await read(visit(), token)).toMatchObject({ status: 403 });

  const admin = await visit().open('admin-page', 'admin');
  await tab(admin, 'Policy');
  await press(admin, 'Remove…');
  await press(admin, 'Remove them');
  await admin.getByText('The rules of ABC are removed').first().waitFor();
  await admin.getByText('No project says anything beyond this policy.').waitFor();
  expect(await read(visit(), token)).toMatchObject({ status: 200 });
  expect(visit().complaints).toEqual([]);
}, 60_000);
