/** A scheduled trigger, run on demand: the local host does not run them by the clock (forge-platform.md §6.2). */
import * as z from 'zod';
import type { HostState } from '../host-state';
import type { AppModule } from '../app/manifest';
import type { FunctionRunner } from './run-function';

const ResultSchema = z.looseObject({ statusCode: z.int() });

/** The handler's own `statusCode`, 204 when it gives none, 424 when it threw or was killed. */
export async function runSchedule(
  state: HostState,
  runner: FunctionRunner,
  schedule: AppModule,
): Promise<number> {
  const { installation, limits, manifest } = state;
  const own = manifest.functions.find(({ key }) => key === schedule.functionKey)?.timeoutMs;
  const outcome = await runner.run({
    target: schedule,
    timeoutMs: own ?? limits.scheduleTimeoutMs,
    payload: {
      context: {
        cloudId: installation.cloudId,
        moduleKey: schedule.moduleKey,
        userAccess: { enabled: false },
      },
      contextToken: state.contextToken,
    },
    context: { installContext: installation.contextAri, installation: installation.asContext },
  });
  if (outcome.kind !== 'returned') return 424;
  const result = ResultSchema.safeParse(outcome.value);
  return result.success ? result.data.statusCode : 204;
}
