import React, { useCallback, useState } from 'react';
import { Button, EmptyState, Heading, Inline, LoadingButton, Stack } from '@forge/react';
import type { IssuedTokenView, OrderView } from '../../src/console/contract';
import { tell, type ProjectApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import type { Failure } from '../shared/loaded';
import { Loading } from '../shared/loading';
import { OrderCard } from '../shared/orders/order-card';
import { PagesButtons } from '../shared/orders/pages-buttons';
import { say } from '../shared/orders/say';
import { say as sayShared } from '../shared/say';
import { usePages } from '../shared/use-pages';
import { PlacedOrders } from './others/placed-orders';

interface MyOrdersProps {
  readonly api: ProjectApi;
  /** The token, to be shown this once. */
  readonly onIssued: (issued: IssuedTokenView) => void;
  /** What may be asked for may be another now. */
  readonly onChanged: () => void;
}

/** A person's own orders: how they stand, what was answered, and what can be claimed. */
export const MyOrders = ({ api, onIssued, onChanged }: MyOrdersProps) => {
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.listOrders(cursor === undefined ? {} : { cursor });
      if (!reply.ok) return reply;
      const { orders: items, ...rest } = reply.value;
      return { ok: true as const, value: { items, ...rest } };
    },
    [api],
  );
  const { page, next, previous, reload } = usePages<OrderView>(ask);
  const changed = () => {
    reload();
    onChanged();
  };
  if (page.state === 'loading') return <Loading text={say('order.loading')} />;
  if (page.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: reload };
    return <FailureMessage title={say('order.list-failed')} failure={page.failure} retry={retry} />;
  }
  const { items } = page.value;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">
        {say('order.mine')}
      </Heading>
      {items.length === 0 && (
        <EmptyState
          header={say('order.mine-empty')}
          description={say('order.mine-empty-help')}
          headingLevel={3}
        />
      )}
      {items.map((order) => (
        <MyOrder key={order.id} api={api} order={order} onIssued={onIssued} onChanged={changed} />
      ))}
      <PagesButtons next={next} previous={previous} />
      <PlacedOrders api={api} />
    </Stack>
  );
};

interface MyOrderProps extends MyOrdersProps {
  readonly order: OrderView;
}

const MyOrder = ({ api, order, onIssued, onChanged }: MyOrderProps) => {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { id, kind, state } = order;
  const claim = async () => {
    setBusy(true);
    const reply = await api.claimOrder({ id });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    if (reply.value.kind === 'extended') tell(`claimed-${id}`, say('order.claimed-extend'));
    else onIssued(reply.value);
    onChanged();
  };
  const withdraw = async () => {
    setBusy(true);
    const reply = await api.withdrawOrder({ id });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`withdrawn-${id}`, say('order.withdrawn'));
    onChanged();
  };
  return (
    <OrderCard order={order} showOwner={false}>
      {failure && <FailureMessage title={say('order.failed')} failure={failure} />}
      {(state === 'waiting' || state === 'approved') && (
        <Inline space="space.100">
          {state === 'approved' && (
            <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void claim()}>
              {say(kind === 'new' ? 'order.claim' : 'order.claim-extend')}
            </LoadingButton>
          )}
          <Button isDisabled={isBusy} onClick={() => void withdraw()}>
            {say('order.withdraw')}
          </Button>
        </Inline>
      )}
    </OrderCard>
  );
};
