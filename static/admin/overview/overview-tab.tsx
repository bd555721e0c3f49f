import React from 'react';
import { Stack } from '@forge/react';
import type { OverviewView, TokenSearch } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { say as sayShared } from '../../shared/say';
import { FreezeBanner } from '../freeze/freeze-banner';
import { say } from '../say';
import { Attention } from './attention';
import { Figures } from './figures';
import { FirstRun } from './first-run';
import { LeaversHeld } from './leavers-held';
import { StatusCard } from './status-card';
import { TrafficChart } from './traffic-chart';

interface OverviewTabProps {
  readonly api: AdminApi;
  readonly overview: Loaded<OverviewView>;
  readonly reload: () => void;
  readonly onPolicy: () => void;
  readonly onTokens: (search: TokenSearch) => void;
  readonly onToken: (locator: string) => void;
}

/** How things stand, and what needs somebody's eye. */
export const OverviewTab = ({ api, overview, reload, onPolicy, onTokens, onToken }: OverviewTabProps) => {
  if (overview.state === 'loading') return <Loading text={say('overview.loading')} />;
  if (overview.state === 'failed')
    return (
      <Stack space="space.300" alignInline="stretch">
        <FreezeBanner api={api} />
        <FailureMessage
          title={say('overview.failed')}
          failure={overview.failure}
          retry={{ label: sayShared('retry'), onClick: reload }}
        />
      </Stack>
    );
  const { tokensOn, counts, countedAt, leaversHeld, hours, days, attention } = overview.value;
  if (!tokensOn && counts?.active === 0 && counts.paused === 0)
    return (
      <Stack space="space.300" alignInline="stretch">
        <FreezeBanner api={api} />
        <FirstRun onPolicy={onPolicy} />
      </Stack>
    );
  return (
    <Stack space="space.300" alignInline="stretch">
      <FreezeBanner api={api} onReload={reload} />
      {leaversHeld && <LeaversHeld counts={counts} onTokens={onTokens} />}
      <StatusCard tokensOn={tokensOn} onPolicy={onPolicy} />
      <Figures counts={counts} countedAt={countedAt} onTokens={onTokens} />
      <Attention attention={attention} onTokens={onTokens} onToken={onToken} />
      <TrafficChart hours={hours} days={days} />
    </Stack>
  );
};
