/**
 * The pages' way out: one function for each entry of the contract, and what they ask of Jira around them. The only importer of
 * @forge/bridge. None rejects: a call that never reached the resolver is a refusal too.
 */
import { makeInvoke, showFlag, view } from '@forge/bridge';
import type {
  AdminEntries,
  AuditSearch,
  BulkDraft,
  BulkRef,
  BulkStart,
  Freezing,
  FreezeRef,
  GatewayReplacement,
  GroupSearch,
  HandOver,
  OperationsWish,
  OrderFor,
  OrderApproval,
  OrderDenial,
  OrderPlacing,
  OrderRef,
  OrderSearch,
  Paging,
  Pausing,
  PolicyChange,
  PolicyPreview,
  ProjectEntries,
  ProjectRuleChange,
  ProjectRulePreview,
  ProjectRuleRef,
  ProjectSearch,
  Reply,
  Revocation,
  Revocations,
  Rotation,
  RuleOperationsWish,
  ScopeRef,
  TokenExtension,
  TokenOrder,
  TokenRef,
  TokenSearch,
} from '../src/console/contract';
import type { Reader } from './shared/words';

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
    return { ok: false, refusal: { code: 'unreachable' } };
  }
}

/** As `settle`, of what saves nothing: to whoever only looks, a storage that is down says no word of saving. */
async function settleRead<Value>(reply: Promise<Reply<Value>>): Promise<Reply<Value>> {
  const settled = await settle(reply);
  return !settled.ok && 'refusal' in settled && settled.refusal.code === 'storage-unavailable'
    ? { ok: false, refusal: { code: 'storage-unread' } }
    : settled;
}

export const adminApi = {
  readOverview: () => settleRead(invokeAdmin('overview/read')),
  readPolicy: () => settleRead(invokeAdmin('policy/read')),
  readPolicyOptions: () => settleRead(invokeAdmin('policy/options')),
  previewPolicy: (preview: PolicyPreview) => settleRead(invokeAdmin('policy/preview', preview)),
  changePolicy: (change: PolicyChange) => settle(invokeAdmin('policy/change', change)),
  readFreeze: () => settleRead(invokeAdmin('freeze/read')),
  addFreeze: (freezing: Freezing) => settle(invokeAdmin('freeze/add', freezing)),
  thawFreeze: (ref: FreezeRef) => settle(invokeAdmin('freeze/thaw', ref)),
  readGateway: () => settleRead(invokeAdmin('gateway/read')),
  replaceGateway: (replacement: GatewayReplacement) => settle(invokeAdmin('gateway/replace', replacement)),
  searchProjects: (search: ProjectSearch) => settleRead(invokeAdmin('projects/search', search)),
  searchGroups: (search: GroupSearch) => settleRead(invokeAdmin('groups/search', search)),
  listProjectRules: () => settleRead(invokeAdmin('project-rules/list')),
  dropProjectRule: (ref: ProjectRuleRef) => settle(invokeAdmin('project-rule/drop', ref)),
  listScopeOperations: (ref: ScopeRef) => settleRead(invokeAdmin('scope/operations', ref)),
  listOperations: (wish: OperationsWish) => settleRead(invokeAdmin('operations/list', wish)),
  searchTokens: (search: TokenSearch) => settleRead(invokeAdmin('tokens/search', search)),
  revokeTokens: (revocations: Revocations) => settle(invokeAdmin('tokens/revoke', revocations)),
  readToken: (ref: TokenRef) => settleRead(invokeAdmin('token/read', ref)),
  revokeToken: (revocation: Revocation) => settle(invokeAdmin('token/revoke', revocation)),
  pauseToken: (pausing: Pausing) => settle(invokeAdmin('token/pause', pausing)),
  resumeToken: (ref: TokenRef) => settle(invokeAdmin('token/resume', ref)),
  retireToken: (ref: TokenRef) => settle(invokeAdmin('token/retire', ref)),
  handOverToken: (handed: HandOver) => settle(invokeAdmin('token/hand-over', handed)),
  placeOrderFor: (order: OrderFor) => settle(invokeAdmin('order/place-for', order)),
  judgeBulk: (draft: BulkDraft) => settleRead(invokeAdmin('bulk/judge', draft)),
  startBulk: (start: BulkStart) => settle(invokeAdmin('bulk/start', start)),
  stepBulk: (ref: BulkRef) => settle(invokeAdmin('bulk/step', ref)),
  cancelBulk: (ref: BulkRef) => settle(invokeAdmin('bulk/cancel', ref)),
  readBulk: (ref: BulkRef) => settleRead(invokeAdmin('bulk/read', ref)),
  listBulks: (page: Paging) => settleRead(invokeAdmin('bulk/list', page)),
  searchOrders: (search: OrderSearch) => settleRead(invokeAdmin('orders/search', search)),
  readOrder: (ref: OrderRef) => settleRead(invokeAdmin('order/read', ref)),
  approveOrder: (approval: OrderApproval) => settle(invokeAdmin('order/approve', approval)),
  denyOrder: (denial: OrderDenial) => settle(invokeAdmin('order/deny', denial)),
  takeBackOrder: (denial: OrderDenial) => settle(invokeAdmin('order/take-back', denial)),
  searchAudit: (search: AuditSearch) => settleRead(invokeAdmin('audit/search', search)),
  startSetUp: () => settle(invokeAdmin('set-up/start')),
  readSetUp: () => settleRead(invokeAdmin('set-up/read')),
};

export const projectApi = {
  readOffer: () => settleRead(invokeProject('offer/read')),
  readProjectRule: () => settleRead(invokeProject('project-rule/read')),
  previewProjectRule: (preview: ProjectRulePreview) =>
    settleRead(invokeProject('project-rule/preview', preview)),
  changeProjectRule: (change: ProjectRuleChange) => settle(invokeProject('project-rule/change', change)),
  listRuleOperations: (wish: RuleOperationsWish) =>
    settleRead(invokeProject('project-rule/operations', wish)),
  searchGroups: (search: GroupSearch) => settleRead(invokeProject('groups/search', search)),
  searchProjects: (search: ProjectSearch) => settleRead(invokeProject('projects/search', search)),
  listScopeOperations: (ref: ScopeRef) => settleRead(invokeProject('scope/operations', ref)),
  listOperations: (wish: OperationsWish) => settleRead(invokeProject('operations/list', wish)),
  issueToken: (order: TokenOrder) => settle(invokeProject('token/issue', order)),
  testToken: (tried: { readonly token: string }) => settleRead(invokeProject('token/test', tried)),
  listBackedTokens: (page: Paging) => settleRead(invokeProject('token/backed', page)),
  listTokens: (page: Paging) => settleRead(invokeProject('token/list', page)),
  readToken: (ref: TokenRef) => settleRead(invokeProject('token/read', ref)),
  revokeToken: (revocation: Revocation) => settle(invokeProject('token/revoke', revocation)),
  pauseToken: (pausing: Pausing) => settle(invokeProject('token/pause', pausing)),
  resumeToken: (ref: TokenRef) => settle(invokeProject('token/resume', ref)),
  rotateToken: (rotation: Rotation) => settle(invokeProject('token/rotate', rotation)),
  retireToken: (ref: TokenRef) => settle(invokeProject('token/retire', ref)),
  extendToken: (extension: TokenExtension) => settle(invokeProject('token/extend', extension)),
  placeOrder: (placing: OrderPlacing) => settle(invokeProject('order/place', placing)),
  placeOrderFor: (order: OrderFor) => settle(invokeProject('order/place-for', order)),
  listOrders: (page: Paging) => settleRead(invokeProject('order/list', page)),
  listPlacedOrders: (page: Paging) => settleRead(invokeProject('order/placed', page)),
  withdrawOrder: (ref: OrderRef) => settle(invokeProject('order/withdraw', ref)),
  claimOrder: (ref: OrderRef) => settle(invokeProject('order/claim', ref)),
  searchOrders: (search: OrderSearch) => settleRead(invokeProject('orders/search', search)),
  readOrder: (ref: OrderRef) => settleRead(invokeProject('order/read', ref)),
  approveOrder: (approval: OrderApproval) => settle(invokeProject('order/approve', approval)),
  denyOrder: (denial: OrderDenial) => settle(invokeProject('order/deny', denial)),
  takeBackOrder: (denial: OrderDenial) => settle(invokeProject('order/take-back', denial)),
};

export type AdminApi = typeof adminApi;
export type ProjectApi = typeof projectApi;

/** Who reads, as Jira tells it; English and the browser's time zone where it does not. */
export async function readReader(): Promise<Reader> {
  try {
    const { locale, timezone } = await view.getContext();
    return { locale, timeZone: timezone };
  } catch {
    return { locale: 'en' };
  }
}

/** A message that Jira shows beside the page and takes away again. */
export const tell = (id: string, title: string, description?: string): void =>
  void showFlag({
    id,
    title,
    type: 'success',
    isAutoDismiss: true,
    ...(description === undefined ? {} : { description }),
  });
