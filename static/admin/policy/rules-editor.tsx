import React from 'react';
import { Stack } from '@forge/react';
import { FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { Card } from '../card';
import { say } from '../say';
import { ApprovalRule } from './approval-rule';
import { AskRules } from './ask-rules';
import { LifetimeRules } from './lifetime-rules';
import { OperationRules } from './operation-rules';
import { OwnerLeftRule } from './owner-left-rule';
import type { RuleProps } from './rule-props';
import { ScopePicker } from './scope-picker';

/** The rules as sentences that one edits in place. */
export const RulesEditor = (props: RuleProps) => {
  const { rules, isDisabled, edit } = props;
  return (
    <Stack space="space.200">
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
      <Card title={say('section.where')}>
        <SwitchRow
          id="site-wide"
          label={say('rule.siteWideTokens')}
          help={say('site-wide.help')}
          isChecked={rules.siteWideTokens}
          isDisabled={isDisabled}
          onChange={(siteWideTokens) => edit({ siteWideTokens })}
        />
      </Card>
      <Card title={say('section.lifetime')}>
        <LifetimeRules {...props} />
      </Card>
      <OwnerLeftRule {...props} />
      <ApprovalRule {...props} />
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
    </Stack>
  );
};
