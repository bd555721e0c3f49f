/**
 * The pages' way to their resolvers: one function for each entry of the contract. The only importer of @forge/bridge.
 * None rejects: a call that never reached the resolver is a refusal too.
 */
import { makeInvoke } from '@forge/bridge';
import type {
  AdminEntries,
  Paging,
  PolicyChange,
  ProjectEntries,
  Reply,
  TokenOrder,
  TokenRef,
  TokenSearch,
} from '../src/console/contract';
import { UNREACHABLE } from './shared/text';

type Calls<Entries> = {
  [Key in keyof Entries]: Entries[Key] extends { payload: infer Payload; value: infer Value }
    ? [Payload] extends [undefined]
      ? () => Reply<Value>
      : (payload: Payload) => Reply<Value>
    : never;
};

const invokeAdmin = makeInvoke<Calls<AdminEntries>>();
const invokeProject = makeInvoke<Calls<ProjectEntries>>();

async function settle<Value>(reply: Promise<Reply<Value>>): Promise<Reply<Value>> {
  try {
    return await reply;
  } catch {
    return { ok: false, refusal: { code: 'internal', text: UNREACHABLE } };
  }
}

export const adminApi = {
  readPolicy: () => settle(invokeAdmin('policy/read')),
  changePolicy: (change: PolicyChange) => settle(invokeAdmin('policy/change', change)),
  searchTokens: (search: TokenSearch) => settle(invokeAdmin('tokens/search', search)),
  revokeToken: (ref: TokenRef) => settle(invokeAdmin('token/revoke', ref)),
};

export const projectApi = {
  readOffer: () => settle(invokeProject('offer/read')),
  issueToken: (order: TokenOrder) => settle(invokeProject('token/issue', order)),
  listTokens: (page: Paging) => settle(invokeProject('token/list', page)),
  revokeToken: (ref: TokenRef) => settle(invokeProject('token/revoke', ref)),
};

export type AdminApi = typeof adminApi;
export type ProjectApi = typeof projectApi;
