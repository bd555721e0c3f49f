import { webTrigger } from '@forge/api';
import { fail, ok } from '../base/result';
import type { GatewayAddress } from '../console/ports';
import { withinMs } from './deadline';

/** Key of the web trigger in manifest.yml. */
const GATEWAY_MODULE = 'gateway';
const DEADLINE_MS = 10_000;

/** The web trigger's URL: stable per installation, and no secret (runtime-reference/web-trigger-api). */
export const gatewayAddress: GatewayAddress = {
  async find() {
    try {
      return ok(await withinMs(DEADLINE_MS, webTrigger.getUrl(GATEWAY_MODULE)));
    } catch {
      return fail({ reason: 'storage-unavailable', code: 'WEB_TRIGGER_URL' });
    }
  },
};
