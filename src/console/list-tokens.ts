import { ok } from '../base/result';
import type { PageRequest, TokenQuery } from '../tokens/store';
import type { Actor } from './actor';
import type { TokenPageView } from './contract';
import type { ConsolePorts } from './ports';
import { refuseStore, type Outcome } from './refusal';
import { viewToken } from './views';

interface Search extends PageRequest {
  readonly ownerId?: string | undefined;
  readonly projectId?: string | undefined;
}

/** Every token of the site, or one owner's or project's. */
export function searchTokens(
  { ownerId, projectId, ...page }: Search,
  ports: ConsolePorts,
): Promise<Outcome<TokenPageView>> {
  if (ownerId !== undefined) return list({ by: 'owner', ownerId }, page, ports);
  if (projectId !== undefined) return list({ by: 'project', projectId }, page, ports);
  return list({ by: 'all' }, page, ports);
}

/** A person's own tokens, of every project: whoever left a project must still find what to revoke. */
export async function listOwnTokens(
  page: PageRequest,
  { accountId }: Actor,
  ports: ConsolePorts,
): Promise<Outcome<TokenPageView>> {
  const listed = await list({ by: 'owner', ownerId: accountId }, page, ports);
  if (!listed.ok) return listed;
  // A cursor is opaque and comes from the caller: whatever it points to, only their own is shown.
  return ok({ ...listed.value, tokens: listed.value.tokens.filter(({ ownerId }) => ownerId === accountId) });
}

async function list(
  query: TokenQuery,
  page: PageRequest,
  { tokens, clock }: ConsolePorts,
): Promise<Outcome<TokenPageView>> {
  const found = await tokens.list(query, page);
  if (!found.ok) return refuseStore(found.error);
  const now = clock.now();
  const { records, cursor } = found.value;
  return ok({
    tokens: records.map((record) => viewToken(record, now)),
    ...(cursor === undefined ? {} : { cursor }),
  });
}
