import * as z from 'zod/mini';
import { once } from '../base/once';
import { hearOfAccount } from '../console/sweep/hear-of-account';
import { parseInstallation } from './installation';
import { appLog, consolePorts } from './wiring';

/** All that is read of a user event (events-reference/jira). Account ids: user-privacy-guidelines. */
const userEvent = once(() =>
  z.object({
    eventType: z.enum(['avi:jira:deleted:user', 'avi:jira:updated:user']),
    user: z.object({ accountId: z.string().check(z.regex(/^[A-Za-z0-9:-]{1,128}$/)) }),
  }),
);

/** Trigger `jira-users`. Repeatable; what it misses or fails at, the sweep finds. */
export async function handle(event: unknown, context: unknown): Promise<void> {
  const installation = parseInstallation(context);
  const parsed = userEvent().safeParse(event);
  if (!installation) appLog.failure('jira-events', 'NO_INSTALLATION');
  else if (!parsed.success) appLog.failure('jira-events', 'EVENT_UNREADABLE');
  else await hear(parsed.data.user.accountId, installation.installation);
}

async function hear(accountId: string, installation: string): Promise<void> {
  try {
    const ended = await hearOfAccount(accountId, consolePorts(installation));
    if (!ended.ok) appLog.failure('jira-events', ended.error.code);
  } catch (bug) {
    appLog.bugIn('jira-events', bug);
  }
}
