import React from 'react';
import { SwitchRow } from '../../shared/switch-row';
import { Card } from '../card';
import { say } from '../say';
import type { RuleProps } from './rule-props';

/** How far tokens may reach: beyond projects, and over tokens themselves. */
export const WhereRules = ({ rules, isDisabled, edit }: RuleProps) => (
  <Card title={say('section.where')}>
    <SwitchRow
      id="site-wide"
      label={say('rule.siteWideTokens')}
      help={say('site-wide.help')}
      isChecked={rules.siteWideTokens}
      isDisabled={isDisabled}
      onChange={(siteWideTokens) => edit({ siteWideTokens })}
    />
    <SwitchRow
      id="admin-tokens"
      label={say('rule.adminTokens')}
      help={say('admin-tokens.help')}
      isChecked={rules.adminTokens}
      isDisabled={isDisabled}
      onChange={(adminTokens) => edit({ adminTokens })}
    />
  </Card>
);
