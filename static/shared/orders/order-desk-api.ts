import type {
  OrderApproval,
  OrderDenial,
  OrderDetailView,
  OrderListView,
  OrderRef,
  OrderSearch,
  OrderView,
  Reply,
} from '../../../src/console/contract';

/** What both pages' ways out have for it. */
export interface OrderDeskApi {
  readonly searchOrders: (search: OrderSearch) => Promise<Reply<OrderListView>>;
  readonly readOrder: (ref: OrderRef) => Promise<Reply<OrderDetailView>>;
  readonly approveOrder: (approval: OrderApproval) => Promise<Reply<OrderView>>;
  readonly denyOrder: (denial: OrderDenial) => Promise<Reply<OrderView>>;
  readonly takeBackOrder: (denial: OrderDenial) => Promise<Reply<OrderView>>;
}
