/** A site that has been lived in: tokens of several people, calls, denials, ended tokens, a policy with a history. */
import type { RulesView } from '../../src/console/contract';
import { APP_SCOPES } from '../../src/catalogue/scopes';
import { ACCOUNT_IDS, PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { PLAIN_RULES } from '../support/plain-rules';
import { valueOf, type Visit } from './open-site';

/** Everything an admin can allow. */
export const OPEN: Partial<RulesView> = {
  tokensOn: true,
  scopes: APP_SCOPES,
  readOnly: false,
  siteWideTokens: true,
};

/** Nobody gets a token at once. */
export const ALWAYS: RulesView['approval'] = { ...PLAIN_RULES.approval, needs: 'always' };

/** One order waits. */
export async function ordered(visit: Visit): Promise<void> {
  await visit.setRules({ ...OPEN, approval: ALWAYS });
  valueOf(
    await visit.invoke('project-page', 'order/place', 'member', {
      justification: 'The release notes are written by hand every week.',
      order: { ...WRITE, name: 'release notes bot', days: 30 },
    }),
  );
}

const PAST_MS = 120_000;
const READ = { scopes: ['read:jira-work'], effects: ['read'] } as const;
const WRITE = { scopes: ['read:jira-work', 'write:jira-work'], effects: ['read', 'write'] } as const;

export async function seed(visit: Visit): Promise<void> {
  // Counts are written a minute later at the earliest: that minute begins in the past, so that the browser's clock is right in the end.
  await visit.control('POST', '/clock', { advanceMs: -PAST_MS });
  await visit.setRules({ ...OPEN });
  const report = await visit.issue('member', {
    ...READ,
    name: 'nightly export',
    purpose: 'Runs on the build server every night',
  });
  const bot = await visit.issue('member', { ...WRITE, name: 'release notes bot', days: 10 });
  await visit.issue('lead', { ...WRITE, effects: ['read', 'write', 'delete'], name: 'cleanup' });
  await visit.issue('admin', { ...READ, name: 'site report', reach: 'site' });
  const old = await visit.issue('leaver', { ...WRITE, name: 'import of 2025' });
  const ended = await visit.issue('member', { ...READ, name: 'trial' });

  for (const at of ['/rest/api/3/issue/ABC-1', '/rest/api/3/project/ABC', '/rest/api/3/issue/ABC-2'])
    await visit.call(report.token, at);
  await visit.call(bot.token, '/rest/api/3/issue/ABC-1/comment', {
    method: 'POST',
    body: JSON.stringify({
      body: {
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Released.' }] }],
      },
    }),
  });
  await visit.call(old.token, '/rest/api/3/project/ABC');
  for (let time = 0; time < 14; time += 1) await visit.call(report.token, '/rest/api/3/project/OPS');
  await visit.call(report.token, '/rest/api/3/issue/ABC-1', {
    method: 'PUT',
    body: JSON.stringify({ fields: { summary: 'x' } }),
  });
  valueOf(
    await visit.invoke('admin-page', 'token/revoke', 'admin', {
      locator: ended.locator,
      because: 'unused',
      note: 'Nobody knew what it was for.',
    }),
  );
  await visit.control('POST', '/people/leaver', { active: false });
  // The counts of the last minute are written with the first call of the next.
  await visit.control('POST', '/clock', { advanceMs: PAST_MS });
  await visit.call(report.token, '/rest/api/3/issue/ABC-1');
  await visit.call(bot.token, '/rest/api/3/issue/ABC-1');
}

/** The lead has ordered two tokens for the member: one can be claimed, one waits. */
export async function placedForOther(visit: Visit): Promise<void> {
  const approval = { ...ALWAYS, needs: 'when' } as const;
  await visit.setRules({ ...OPEN, approval, mayCreateForOthers: { kind: 'everyone' } });
  const [ownerId, projectIds] = [ACCOUNT_IDS.member, [PROJECT_IDS.ABC]];
  for (const order of [
    { ...READ, name: 'weekly figures', projectIds },
    { ...WRITE, name: 'release notes bot', projectIds },
  ])
    valueOf(
      await visit.invoke('project-page', 'order/place-for', 'lead', {
        ...{ ownerId, order, justification: 'Takes over the release notes.' },
      }),
    );
}

/** A bot's token of the member's, which the lead backs up; its project page is open at ABC. */
export async function seedBot(visit: Visit): Promise<void> {
  await visit.setRules({ ...OPEN });
  const people = await visit.control('GET', '/site');
  const idOf = (user: string): string =>
    (people as { people: { alias: string; accountId: string }[] }).people.find(({ alias }) => alias === user)
      ?.accountId ?? '';
  const own = await visit.issue('member', { ...READ, name: 'personal' });
  const { token } = valueOf<{ token: { reach: { projects: readonly { id: string }[] } } }>(
    await visit.invoke('admin-page', 'token/read', 'admin', { locator: own.locator }),
  );
  const placed = valueOf<{ orderId: string }>(
    await visit.invoke('admin-page', 'order/place-for', 'admin', {
      ownerId: idOf('member'),
      backupId: idOf('lead'),
      justification: 'Writes the release notes',
      order: { ...WRITE, name: 'release bot', projectIds: token.reach.projects.map(({ id }) => id) },
    }),
  );
  valueOf(await visit.invoke('project-page', 'order/claim', 'member', { id: placed.orderId }));
}
