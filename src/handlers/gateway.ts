import { answerRefusal, type Answer } from '../gateway/answer';
import { serve } from '../gateway/serve';
import { parseInstallation } from './installation';
import { appLog, gatewayPorts } from './wiring';

/** Web trigger `gateway`: every call of every script. */
export async function handle(event: unknown, context: unknown): Promise<Answer> {
  const site = parseInstallation(context);
  if (!site) {
    appLog.failure('gateway', 'NO_INSTALLATION');
    return answerRefusal({ code: 'internal' }, { requestId: 'none' });
  }
  return serve(event, gatewayPorts(site));
}
