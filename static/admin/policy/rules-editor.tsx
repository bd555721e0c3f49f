import React from 'react';
import { Stack } from '@forge/react';
import { FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { Card } from '../card';
import { say } from '../say';
import { AddressRules } from './address-rules';
import { ApprovalRule } from './approval-rule';
import { AskRules } from './ask-rules';
import { BudgetRules } from './budget-rules';
import { LifetimeRules } from './lifetime-rules';
import { NoticeRule } from './notice-rule';
import { OperationRules } from './operation-rules';
import { OwnerLeftRule } from './owner-left-rule';
import { RotationRules } from './rotation-rules';
import { ProjectRulesCard } from './project-rules-card';
import type { RuleProps } from './rule-props';
import { ScopePicker } from './scope-picker';
import { WhereRules } from './where-rules';

/** The rules as sentences that one edits in place. */
export const RulesEditor = (props: RuleProps) => {
  const { rules, isDisabled, edit } = props;
  return (
    <Stack space="space.200">
      <TokensOn {...props} />
      <Card title={say('section.ask')}>
        <AskRules {...props} />
      </Card>
      <Card title={say('section.may')}>
        <SwitchRow
          id="read-only"
          label={say('rule.readOnly')}
          help={say('read-only.help')}
          isChecked={rules.readOnly}
          isDisabled={isDisabled}
          onChange={(readOnly) => edit({ readOnly })}
        />
        <ScopePicker {...props} />
        <FieldMessage help={undefined} errors={props.errors('scopes')} />
        <OperationRules {...props} />
      </Card>
      <WhereRules {...props} />
      <ProjectRulesCard api={props.api} />
      <Card title={say('section.lifetime')}>
        <LifetimeRules {...props} />
      </Card>
      <EndRules {...props} />
      <RotationRules {...props} />
      <LimitCards {...props} />
      <ApprovalRule {...props} />
      <TracesRule {...props} />
    </Stack>
  );
};

const TracesRule = ({ rules, isDisabled, edit }: RuleProps) => (
  <Card title={say('section.traces')}>
    <SwitchRow
      id="attribute-in-jira"
      label={say('rule.attributeInJira')}
      help={say('attribute.help')}
      isChecked={rules.attributeInJira}
      isDisabled={isDisabled}
      onChange={(attributeInJira) => edit({ attributeInJira })}
    />
  </Card>
);

/** What becomes of tokens whose owner leaves, and who is told of an end. */
const EndRules = (props: RuleProps) => (
  <>
    <OwnerLeftRule {...props} />
    <NoticeRule {...props} />
  </>
);

const TokensOn = ({ rules, isDisabled, edit }: RuleProps) => (
  <Card title={say('section.tokens')}>
    <SwitchRow
      id="tokens-on"
      label={say('rule.tokensOn')}
      help={say('tokens-on.help')}
      isChecked={rules.tokensOn}
      isDisabled={isDisabled}
      onChange={(tokensOn) => edit({ tokensOn })}
    />
  </Card>
);

const LimitCards = (props: RuleProps) => (
  <>
    <Card title={say('section.addresses')}>
      <AddressRules {...props} />
    </Card>
    <Card title={say('section.budgets')}>
      <BudgetRules {...props} />
    </Card>
  </>
);
