/** "Test it now": does a token that was just issued get through the gateway, as a script would use it? */
import * as z from 'zod/mini';
import { once } from '../base/once';
import { ok } from '../base/result';
import { isTagged, parseToken } from '../tokens/token';
import type { Actor } from './actor';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
import type { TokenTest, TokenTestView } from './set-up-contract';

/**
 * Calls `GET /token/self` over the network. `token-unknown` for whatever is not a token of this installation that belongs to the person
 * who asks, as for one that does not exist; nothing is called then. The token goes to the gateway's URL and nowhere else.
 */
export async function testToken(
  { token }: TokenTest,
  { accountId }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenTestView>> {
  const parsed = parseToken(token);
  if (!parsed) return refuse('token-unknown');
  const keys = await ports.tagKeys.find(ports.clock.now(), parsed.tagVersion);
  if (!keys.ok) return refuseStore(keys.error);
  if (!keys.value || !isTagged(parsed, keys.value)) return refuse('token-unknown');
  const record = await ports.tokens.find(parsed.locator);
  if (!record.ok) return refuseStore(record.error);
  if (record.value?.ownerId !== accountId) return refuse('token-unknown');

  const sentAt = ports.clock.now();
  const replied = await ports.ownGateway.call({
    method: 'GET',
    suffix: '/token/self',
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!replied.ok) return ok({ reached: false, why: replied.error });
  const { status, body } = replied.value;
  const code = status === 200 ? undefined : refusalCodeOf(body);
  return ok({
    reached: true,
    status,
    tookMs: ports.clock.now() - sentAt,
    ...(code === undefined ? {} : { code }),
  });
}

const problem = once(() => z.object({ type: z.string() }));

/** The last part of an RFC 9457 type; undefined where the answer is no refusal of the gateway's. */
function refusalCodeOf(body: string): string | undefined {
  try {
    const parsed = problem().safeParse(JSON.parse(body));
    return parsed.success ? /\/([a-z-]{1,40})$/.exec(parsed.data.type)?.[1] : undefined;
  } catch {
    return undefined;
  }
}
