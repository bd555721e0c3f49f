import React, { useCallback, useState } from 'react';
import { Box, Heading, Inline, LoadingButton, Stack, Text, xcss } from '@forge/react';
import type { OrderView } from '../../../src/console/contract';
import { tell, type ProjectApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { OrderCard } from '../../shared/orders/order-card';
import { PagesButtons } from '../../shared/orders/pages-buttons';
import { say } from '../../shared/orders/say';
import { say as sayShared } from '../../shared/say';
import { usePages } from '../../shared/use-pages';

interface PlacedOrdersProps {
  readonly api: ProjectApi;
}

const apart = xcss({ paddingBlockStart: 'space.300' });

/** What this person ordered for others: how it stands, and the way to take it back. Nothing where there is none. */
export const PlacedOrders = ({ api }: PlacedOrdersProps) => {
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.listPlacedOrders(cursor === undefined ? {} : { cursor });
      if (!reply.ok) return reply;
      const { orders: items, ...rest } = reply.value;
      return { ok: true as const, value: { items, ...rest } };
    },
    [api],
  );
  const { page, next, previous, reload } = usePages<OrderView>(ask);
  if (page.state === 'loading') return null;
  if (page.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: reload };
    return <FailureMessage title={say('order.list-failed')} failure={page.failure} retry={retry} />;
  }
  const { items } = page.value;
  if (items.length === 0 && !next && !previous) return null;
  return (
    <Box xcss={apart}>
      <Stack space="space.150">
        <Heading as="h2" size="medium">
          {say('placed.title')}
        </Heading>
        <Text>{say('placed.means')}</Text>
        {items.map((order) => (
          <PlacedOrder key={order.id} api={api} placed={order} />
        ))}
        <PagesButtons next={next} previous={previous} />
      </Stack>
    </Box>
  );
};

/** The list may lag behind by seconds: what the withdrawal replied is what is shown. */
const PlacedOrder = ({ api, placed }: PlacedOrdersProps & { readonly placed: OrderView }) => {
  const [withdrawn, setWithdrawn] = useState<OrderView>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const order = withdrawn ?? placed;
  const withdraw = async () => {
    setBusy(true);
    const reply = await api.withdrawOrder({ id: placed.id });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`withdrawn-${placed.id}`, say('order.withdrawn'));
    setWithdrawn(reply.value);
  };
  return (
    <OrderCard order={order} showOwner showPlacer={false}>
      {failure && <FailureMessage title={say('order.failed')} failure={failure} />}
      {(order.state === 'waiting' || order.state === 'approved') && (
        <Inline>
          <LoadingButton isLoading={isBusy} onClick={() => void withdraw()}>
            {say('order.withdraw')}
          </LoadingButton>
        </Inline>
      )}
    </OrderCard>
  );
};
