/**
 * What the two pages and their resolvers say to each other: keys, payloads, replies. Types only; both sides import this file and
 * nothing else of each other. Times are ISO 8601 in UTC. Whatever a payload claims is parsed and authorised on the other side.
 *
 * | page    | key                | payload         | value               | may call it                                     |
 * |---------|--------------------|-----------------|---------------------|-------------------------------------------------|
 * | admin   | `overview/read`    | none            | `OverviewView`      | Jira admins (ADMINISTER, asked live)            |
 * | admin   | `policy/read`      | none            | `PolicyView`        | Jira admins                                     |
 * | admin   | `policy/options`   | none            | `PolicyOptions`     | Jira admins                                     |
 * | admin   | `policy/preview`   | `PolicyPreview` | `PolicyPreviewView` | Jira admins                                     |
 * | admin   | `policy/change`    | `PolicyChange`  | `PolicyView`        | Jira admins                                     |
 * | admin   | `freeze/read`      | none            | `FreezeView`        | Jira admins                                     |
 * | admin   | `freeze/add`       | `Freezing`      | `FreezeView`        | Jira admins                                     |
 * | admin   | `freeze/thaw`      | `FreezeRef`     | `FreezeView`        | Jira admins                                     |
 * | admin   | `gateway/read`     | none            | `GatewayView`       | Jira admins                                     |
 * | admin   | `gateway/replace`  | `GatewayReplacement` | `GatewayReplacedView` | Jira admins                              |
 * | admin   | `projects/search`  | `ProjectSearch` | `ProjectChoices`    | Jira admins: projects they may browse           |
 * | admin   | `groups/search`    | `GroupSearch`   | `GroupChoices`      | Jira admins: groups that they may see           |
 * | admin   | `project-rules/list` | none          | `ProjectRuleListView` | Jira admins                                   |
 * | admin   | `project-rule/drop` | `ProjectRuleRef` | `ProjectRuleListView` | Jira admins                                 |
 * | admin   | `scope/operations` | `ScopeRef`      | `OperationView[]`   | Jira admins                                     |
 * | admin   | `operations/list`  | `OperationsWish` | `OperationView[]`  | Jira admins                                     |
 * | admin   | `tokens/search`    | `TokenSearch`   | `TokenPageView`     | Jira admins                                     |
 * | admin   | `tokens/revoke`    | `Revocations`   | `RevocationsView`   | Jira admins, any tokens                         |
 * | admin   | `token/read`       | `TokenRef`      | `TokenDetailView`   | Jira admins, any token                          |
 * | admin   | `token/revoke`     | `Revocation`    | `TokenView`         | Jira admins, any token                          |
 * | admin   | `token/pause`      | `Pausing`       | `TokenView`         | Jira admins, any token                          |
 * | admin   | `token/resume`     | `TokenRef`      | `TokenView`         | Jira admins, any token                          |
 * | admin   | `token/retire`     | `TokenRef`      | `TokenView`         | Jira admins, any token that was rotated         |
 * | admin   | `orders/search`    | `OrderSearch`   | `OrderListView`     | Jira admins                                     |
 * | admin   | `order/read`       | `OrderRef`      | `OrderDetailView`   | Jira admins                                     |
 * | admin   | `order/approve`    | `OrderApproval` | `OrderView`         | Jira admins; their own: where the policy says so |
 * | admin   | `order/deny`       | `OrderDenial`   | `OrderView`         | Jira admins                                     |
 * | admin   | `order/take-back`  | `OrderDenial`   | `OrderView`         | Jira admins: what was approved and not claimed yet |
 * | admin   | `token/hand-over`  | `HandOver`      | `TokenView`         | Jira admins, any bot's token                    |
 * | admin   | `order/place-for`  | `OrderFor`      | `PlacedForView`     | Jira admins, for whomever: approved thereby     |
 * | admin   | `bulk/judge`       | `BulkDraft`     | `RowJudgementsView` | Jira admins                                     |
 * | admin   | `bulk/start`       | `BulkStart`     | `BulkView`          | Jira admins                                     |
 * | admin   | `bulk/step`        | `BulkRef`       | `BulkView`          | Jira admins                                     |
 * | admin   | `bulk/cancel`      | `BulkRef`       | `BulkView`          | Jira admins                                     |
 * | admin   | `bulk/read`        | `BulkRef`       | `BulkReportView`    | Jira admins                                     |
 * | admin   | `bulk/list`        | `Paging`        | `BulkPageView`      | Jira admins                                     |
 * | admin   | `audit/search`     | `AuditSearch`   | `AuditPageView`     | Jira admins                                     |
 * | admin   | `set-up/start`     | none            | `SetUpView`         | Jira admins                                     |
 * | admin   | `set-up/read`      | none            | `SetUpView`         | Jira admins                                     |
 * | project | `offer/read`       | none            | `Offer`             | whoever may browse the page's project           |
 * | project | `project-rule/read` | none           | `ProjectRuleDeskView` | whoever administers the page's project        |
 * | project | `project-rule/change` | `ProjectRuleChange` | `ProjectRuleDeskView` | whoever administers the page's project |
 * | project | `project-rule/operations` | `RuleOperationsWish` | `OperationView[]` | whoever administers the page's project  |
 * | project | `groups/search`    | `GroupSearch`   | `GroupChoices`      | the same: groups that Jira shows them           |
 * | project | `project-rule/preview` | `ProjectRulePreview` | `ProjectRulePreviewView` | whoever administers the page's project |
 * | project | `projects/search`  | `ProjectSearch` | `ProjectChoices`    | whoever may browse it: projects they may browse |
 * | project | `scope/operations` | `ScopeRef`      | `OperationView[]`   | whoever may browse it                           |
 * | project | `operations/list`  | `OperationsWish` | `OperationView[]`  | whoever may browse it                           |
 * | project | `token/issue`      | `TokenOrder`    | `IssuedTokenView`   | whoever may browse it; site-wide: Jira admins   |
 * | project | `token/list`       | `Paging`        | `TokenPageView`     | whoever may browse it: their own tokens         |
 * | project | `token/read`       | `TokenRef`      | `TokenDetailView`   | the same: their own, and those they back up     |
 * | project | `token/revoke`     | `Revocation`    | `TokenView`         | whoever may browse it: their own tokens         |
 * | project | `token/pause`      | `Pausing`       | `TokenView`         | the same: their own, and those they back up     |
 * | project | `token/resume`     | `TokenRef`      | `TokenView`         | the same, unless an admin paused it             |
 * | project | `token/rotate`     | `Rotation`      | `RotatedTokenView`  | whoever may browse it: their own tokens         |
 * | project | `token/retire`     | `TokenRef`      | `TokenView`         | whoever may browse it: their own tokens         |
 * | project | `token/backed`     | `Paging`        | `TokenPageView`     | the same: bots' tokens that they back up        |
 * | project | `token/test`       | `TokenTest`     | `TokenTestView`     | whoever may browse it: their own tokens         |
 * | project | `token/extend`     | `TokenExtension` | `ExtendedTokenView` | whoever may browse it: their own tokens        |
 * | project | `order/place`      | `OrderPlacing`  | `OrderView`         | as `token/issue`, where approval is needed      |
 * | project | `order/place-for`  | `OrderFor`      | `PlacedForView`     | whom the policy lets create for others, for projects in which they may ask themselves: waits where approval is needed |
 * | project | `order/list`       | `Paging`        | `OrderPageView`     | whoever may browse it: their own orders         |
 * | project | `order/placed`     | `Paging`        | `OrderPageView`     | the same: what they placed for others, without the approver's words and the token |
 * | project | `order/withdraw`   | `OrderRef`      | `OrderView`         | the same: their own, and what they placed for others |
 * | project | `order/claim`      | `OrderRef`      | `ClaimedView`       | whoever may browse it: their own orders         |
 * | project | `orders/search`    | `OrderSearch`   | `OrderListView`     | where the policy makes them approvers: who administers it |
 * | project | `order/read`       | `OrderRef`      | `OrderDetailView`   | the same, and every project of the order        |
 * | project | `order/approve`    | `OrderApproval` | `OrderView`         | the same                                        |
 * | project | `order/deny`       | `OrderDenial`   | `OrderView`         | the same                                        |
 * | project | `order/take-back`  | `OrderDenial`   | `OrderView`         | the same                                        |
 */
import type { AuditPageView, AuditSearch } from './contract/audit-views';
import type {
  BulkDraft,
  BulkPageView,
  BulkRef,
  BulkReportView,
  BulkStart,
  BulkView,
  HandOver,
  OrderFor,
  PlacedForView,
  RowJudgementsView,
} from './contract/for-others-views';
import type { Freezing, FreezeRef, FreezeView } from './contract/freeze-views';
import type { GatewayReplacedView, GatewayReplacement, GatewayView } from './contract/gateway-views';
import type { OverviewView } from './contract/overview-views';
import type {
  ClaimedView,
  ExtendedTokenView,
  OrderApproval,
  OrderDenial,
  OrderDetailView,
  OrderListView,
  OrderPageView,
  OrderPlacing,
  OrderRef,
  OrderSearch,
  OrderView,
  TokenExtension,
} from './contract/order-views';
import type { Paging } from './contract/paging';
import type {
  OperationsWish,
  OperationView,
  PolicyChange,
  PolicyOptions,
  PolicyPreview,
  PolicyPreviewView,
  PolicyView,
  ScopeRef,
} from './contract/policy-views';
import type {
  GroupChoices,
  GroupSearch,
  ProjectRuleChange,
  ProjectRuleDeskView,
  ProjectRuleListView,
  ProjectRulePreview,
  ProjectRulePreviewView,
  ProjectRuleRef,
  RuleOperationsWish,
} from './contract/project-rule-views';
import type { IssuedTokenView, TokenOrder } from './contract/issue-views';
import type { Offer, ProjectChoices, ProjectSearch } from './contract/offer-views';
import type {
  Pausing,
  Revocation,
  Revocations,
  RevocationsView,
  RotatedTokenView,
  Rotation,
} from './contract/token-change-views';
import type { TokenDetailView } from './contract/token-detail-views';
import type { TokenPageView, TokenSearch } from './contract/token-list-views';
import type { TokenRef, TokenView } from './contract/token-views';
import type { SetUpView, TokenTest, TokenTestView } from './set-up-contract';

export type * from './contract/audit-views';
export type * from './contract/for-others-views';
export type * from './contract/freeze-views';
export type * from './contract/gateway-views';
export type * from './contract/overview-views';
export type * from './contract/order-views';
export type * from './contract/paging';
export type * from './contract/policy-views';
export type * from './contract/project-rule-views';
export type * from './contract/reply';
export type * from './contract/issue-views';
export type * from './contract/limit-views';
export type * from './contract/offer-views';
export type * from './contract/token-change-views';
export type * from './contract/token-detail-views';
export type * from './contract/token-list-views';
export type * from './contract/token-views';
export type * from './set-up-contract';

/** Key → payload and value, for a typed `invoke`. */
export interface AdminEntries {
  'overview/read': { payload: undefined; value: OverviewView };
  'policy/read': { payload: undefined; value: PolicyView };
  'policy/options': { payload: undefined; value: PolicyOptions };
  'policy/preview': { payload: PolicyPreview; value: PolicyPreviewView };
  'policy/change': { payload: PolicyChange; value: PolicyView };
  'freeze/read': { payload: undefined; value: FreezeView };
  'freeze/add': { payload: Freezing; value: FreezeView };
  'freeze/thaw': { payload: FreezeRef; value: FreezeView };
  'gateway/read': { payload: undefined; value: GatewayView };
  'gateway/replace': { payload: GatewayReplacement; value: GatewayReplacedView };
  'projects/search': { payload: ProjectSearch; value: ProjectChoices };
  'groups/search': { payload: GroupSearch; value: GroupChoices };
  'project-rules/list': { payload: undefined; value: ProjectRuleListView };
  'project-rule/drop': { payload: ProjectRuleRef; value: ProjectRuleListView };
  'scope/operations': { payload: ScopeRef; value: readonly OperationView[] };
  'operations/list': { payload: OperationsWish; value: readonly OperationView[] };
  'tokens/search': { payload: TokenSearch; value: TokenPageView };
  'tokens/revoke': { payload: Revocations; value: RevocationsView };
  'token/read': { payload: TokenRef; value: TokenDetailView };
  'token/revoke': { payload: Revocation; value: TokenView };
  'token/pause': { payload: Pausing; value: TokenView };
  'token/resume': { payload: TokenRef; value: TokenView };
  'token/retire': { payload: TokenRef; value: TokenView };
  'orders/search': { payload: OrderSearch; value: OrderListView };
  'order/read': { payload: OrderRef; value: OrderDetailView };
  'order/approve': { payload: OrderApproval; value: OrderView };
  'order/deny': { payload: OrderDenial; value: OrderView };
  'order/take-back': { payload: OrderDenial; value: OrderView };
  'token/hand-over': { payload: HandOver; value: TokenView };
  'order/place-for': { payload: OrderFor; value: PlacedForView };
  'bulk/judge': { payload: BulkDraft; value: RowJudgementsView };
  'bulk/start': { payload: BulkStart; value: BulkView };
  'bulk/step': { payload: BulkRef; value: BulkView };
  'bulk/cancel': { payload: BulkRef; value: BulkView };
  'bulk/read': { payload: BulkRef; value: BulkReportView };
  'bulk/list': { payload: Paging; value: BulkPageView };
  'audit/search': { payload: AuditSearch; value: AuditPageView };
  'set-up/start': { payload: undefined; value: SetUpView };
  'set-up/read': { payload: undefined; value: SetUpView };
}

export interface ProjectEntries {
  'offer/read': { payload: undefined; value: Offer };
  'project-rule/read': { payload: undefined; value: ProjectRuleDeskView };
  'project-rule/preview': { payload: ProjectRulePreview; value: ProjectRulePreviewView };
  'project-rule/change': { payload: ProjectRuleChange; value: ProjectRuleDeskView };
  'project-rule/operations': { payload: RuleOperationsWish; value: readonly OperationView[] };
  'groups/search': { payload: GroupSearch; value: GroupChoices };
  'projects/search': { payload: ProjectSearch; value: ProjectChoices };
  'scope/operations': { payload: ScopeRef; value: readonly OperationView[] };
  'operations/list': { payload: OperationsWish; value: readonly OperationView[] };
  'token/issue': { payload: TokenOrder; value: IssuedTokenView };
  'token/list': { payload: Paging; value: TokenPageView };
  'token/read': { payload: TokenRef; value: TokenDetailView };
  'token/revoke': { payload: Revocation; value: TokenView };
  'token/pause': { payload: Pausing; value: TokenView };
  'token/resume': { payload: TokenRef; value: TokenView };
  'token/rotate': { payload: Rotation; value: RotatedTokenView };
  'token/retire': { payload: TokenRef; value: TokenView };
  'token/backed': { payload: Paging; value: TokenPageView };
  'token/test': { payload: TokenTest; value: TokenTestView };
  'token/extend': { payload: TokenExtension; value: ExtendedTokenView };
  'order/place': { payload: OrderPlacing; value: OrderView };
  'order/place-for': { payload: OrderFor; value: PlacedForView };
  'order/list': { payload: Paging; value: OrderPageView };
  'order/placed': { payload: Paging; value: OrderPageView };
  'order/withdraw': { payload: OrderRef; value: OrderView };
  'order/claim': { payload: OrderRef; value: ClaimedView };
  'orders/search': { payload: OrderSearch; value: OrderListView };
  'order/read': { payload: OrderRef; value: OrderDetailView };
  'order/approve': { payload: OrderApproval; value: OrderView };
  'order/deny': { payload: OrderDenial; value: OrderView };
  'order/take-back': { payload: OrderDenial; value: OrderView };
}
