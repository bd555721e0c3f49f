import { webTrigger } from '@forge/api';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { GatewayAddress } from '../console/ports';
import { withinMs } from './deadline';

/** Key of the web trigger in manifest.yml. */
const GATEWAY_MODULE = 'gateway';
const DEADLINE_MS = 10_000;

/**
 * The web trigger's URLs: stable per installation until they are deleted, and no secret (runtime-reference/web-trigger-api). The CLI can
 * make more than one.
 */
export const gatewayAddress: GatewayAddress = {
  find: () => ask(() => webTrigger.getUrl(GATEWAY_MODULE)),
  create: () => ask(() => webTrigger.getUrl(GATEWAY_MODULE, true)),
  erase: (address) => ask(() => webTrigger.deleteUrl(address)),
  list: async () => {
    const urls = await ask(() => webTrigger.queryUrls(GATEWAY_MODULE));
    return urls.ok ? ok(urls.value.map(({ url }) => url)) : urls;
  },
};

async function ask<Answer>(call: () => Promise<Answer>): Promise<Result<Answer, StoreFailure>> {
  try {
    return ok(await withinMs(DEADLINE_MS, call()));
  } catch {
    return fail({ reason: 'storage-unavailable', code: 'WEB_TRIGGER_URL' });
  }
}
