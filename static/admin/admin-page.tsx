import React, { useMemo } from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../api';
import { FailureMessage } from '../shared/failure-message';
import { Loading } from '../shared/loading';
import { TokenSection } from '../shared/token-section';
import { useTokenList } from '../shared/use-token-list';
import { PolicyRules } from './policy-rules';
import { PolicyState } from './policy-state';
import { PolicySwitches } from './policy-switches';
import { TEXT } from './text';
import { usePolicy, type PolicyDesk } from './use-policy';

/** What Jira admins see: is it on, what is allowed, who has which token. */
export const AdminPage = ({ api }: { readonly api: AdminApi }) => {
  const desk = usePolicy(api);
  const { policy } = desk;
  switch (policy.state) {
    case 'loading':
      return <Loading text={TEXT.loading} />;
    case 'failed':
      return <PolicyFailed desk={desk} failure={policy.failure} />;
    case 'loaded':
      return (
        <Stack space="space.400">
          <PolicyState tokensOn={policy.value.rules.tokensOn} />
          <PolicySwitches desk={desk} rules={policy.value.rules} />
          <PolicyRules policy={policy.value} />
          <AllTokens api={api} />
        </Stack>
      );
  }
};

const AllTokens = ({ api }: { readonly api: AdminApi }) => {
  const source = useMemo(() => ({ search: api.searchTokens, revoke: api.revokeToken }), [api]);
  return <TokenSection list={useTokenList(source)} showOwner text={TEXT.tokens} />;
};

type PolicyFailedProps = {
  readonly desk: PolicyDesk;
} & Pick<Extract<PolicyDesk['policy'], { readonly state: 'failed' }>, 'failure'>;

/** Jira lets nobody but admins here, but the resolver asks again: its "no" is shown plainly. */
const PolicyFailed = ({ desk, failure }: PolicyFailedProps) =>
  'refusal' in failure && failure.refusal.code === 'not-jira-admin' ? (
    <SectionMessage appearance="warning" title={TEXT.notAdmin}>
      <Text>{failure.refusal.text}</Text>
      <Text>{TEXT.notAdminHelp}</Text>
    </SectionMessage>
  ) : (
    <FailureMessage
      title={TEXT.readFailed}
      failure={failure}
      retry={{ label: TEXT.retry, onClick: () => void desk.reload() }}
    />
  );
