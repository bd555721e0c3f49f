import * as z from 'zod/mini';
import { once } from '../base/once';
import { hearOfProject } from '../console/sweep/hear-of-project';
import { parseInstallation } from './installation';
import { appLog, consolePorts } from './wiring';

/** All that is read of a project event (events-reference/jira). */
const projectEvent = once(() =>
  z.object({
    eventType: z.literal('avi:jira:deleted:project'),
    project: z.object({
      id: z.pipe(
        z.union([z.string(), z.int()]),
        z.pipe(z.transform(String), z.string().check(z.regex(/^\d{1,19}$/))),
      ),
    }),
  }),
);

/** Trigger `jira-projects`. Repeatable; what it misses or fails at, the sweep finds. */
export async function handle(event: unknown, context: unknown): Promise<void> {
  const installation = parseInstallation(context);
  const parsed = projectEvent().safeParse(event);
  if (!installation) appLog.failure('project-events', 'NO_INSTALLATION');
  else if (!parsed.success) appLog.failure('project-events', 'EVENT_UNREADABLE');
  else await hear(parsed.data.project.id, installation.installation);
}

async function hear(projectId: string, installation: string): Promise<void> {
  try {
    const ended = await hearOfProject(projectId, consolePorts(installation));
    if (!ended.ok) appLog.failure('project-events', ended.error.code);
  } catch (bug) {
    appLog.bugIn('project-events', bug);
  }
}
