import React, { useState } from 'react';
import { Box, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import type { IssuedTokenView, Offer, RotatedTokenView, TokenRowView } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { CreatedToken } from './created-token';
import { draftLike, mayDuplicate } from './duplicate';
import { EndingSoon } from './ending-soon';
import { withChange } from './fresh-tokens';
import { LeaveModal } from './leave-modal';
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

const NEW = 0;
const MINE = 1;
const RULES = 2;
const panel = xcss({ paddingBlock: 'space.200', width: '100%' });

/** What is open, the token that was just created, and the form. */
function useCounter({ api, offer, onChanged }: Omit<CounterProps, 'clock'>) {
  const [selected, setSelected] = useState(NEW);
  const [issued, setIssued] = useState<IssuedTokenView>();
  const [fresh, setFresh] = useState<readonly TokenRowView[]>([]);
  const desk = useOrder(api, offer, (reply) => {
    onChanged();
    if (!reply.ok) return;
    setIssued(reply.value);
    setFresh((tokens) => [reply.value.view, ...tokens]);
  });
  return {
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
    rotated: ({ predecessor, ...next }: RotatedTokenView) => {
      setIssued(next);
      setFresh((tokens) => [next.view, ...withChange(tokens, predecessor)]);
      setSelected(NEW);
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
  const { selected, issued, fresh, desk, setSelected, forget, duplicateOf, rotated, refresh } = counter;
  const now = clock();
  // Only the open tab is in the page: a token is nowhere else than where it is shown.
  return (
    <>
      {!issued && <HaltedTokens tokens={offer.halted} />}
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
          {offer.administersProject && <Tab>{say('tab.rules')}</Tab>}
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
                onRotated={rotated}
                onChanged={refresh}
              />
            )}
          </Box>
        </TabPanel>
        {offer.administersProject && (
          <TabPanel>
            <Box xcss={panel}>{selected === RULES && <ProjectRules api={api} onSaved={onChanged} />}</Box>
          </TabPanel>
        )}
      </Tabs>
      {issued && selected !== NEW && <LeaveModal onBack={() => setSelected(NEW)} onLeave={forget} />}
    </>
  );
};
