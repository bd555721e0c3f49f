import React from 'react';
import { Box, SectionMessage, Tab, TabList, TabPanel, Tabs, Text, xcss } from '@forge/react';
import type { AdminApi } from '../api';
import type { Failure } from '../shared/loaded';
import { useWaiting } from '../shared/orders/use-waiting';
import { AdminTab } from './admin-tab';
import { LeaveDialog } from './policy/leave-dialog';
import { usePolicy } from './policy/use-policy';
import { useUnloadGuard } from './policy/use-unload-guard';
import { say } from './say';
import { tabAt, TABS, type TabKey } from './tabs';
import { useNavigation } from './use-navigation';
import { useRead } from './use-read';

const panel = xcss({ paddingBlock: 'space.200', width: '100%' });

/** What Jira admins see: how things stand, the rules, every token, what happened, and whether it all works. */
export const AdminPage = ({ api }: { readonly api: AdminApi }) => {
  const desk = usePolicy(api);
  const overview = useRead(api.readOverview);
  const options = useRead(api.readPolicyOptions);
  const waiting = useWaiting(api, true);
  const places = useNavigation(desk.isDirty);
  useUnloadGuard(desk.isDirty);
  if (desk.policy.state === 'failed' && isNotAdmin(desk.policy.failure)) return <NotAdmin />;

  const go = (tab: TabKey) => {
    if (tab === 'overview' && places.tab !== tab) overview.reload();
    places.go(tab);
  };
  const nameOf = (tab: TabKey) => {
    if (tab === 'orders' && waiting.words !== undefined)
      return say('tab.orders.waiting', { count: waiting.words });
    return say(tab === 'policy' && desk.isDirty ? 'tab.policy.dirty' : `tab.${tab}`);
  };
  return (
    <>
      <Tabs
        id="admin-tabs"
        selected={TABS.indexOf(places.tab)}
        onChange={(index: number) => go(tabAt(index))}
      >
        <TabList>
          {TABS.map((tab) => (
            <Tab key={tab}>{nameOf(tab)}</Tab>
          ))}
        </TabList>
        {TABS.map((tab) => (
          <TabPanel key={tab}>
            <Box xcss={panel}>
              {tab === places.tab && !places.isAsked && (
                <AdminTab {...{ api, desk, overview, options, places, waiting }} />
              )}
            </Box>
          </TabPanel>
        ))}
      </Tabs>
      <LeaveDialog
        isOpen={places.isAsked}
        onStay={places.stay}
        onDiscard={() => {
          desk.discard();
          places.leave();
        }}
      />
    </>
  );
};

const isNotAdmin = (failure: Failure): boolean =>
  'refusal' in failure && failure.refusal.code === 'not-jira-admin';

/** Jira lets nobody but admins here, but the resolver asks again: its "no" is shown plainly. */
const NotAdmin = () => (
  <SectionMessage appearance="warning" title={say('not-admin')}>
    <Text>{say('not-admin.help')}</Text>
  </SectionMessage>
);
