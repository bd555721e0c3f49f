import { sweep } from '../console/sweep';
import { parseInstallation } from './installation';
import { appLog, consolePorts } from './wiring';

/** Scheduled trigger `sweep`. Bounded, repeatable, not needed for anything to be right. */
export async function handle(_event: unknown, context: unknown): Promise<{ readonly statusCode: number }> {
  const installation = parseInstallation(context);
  if (!installation) {
    appLog.failure('sweep', 'NO_INSTALLATION');
    return { statusCode: 500 };
  }
  const erased = await sweep(consolePorts(installation.installation));
  if (erased.ok) appLog.sweep(erased.value);
  else appLog.failure('sweep', erased.error.code);
  return { statusCode: erased.ok ? 200 : 503 };
}
