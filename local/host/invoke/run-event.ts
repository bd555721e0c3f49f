/** An event of Jira's, delivered on demand: the small Jira sends none by itself (forge-platform.md §6.2). */
import type { AppModule } from '../app/manifest';
import type { HostState } from '../host-state';
import type { FunctionRunner, Outcome } from './run-function';

export interface JiraEvent {
  readonly eventType: string;
  readonly [fact: string]: unknown;
}

/** How the trigger's function ended. Forge tells nobody, and does not look at what it returns unless it asks to be called again. */
export async function runEvent(
  { installation, limits, manifest }: HostState,
  runner: FunctionRunner,
  { trigger, event }: { readonly trigger: AppModule; readonly event: JiraEvent },
): Promise<Outcome['kind']> {
  const own = manifest.functions.find(({ key }) => key === trigger.functionKey)?.timeoutMs;
  const { kind } = await runner.run({
    target: trigger,
    timeoutMs: own ?? limits.scheduleTimeoutMs,
    payload: event,
    context: { installContext: installation.contextAri, installation: installation.asContext },
  });
  return kind;
}
