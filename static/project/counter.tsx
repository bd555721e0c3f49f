import React, { useState } from 'react';
import { Box, Stack, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import type { IssuedTokenView, Offer, RotatedTokenView, TokenRowView } from '../../src/console/contract';
import { tell, type ProjectApi } from '../api';
import { OrderDesk } from '../shared/orders/order-desk';
import { say as sayOrder } from '../shared/orders/say';
import { useWaiting, type WaitingDesk } from '../shared/orders/use-waiting';
import { CreatedToken } from './created-token';
import { draftLike, mayDuplicate } from './duplicate';
import { EndingSoon } from './ending-soon';
import { withChange } from './fresh-tokens';
import { LeaveModal } from './leave-modal';
import { MyOrders } from './my-orders';
import { MyTokens } from './my-tokens';
import { NewToken } from './new-token';
import { HaltedTokens } from './rotation/halted-tokens';
import { ProjectRules } from './rules/project-rules';
import { say } from './say';
import { useOrder } from './use-order';

interface CounterProps {
  readonly api: ProjectApi;
  readonly clock: () => number;
  readonly offer: Offer;
  /** What may be asked for may be another now: to be read again. */
  readonly onChanged: () => void;
}

type TabKey = 'new' | 'mine' | 'rules' | 'orders' | 'decide';

/** Who has nothing to rule or to decide does not see where it is done. */
const tabsOf = ({ administersProject, approves }: Offer): readonly TabKey[] => [
  'new',
  'mine',
  ...(administersProject ? (['rules'] as const) : []),
  'orders',
  ...(approves ? (['decide'] as const) : []),
];

const notes = xcss({ marginBlockEnd: 'space.150' });
const panel = xcss({ paddingBlock: 'space.200', width: '100%' });

/** What is open, the token that was just created, and the form. */
function useCounter({ api, offer, onChanged }: Omit<CounterProps, 'clock'>) {
  const [selected, setSelected] = useState<TabKey>('new');
  const [issued, setIssued] = useState<IssuedTokenView>();
  const [fresh, setFresh] = useState<readonly TokenRowView[]>([]);
  const show = (value: IssuedTokenView) => {
    setIssued(value);
    setFresh((tokens) => [value.view, ...tokens]);
    setSelected('new');
  };
  const desk = useOrder(api, offer, {
    onReply: (reply) => {
      onChanged();
      if (reply.ok) show(reply.value);
    },
    onPlaced: () => {
      tell('order-placed', sayOrder('order.placed'), sayOrder('order.placed-help'));
      onChanged();
      setSelected('orders');
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
      setSelected('mine');
    },
    duplicateOf: (token: TokenRowView) =>
      mayDuplicate(token, offer)
        ? () => {
            desk.edit(() => draftLike(token, offer));
            if (token.service)
              tell('duplicate-bot', say('mine.duplicate-bot'), say('mine.duplicate-bot-help'));
            setSelected('new');
          }
        : undefined,
    rotated: ({ predecessor, ...next }: RotatedTokenView) => {
      setIssued(next);
      setFresh((tokens) => [next.view, ...withChange(tokens, predecessor)]);
      setSelected('new');
      onChanged();
    },
    refresh: (changed: Parameters<typeof withChange>[1]) => {
      setFresh((tokens) => withChange(tokens, changed));
      onChanged();
    },
  };
}

/** Where tokens are handed out: a new one, and one's own. */
export const Counter = ({ api, clock, offer, onChanged }: CounterProps) => {
  const counter = useCounter({ api, offer, onChanged });
  const { selected, issued, setSelected, forget } = counter;
  const waiting = useWaiting(api, offer.approves);
  const now = clock();
  const tabs = tabsOf(offer);
  return (
    <>
      {!issued && offer.halted.length + offer.endingSoon.length > 0 && (
        <Box xcss={notes}>
          <Stack space="space.150">
            <HaltedTokens tokens={offer.halted} />
            <EndingSoon
              tokens={offer.endingSoon}
              now={now}
              onCreate={offer.tokensOn && selected !== 'new' ? () => setSelected('new') : undefined}
            />
          </Stack>
        </Box>
      )}
      <Tabs
        id="project-page"
        selected={Math.max(0, tabs.indexOf(selected))}
        onChange={(index) => setSelected(tabs[index] ?? 'new')}
      >
        <TabList>
          {tabs.map((tab) => (
            <Tab key={tab}>{nameOf(tab, waiting)}</Tab>
          ))}
        </TabList>
        {tabs.map((tab) => (
          <TabPanel key={tab}>
            {/* Only the open tab is in the page: a token is nowhere else than where it is shown. */}
            <Box xcss={panel}>
              {selected === tab && <CounterTab {...{ tab, api, offer, now, counter, waiting, onChanged }} />}
            </Box>
          </TabPanel>
        ))}
      </Tabs>
      {issued && selected !== 'new' && <LeaveModal onBack={() => setSelected('new')} onLeave={forget} />}
    </>
  );
};

const nameOf = (tab: TabKey, { words }: WaitingDesk): string =>
  tab === 'decide' && words !== undefined ? say('tab.decide.waiting', { count: words }) : say(`tab.${tab}`);

interface CounterTabProps extends Omit<CounterProps, 'clock'> {
  readonly tab: TabKey;
  readonly now: number;
  readonly counter: ReturnType<typeof useCounter>;
  readonly waiting: WaitingDesk;
}

const CounterTab = ({ tab, api, offer, now, counter, waiting, onChanged }: CounterTabProps) => {
  const { issued, fresh, desk, setSelected, forget, duplicateOf, rotated, refresh } = counter;
  switch (tab) {
    case 'new':
      return issued ? (
        <CreatedToken api={api} issued={issued} project={offer.project.key} onDone={forget} />
      ) : (
        <NewToken api={api} desk={desk} offer={offer} now={now} onShowMine={() => setSelected('mine')} />
      );
    case 'mine':
      return (
        <MyTokens
          api={api}
          fresh={fresh}
          now={now}
          onCreate={offer.tokensOn ? () => setSelected('new') : undefined}
          duplicateOf={duplicateOf}
          onRotated={rotated}
          onChanged={refresh}
        />
      );
    case 'rules':
      return <ProjectRules api={api} onSaved={onChanged} />;
    case 'orders':
      return <MyOrders api={api} onIssued={counter.show} onChanged={onChanged} />;
    case 'decide':
      return <OrderDesk api={api} waiting={waiting} />;
  }
};
