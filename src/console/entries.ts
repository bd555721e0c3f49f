/** The table of each page: key → entry. Keys and payloads are documented in contract.ts. */
import { adminEntry, projectEntry, type Entry } from './access';
import { addFreeze, readFreeze, thawFreeze } from './change-freeze';
import { changePolicy, readPolicy } from './change-policy';
import { changeProjectRule, listProjectRules, readProjectRule } from './change-project-rule';
import type { AdminEntries, ProjectEntries } from './contract';
import { handOverToken } from './for-others/hand-over';
import { listBackedTokens } from './for-others/list-backed';
import { placeOrderFor } from './for-others/order-for';
import { placeOrderForHere } from './for-others/order-for-here';
import { bulkDraft, bulkRef, bulkStart, handOver, orderFor } from './for-others/payloads';
import { listBulks, readBulk } from './for-others/read-bulk';
import { judgeBulk, startBulk } from './for-others/start-bulk';
import { cancelBulk, stepBulk } from './for-others/step-bulk';
import { listOwnTokens } from './list-tokens';
import { listOrderOperations, listRuleOperations } from './operation-choices';
import { orderToken } from './order-token';
import {
  auditSearch,
  freezing,
  freezeRef,
  gatewayReplacement,
  groupSearch,
  nothing,
  operationsWish,
  pausing,
  paging,
  policyChange,
  policyPreview,
  projectRuleChange,
  projectRuleRef,
  projectSearch,
  revocation,
  revocations,
  rotation,
  ruleOperationsWish,
  scopeRef,
  tokenOrder,
  tokenRef,
  tokenSearch,
  tokenTest,
} from './payloads';
import { onProject, onSite } from './orders/decisions';
import { claimOrder } from './orders/claim-order';
import { approveOrder, denyOrder, takeBackOrder } from './orders/decide-order';
import { extendToken } from './orders/extend-token';
import { listOwnOrders, listPlacedOrders, placeOrder, withdrawOrder } from './orders/own-orders';
import {
  orderApproval,
  orderDenial,
  orderPlacing,
  orderRef,
  orderSearch,
  tokenExtension,
} from './orders/payloads';
import { readOrder, searchOrders } from './orders/read-orders';
import { pauseAnyToken, pauseOwnToken, resumeAnyToken, resumeOwnToken } from './pause-token';
import { readPolicyOptions, readScopeOperations } from './policy-options';
import type { ConsolePorts } from './ports';
import { previewPolicy } from './preview-policy';
import { dropProjectRule } from './drop-rules';
import { previewProjectRule } from './preview-project-rule';
import { searchAudit } from './read-audit';
import { readOffer } from './read-offer';
import { readOverview } from './read-overview';
import { readAnyToken, readOwnToken } from './read-token';
import { readGateway, replaceGateway } from './replace-gateway';
import { revokeAnyToken, revokeAnyTokens, revokeOwnToken } from './revoke-token';
import { retireAnyToken, retireOwnToken, rotateOwnToken } from './rotate-token';
import { searchGroups, searchGroupsHere } from './search-groups';
import { searchProjects } from './search-projects';
import { searchTokens } from './search-tokens';
import { readSetUp, startSetUp } from './set-up';
import { testToken } from './test-token';

export const adminEntries = (ports: ConsolePorts): Readonly<Record<keyof AdminEntries, Entry>> => ({
  'overview/read': adminEntry(nothing, () => readOverview(ports)),
  'policy/read': adminEntry(nothing, () => readPolicy(ports)),
  'policy/options': adminEntry(nothing, () => readPolicyOptions(ports)),
  'policy/preview': adminEntry(policyPreview, (preview) => previewPolicy(preview, ports)),
  'policy/change': adminEntry(policyChange, (change, actor) => changePolicy(change, actor, ports)),
  'freeze/read': adminEntry(nothing, () => readFreeze(ports)),
  'freeze/add': adminEntry(freezing, (one, actor, standings) => addFreeze(one, actor, standings, ports)),
  'freeze/thaw': adminEntry(freezeRef, (ref, actor) => thawFreeze(ref, actor, ports)),
  'gateway/read': adminEntry(nothing, () => readGateway(ports)),
  'gateway/replace': adminEntry(gatewayReplacement, (replacement, actor, standings) =>
    replaceGateway(replacement, { actor, standings, ports }),
  ),
  'projects/search': adminEntry(projectSearch, (search, _actor, standings) =>
    searchProjects(search, standings),
  ),
  'groups/search': adminEntry(groupSearch, (search, _actor, standings) => searchGroups(search, standings)),
  'project-rules/list': adminEntry(nothing, () => listProjectRules(ports)),
  'project-rule/drop': adminEntry(projectRuleRef, (ref, actor) => dropProjectRule(ref, actor, ports)),
  'scope/operations': adminEntry(scopeRef, (ref) => readScopeOperations(ref)),
  'operations/list': adminEntry(operationsWish, (wish) => listOrderOperations(wish, {}, ports)),
  'tokens/search': adminEntry(tokenSearch, ({ wish, page }) => searchTokens(wish, page, ports)),
  'tokens/revoke': adminEntry(revocations, (many, actor) => revokeAnyTokens(many, actor, ports)),
  'token/read': adminEntry(tokenRef, (ref) => readAnyToken(ref, ports)),
  'token/revoke': adminEntry(revocation, (one, actor) => revokeAnyToken(one, actor, ports)),
  'token/pause': adminEntry(pausing, (one, actor) => pauseAnyToken(one, actor, ports)),
  'token/resume': adminEntry(tokenRef, (ref, actor) => resumeAnyToken(ref, actor, ports)),
  'token/retire': adminEntry(tokenRef, (ref, actor) => retireAnyToken(ref, actor, ports)),
  'orders/search': adminEntry(orderSearch, onSite(searchOrders, ports)),
  'order/read': adminEntry(orderRef, onSite(readOrder, ports)),
  'order/approve': adminEntry(orderApproval, onSite(approveOrder, ports)),
  'order/deny': adminEntry(orderDenial, onSite(denyOrder, ports)),
  'order/take-back': adminEntry(orderDenial, onSite(takeBackOrder, ports)),
  'token/hand-over': adminEntry(handOver, (handed, actor) => handOverToken(handed, actor, ports)),
  'order/place-for': adminEntry(orderFor, (placed, actor, standings) =>
    placeOrderFor(placed, actor, standings, ports),
  ),
  'bulk/judge': adminEntry(bulkDraft, (draft, actor, standings) => judgeBulk(draft, actor, standings, ports)),
  'bulk/start': adminEntry(bulkStart, (start, actor, standings) => startBulk(start, actor, standings, ports)),
  'bulk/step': adminEntry(bulkRef, (ref, actor) => stepBulk(ref, actor, ports)),
  'bulk/cancel': adminEntry(bulkRef, (ref, actor) => cancelBulk(ref, actor, ports)),
  'bulk/read': adminEntry(bulkRef, (ref) => readBulk(ref, ports)),
  'bulk/list': adminEntry(paging, (page) => listBulks(page, ports)),
  'audit/search': adminEntry(auditSearch, (search) => searchAudit(search, ports)),
  'set-up/start': adminEntry(nothing, (_none, actor) => startSetUp(actor, ports)),
  'set-up/read': adminEntry(nothing, () => readSetUp(ports)),
});

export const projectEntries = (ports: ConsolePorts): Readonly<Record<keyof ProjectEntries, Entry>> => ({
  'offer/read': projectEntry(nothing, (_none, actor, standings) => readOffer(actor, standings, ports)),
  'project-rule/read': projectEntry(nothing, (_none, actor, standings) =>
    readProjectRule(actor, standings, ports),
  ),
  'project-rule/preview': projectEntry(policyPreview, (preview, actor, standings) =>
    previewProjectRule(preview, actor, standings, ports),
  ),
  'project-rule/change': projectEntry(projectRuleChange, (change, actor, standings) =>
    changeProjectRule(change, actor, standings, ports),
  ),
  'project-rule/operations': projectEntry(ruleOperationsWish, (wish, actor, standings) =>
    listRuleOperations(wish, { actor, standings }, ports),
  ),
  'groups/search': projectEntry(groupSearch, searchGroupsHere),
  'projects/search': projectEntry(projectSearch, (search, _actor, standings) =>
    searchProjects(search, standings),
  ),
  'scope/operations': projectEntry(scopeRef, (ref) => readScopeOperations(ref)),
  'operations/list': projectEntry(operationsWish, (wish, actor) => listOrderOperations(wish, actor, ports)),
  'token/issue': projectEntry(tokenOrder, (order, actor, standings) =>
    orderToken(order, actor, standings, ports),
  ),
  'token/list': projectEntry(paging, (page, actor) => listOwnTokens(page, actor, ports)),
  'token/read': projectEntry(tokenRef, (ref, actor) => readOwnToken(ref, actor, ports)),
  'token/revoke': projectEntry(revocation, (one, actor) => revokeOwnToken(one, actor, ports)),
  'token/pause': projectEntry(pausing, (one, actor) => pauseOwnToken(one, actor, ports)),
  'token/resume': projectEntry(tokenRef, (ref, actor) => resumeOwnToken(ref, actor, ports)),
  'token/rotate': projectEntry(rotation, (one, actor) => rotateOwnToken(one, actor, ports)),
  'token/retire': projectEntry(tokenRef, (ref, actor) => retireOwnToken(ref, actor, ports)),
  'token/backed': projectEntry(paging, (page, actor) => listBackedTokens(page, actor, ports)),
  'token/test': projectEntry(tokenTest, (tried, actor) => testToken(tried, actor, ports)),
  'token/extend': projectEntry(tokenExtension, (extension, actor, standings) =>
    extendToken(extension, actor, standings, ports),
  ),
  'order/place': projectEntry(orderPlacing, (placed, actor, standings) =>
    placeOrder(placed, actor, standings, ports),
  ),
  'order/place-for': projectEntry(orderFor, (placed, actor, standings) =>
    placeOrderForHere(placed, actor, standings, ports),
  ),
  'order/list': projectEntry(paging, (page, actor) => listOwnOrders(page, actor, ports)),
  'order/placed': projectEntry(paging, (page, actor) => listPlacedOrders(page, actor, ports)),
  'order/withdraw': projectEntry(orderRef, (ref, actor) => withdrawOrder(ref, actor, ports)),
  'order/claim': projectEntry(orderRef, (ref, actor, standings) => claimOrder(ref, actor, standings, ports)),
  'orders/search': projectEntry(orderSearch, onProject(searchOrders, ports)),
  'order/read': projectEntry(orderRef, onProject(readOrder, ports)),
  'order/approve': projectEntry(orderApproval, onProject(approveOrder, ports)),
  'order/deny': projectEntry(orderDenial, onProject(denyOrder, ports)),
  'order/take-back': projectEntry(orderDenial, onProject(takeBackOrder, ports)),
});

export const ADMIN_KEYS: readonly (keyof AdminEntries)[] = [
  'overview/read',
  'policy/read',
  'policy/options',
  'policy/preview',
  'policy/change',
  'freeze/read',
  'freeze/add',
  'freeze/thaw',
  'gateway/read',
  'gateway/replace',
  'projects/search',
  'groups/search',
  'project-rules/list',
  'project-rule/drop',
  'scope/operations',
  'operations/list',
  'tokens/search',
  'tokens/revoke',
  'token/read',
  'token/revoke',
  'token/pause',
  'token/resume',
  'token/retire',
  'orders/search',
  'order/read',
  'order/approve',
  'order/deny',
  'order/take-back',
  'token/hand-over',
  'order/place-for',
  'bulk/judge',
  'bulk/start',
  'bulk/step',
  'bulk/cancel',
  'bulk/read',
  'bulk/list',
  'audit/search',
  'set-up/start',
  'set-up/read',
];
export const PROJECT_KEYS: readonly (keyof ProjectEntries)[] = [
  'offer/read',
  'project-rule/read',
  'project-rule/preview',
  'project-rule/change',
  'project-rule/operations',
  'groups/search',
  'projects/search',
  'scope/operations',
  'operations/list',
  'token/issue',
  'token/list',
  'token/read',
  'token/revoke',
  'token/pause',
  'token/resume',
  'token/rotate',
  'token/retire',
  'token/backed',
  'token/test',
  'token/extend',
  'order/place',
  'order/place-for',
  'order/list',
  'order/placed',
  'order/withdraw',
  'order/claim',
  'orders/search',
  'order/read',
  'order/approve',
  'order/deny',
  'order/take-back',
];
