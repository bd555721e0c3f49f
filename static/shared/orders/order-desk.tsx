import React, { useCallback, useState } from 'react';
import { Box, Button, EmptyState, Heading, Inline, Label, Select, Stack, Text, xcss } from '@forge/react';
import type { OrderListView, OrderStateView, OrderView } from '../../../src/console/contract';
import { FailureMessage } from '../failure-message';
import { Loading } from '../loading';
import { say as sayShared } from '../say';
import { usePages } from '../use-pages';
import { OrderCard } from './order-card';
import type { OrderDeskApi } from './order-desk-api';
import { OrderDecision } from './order-decision';
import { PagesButtons } from './pages-buttons';
import { say } from './say';
import type { WaitingDesk } from './use-waiting';

interface OrderDeskProps {
  readonly api: OrderDeskApi;
  readonly waiting: WaitingDesk;
}

/** Where approvers see what waits, and decide it. */
export const OrderDesk = ({ api, waiting }: OrderDeskProps) => {
  const [state, setState] = useState<OrderStateView>('waiting');
  const [opened, setOpened] = useState<string>();
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {say('order.title')}
      </Heading>
      {opened === undefined ? (
        <>
          <StateChoice state={state} onChange={setState} />
          <OrderList api={api} state={state} onWaiting={waiting.tell} onOpen={setOpened} />
        </>
      ) : (
        <OrderDecision api={api} id={opened} onDecided={waiting.reload} onBack={() => setOpened(undefined)} />
      )}
    </Stack>
  );
};

const narrow = xcss({ maxWidth: '320px' });

const STATES: readonly OrderStateView[] = ['waiting', 'approved', 'denied', 'claimed', 'withdrawn', 'lapsed'];
const optionOf = (state: OrderStateView) => ({ value: state, label: say(`order.state.${state}`) });

interface StateChoiceProps {
  readonly state: OrderStateView;
  readonly onChange: (state: OrderStateView) => void;
}

const StateChoice = ({ state, onChange }: StateChoiceProps) => (
  <Box xcss={narrow}>
    <Label labelFor="order-state">{say('order.show')}</Label>
    <Select
      inputId="order-state"
      options={STATES.map(optionOf)}
      value={optionOf(state)}
      onChange={(option: ReturnType<typeof optionOf>) => onChange(option.value)}
    />
  </Box>
);

interface OrderListProps {
  readonly api: OrderDeskApi;
  readonly state: OrderStateView;
  readonly onWaiting: WaitingDesk['tell'];
  readonly onOpen: (id: string) => void;
}

const OrderList = ({ api, state, onWaiting, onOpen }: OrderListProps) => {
  const [waiting, setWaiting] = useState<OrderListView['waiting']>();
  const ask = useCallback(
    async (cursor: string | undefined) => {
      const reply = await api.searchOrders({ state, ...(cursor === undefined ? {} : { cursor }) });
      if (!reply.ok) return reply;
      const { orders: items, waiting: count, ...rest } = reply.value;
      setWaiting(count);
      onWaiting(count);
      return { ok: true as const, value: { items, ...rest } };
    },
    [api, state, onWaiting],
  );
  const { page, isBusy, next, previous, reload } = usePages<OrderView>(ask);
  if (isBusy || page.state === 'loading') return <Loading text={say('order.loading')} />;
  if (page.state === 'failed') {
    const retry = { label: sayShared('retry'), onClick: reload };
    return <FailureMessage title={say('order.list-failed')} failure={page.failure} retry={retry} />;
  }
  const { items } = page.value;
  return (
    <Stack space="space.150">
      {waiting !== undefined && (
        <Text>
          {waiting === 'many' ? say('order.waiting-many') : say('order.waiting-count', { count: waiting })}
        </Text>
      )}
      {items.length === 0 && (
        <EmptyState header={say('order.none')} description={say('order.none-help')} headingLevel={3} />
      )}
      {items.map((order) => (
        <OrderCard key={order.id} order={order} showOwner>
          <Inline>
            <Button onClick={() => onOpen(order.id)}>{say('order.open')}</Button>
          </Inline>
        </OrderCard>
      ))}
      <PagesButtons next={next} previous={previous} />
    </Stack>
  );
};
