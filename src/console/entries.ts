/** The table of each page: key → entry. Keys and payloads are documented in contract.ts. */
import { adminEntry, projectEntry, type Entry } from './access';
import { changePolicy, readPolicy } from './change-policy';
import type { AdminEntries, ProjectEntries } from './contract';
import { readOffer } from './issue-token';
import { listOwnTokens, searchTokens } from './list-tokens';
import { orderToken } from './order-token';
import { auditSearch, nothing, paging, policyChange, tokenOrder, tokenRef, tokenSearch } from './payloads';
import type { ConsolePorts } from './ports';
import { searchAudit } from './read-audit';
import { revokeAnyToken, revokeOwnToken } from './revoke-token';

export const adminEntries = (ports: ConsolePorts): Readonly<Record<keyof AdminEntries, Entry>> => ({
  'policy/read': adminEntry(nothing, () => readPolicy(ports)),
  'policy/change': adminEntry(policyChange, (change, actor) => changePolicy(change, actor, ports)),
  'tokens/search': adminEntry(tokenSearch, (search) => searchTokens(search, ports)),
  'token/revoke': adminEntry(tokenRef, (ref, actor) => revokeAnyToken(ref, actor, ports)),
  'audit/search': adminEntry(auditSearch, (search) => searchAudit(search, ports)),
});

export const projectEntries = (ports: ConsolePorts): Readonly<Record<keyof ProjectEntries, Entry>> => ({
  'offer/read': projectEntry(nothing, (_none, actor) => readOffer(actor, ports)),
  'token/issue': projectEntry(tokenOrder, (order, actor, standings) =>
    orderToken(order, actor, standings, ports),
  ),
  'token/list': projectEntry(paging, (page, actor) => listOwnTokens(page, actor, ports)),
  'token/revoke': projectEntry(tokenRef, (ref, actor) => revokeOwnToken(ref, actor, ports)),
});

export const ADMIN_KEYS: readonly (keyof AdminEntries)[] = [
  'policy/read',
  'policy/change',
  'tokens/search',
  'token/revoke',
  'audit/search',
];
export const PROJECT_KEYS: readonly (keyof ProjectEntries)[] = [
  'offer/read',
  'token/issue',
  'token/list',
  'token/revoke',
];
