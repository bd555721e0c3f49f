import React, { useState } from 'react';
import { Box, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import type { IssuedTokenView, Offer, TokenRowView } from '../../src/console/contract';
import { tell, type ProjectApi } from '../api';
import { OrderDesk } from '../shared/orders/order-desk';
import { say as sayOrder } from '../shared/orders/say';
import { CreatedToken } from './created-token';
import { draftLike, mayDuplicate } from './duplicate';
import { EndingSoon } from './ending-soon';
import { withChange } from './fresh-tokens';
import { LeaveModal } from './leave-modal';
import { MyOrders } from './my-orders';
import { MyTokens } from './my-tokens';
import { NewToken } from './new-token';
import { say } from './say';
import { useOrder } from './use-order';

interface CounterProps {
  readonly api: ProjectApi;
  readonly clock: () => number;
  readonly offer: Offer;
  /** What may be asked for may be another now: to be read again. */
  readonly onChanged: () => void;
}

const NEW = 0;
const MINE = 1;
const ORDERS = 2;
const DECIDE = 3;
const panel = xcss({ paddingBlock: 'space.200', width: '100%' });

/** What is open, the token that was just created, and the form. */
function useCounter({ api, offer, onChanged }: Omit<CounterProps, 'clock'>) {
  const [selected, setSelected] = useState(NEW);
  const [issued, setIssued] = useState<IssuedTokenView>();
  const [fresh, setFresh] = useState<readonly TokenRowView[]>([]);
  const show = (value: IssuedTokenView) => {
    setIssued(value);
    setFresh((tokens) => [value.view, ...tokens]);
    setSelected(NEW);
  };
  const desk = useOrder(api, offer, {
    onReply: (reply) => {
      onChanged();
      if (reply.ok) show(reply.value);
    },
    onPlaced: () => {
      tell('order-placed', sayOrder('order.placed'), sayOrder('order.placed-help'));
      onChanged();
      setSelected(ORDERS);
    },
  });
  return {
    show,
    selected,
    issued,
    fresh,
    desk,
    setSelected,
    forget: () => {
      setIssued(undefined);
      setSelected(MINE);
    },
    duplicateOf: (token: TokenRowView) =>
      mayDuplicate(token, offer)
        ? () => {
            desk.edit(() => draftLike(token, offer));
            setSelected(NEW);
          }
        : undefined,
    refresh: (changed: Parameters<typeof withChange>[1]) => {
      setFresh((tokens) => withChange(tokens, changed));
      onChanged();
    },
  };
}

/** Where tokens are handed out: a new one, and one's own. */
export const Counter = ({ api, clock, offer, onChanged }: CounterProps) => {
  const counter = useCounter({ api, offer, onChanged });
  const { selected, issued, fresh, desk, setSelected, forget, duplicateOf, refresh } = counter;
  const now = clock();
  // Only the open tab is in the page: a token is nowhere else than where it is shown.
  return (
    <>
      {!issued && (
        <EndingSoon
          tokens={offer.endingSoon}
          now={now}
          onCreate={offer.tokensOn && selected !== NEW ? () => setSelected(NEW) : undefined}
        />
      )}
      <Tabs id="project-page" selected={selected} onChange={setSelected}>
        <TabList>
          <Tab>{say('tab.new')}</Tab>
          <Tab>{say('tab.mine')}</Tab>
          <Tab>{say('tab.orders')}</Tab>
          {offer.approves && <Tab>{say('tab.decide')}</Tab>}
        </TabList>
        <TabPanel>
          <Box xcss={panel}>
            {selected !== NEW ? null : issued ? (
              <CreatedToken api={api} issued={issued} project={offer.project.key} onDone={forget} />
            ) : (
              <NewToken api={api} desk={desk} offer={offer} now={now} onShowMine={() => setSelected(MINE)} />
            )}
          </Box>
        </TabPanel>
        <TabPanel>
          <Box xcss={panel}>
            {selected === MINE && (
              <MyTokens
                api={api}
                fresh={fresh}
                now={now}
                onCreate={offer.tokensOn ? () => setSelected(NEW) : undefined}
                duplicateOf={duplicateOf}
                onChanged={refresh}
              />
            )}
          </Box>
        </TabPanel>
        <TabPanel>
          <Box xcss={panel}>
            {selected === ORDERS && <MyOrders api={api} onIssued={counter.show} onChanged={onChanged} />}
          </Box>
        </TabPanel>
        {offer.approves && (
          <TabPanel>
            <Box xcss={panel}>{selected === DECIDE && <OrderDesk api={api} />}</Box>
          </TabPanel>
        )}
      </Tabs>
      {issued && selected !== NEW && <LeaveModal onBack={() => setSelected(NEW)} onLeave={forget} />}
    </>
  );
};
