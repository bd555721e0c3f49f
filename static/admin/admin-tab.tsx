import React, { useMemo } from 'react';
import type { OverviewView, PolicyOptions } from '../../src/console/contract';
import type { AdminApi } from '../api';
import { AuditTab } from './audit/audit-tab';
import { OrderDesk } from '../shared/orders/order-desk';
import type { WaitingDesk } from '../shared/orders/use-waiting';
import { OverviewTab } from './overview/overview-tab';
import { PolicyTab } from './policy/policy-tab';
import type { PolicyDesk } from './policy/use-policy';
import { SetUpTab } from './set-up/set-up-tab';
import { TokensTab } from './tokens/tokens-tab';
import type { Navigation } from './use-navigation';
import type { ReadOnce } from './use-read';

interface AdminTabProps {
  readonly api: AdminApi;
  readonly desk: PolicyDesk;
  readonly overview: ReadOnce<OverviewView>;
  readonly options: ReadOnce<PolicyOptions>;
  readonly places: Navigation;
  readonly waiting: WaitingDesk;
}

/** The tab that is shown. */
export const AdminTab = ({ api, desk, overview, options, places, waiting }: AdminTabProps) => {
  const scopes = useMemo(
    () => (options.loaded.state === 'loaded' ? options.loaded.value.scopes.map(({ name }) => name) : []),
    [options.loaded],
  );
  const rules = desk.policy.state === 'loaded' ? desk.policy.value.rules : undefined;
  /** Whoever comes to switch tokens on finds that drafted, beside the presets. */
  const goToPolicy = () => {
    if (overview.loaded.state === 'loaded' && !overview.loaded.value.tokensOn) desk.edit({ tokensOn: true });
    places.go('policy');
  };
  switch (places.tab) {
    case 'overview':
      return (
        <OverviewTab
          api={api}
          overview={overview.loaded}
          reload={overview.reload}
          onPolicy={goToPolicy}
          onTokens={places.showTokens}
          onToken={places.openToken}
        />
      );
    case 'policy':
      return <PolicyTab api={api} desk={desk} options={options.loaded} reloadOptions={options.reload} />;
    case 'tokens':
      return <TokensTab {...{ api, scopes, rules, places }} />;
    case 'orders':
      return <OrderDesk api={api} waiting={waiting} />;
    case 'audit':
      return (
        <AuditTab api={api} form={places.auditForm} onForm={places.showAudit} onToken={places.openToken} />
      );
    case 'set-up':
      return <SetUpTab api={api} />;
  }
};
