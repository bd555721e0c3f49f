import { fetch, type APIResponse } from '@forge/api';
import { fail, ok } from '../base/result';
import type { OwnCall, OwnGateway, OwnReply, Unreached } from '../console/own-gateway';
import { DeadlineError, withinMs } from './deadline';
import { gatewayAddress } from './gateway-address';

/** A person is waiting; `withinMs` ends it earlier where the invocation ends. */
const DEADLINE_MS = 10_000;

/**
 * The app's own web trigger, over the network. `fetch` of @forge/api is the platform's own global, which lets out what manifest.yml
 * names under `permissions.external.fetch.backend` (runtime-egress-permissions). No other address than the gateway's can be called.
 */
export const ownGateway: OwnGateway = {
  async call(request) {
    const address = await gatewayAddress.find();
    if (!address.ok) return fail('other');
    const url = address.value + request.suffix;
    if (!isBelow(url, address.value)) return fail('other');
    try {
      return await withinMs(DEADLINE_MS, send(url, request));
    } catch (error) {
      return fail(faultOf(error));
    }
  },
};

/** Still so once dot segments are resolved, as fetch does. */
const isBelow = (url: string, address: string): boolean =>
  URL.canParse(url) && new URL(url).href.startsWith(`${new URL(address).href}/`);

async function send(url: string, { method, headers, body }: OwnCall): Promise<ReturnType<typeof readReply>> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...headers },
    ...(body === undefined ? {} : { body: Uint8Array.from(body).buffer }),
  });
  return readReply(response);
}

/** The platform's proxy says its refusals in a header (api/out/api/fetch.js:63), and the local wrapper may throw them instead. */
async function readReply(
  response: APIResponse,
): Promise<{ ok: true; value: OwnReply } | { ok: false; error: Unreached }> {
  const refused = response.headers.get('forge-proxy-error');
  if (refused !== null) return fail(refused.includes(EGRESS) ? 'egress' : 'other');
  return ok({ status: response.status, body: await response.text() });
}

const EGRESS = 'EGRESS';
/** The platform's code, and the sentence of older runtimes (runtime-egress-permissions). */
const NOT_LET_OUT = /EGRESS|external fetch backend permissions/i;

function faultOf(error: unknown): Unreached {
  if (error instanceof DeadlineError) return 'timeout';
  return error instanceof Error && NOT_LET_OUT.test(`${error.name} ${error.message}`) ? 'egress' : 'other';
}
