import { sweep } from '../console/sweep/sweep';
import { parseInstallation } from './installation';
import { appLog, consolePorts } from './wiring';

/** Scheduled trigger `sweep`. Bounded, repeatable, not needed for anything to be right. 503: a step failed, and the log says which. */
export async function handle(_event: unknown, context: unknown): Promise<{ readonly statusCode: number }> {
  const installation = parseInstallation(context);
  if (!installation) {
    appLog.failure('sweep', 'NO_INSTALLATION');
    return { statusCode: 500 };
  }
  const outcomes = await sweep(consolePorts(installation.installation));
  for (const outcome of outcomes)
    if ('bug' in outcome) appLog.bugIn(`sweep ${outcome.step}`, outcome.bug);
    else if ('code' in outcome) appLog.failure(`sweep ${outcome.step}`, outcome.code);
  const counted = outcomes.flatMap((outcome) => ('count' in outcome ? [[outcome.step, outcome.count]] : []));
  appLog.sweep(Object.fromEntries(counted) as Readonly<Record<string, number>>);
  return { statusCode: counted.length === outcomes.length ? 200 : 503 };
}
