import React from 'react';
import { Inline, Label, Radio, Stack, Text } from '@forge/react';
import type { WhoKind } from '../../../src/console/contract';
import { FieldMessage } from '../../shared/field';
import { NumberField } from '../../shared/number-field';
import { say } from '../say';
import { GroupPicker } from '../../shared/groups/group-picker';
import type { RuleProps } from './rule-props';
import { WhoRule } from './who-rule';

const WHO: readonly WhoKind[] = ['everyone', 'project-admins', 'jira-admins', 'groups', 'permission'];

/** Who may ask for a token, and how many each may have; whose work, and who may create them for others. */
export const AskRules = (props: RuleProps) => {
  const { rules, errors, isDisabled, edit } = props;
  return (
    <Stack space="space.150">
      <MayAsk {...props} />
      <WhoRule {...props} rule="mayAskForChanges" label={say('changes.who')} kinds={WHO} />
      <WhoRule
        {...props}
        rule="mayUse"
        label={say('use.who')}
        everyone={say('who.use-everyone')}
        help={say('use.help')}
        kinds={SITE_WHO}
      />
      <WhoRule {...props} rule="mayCreateForOthers" label={say('others.who')} kinds={SITE_WHO} />
      <Inline space="space.100" alignBlock="center">
        <Label labelFor="tokens-per-person">{say('per-person.before')}</Label>
        <NumberField
          id="tokens-per-person"
          value={rules.tokensPerPersonMax}
          isDisabled={isDisabled}
          errors={errors('tokensPerPersonMax')}
          onChange={(tokensPerPersonMax) => edit({ tokensPerPersonMax })}
        />
        <Text>{say('per-person.after')}</Text>
      </Inline>
    </Stack>
  );
};

/** Where no project is meant, nobody administers one. */
const SITE_WHO = WHO.filter((kind) => kind !== 'project-admins');

const MayAsk = ({ api, rules, errors, isDisabled, edit }: RuleProps) => (
  <Stack space="space.050">
    {WHO.map((kind) => (
      <Radio
        key={kind}
        name="may-ask"
        value={kind}
        label={say(`may-ask.${kind}`)}
        isChecked={rules.mayAsk.kind === kind}
        isDisabled={isDisabled}
        onChange={() => edit({ mayAsk: kind === 'groups' ? { kind, groupIds: [] } : { kind } })}
      />
    ))}
    {rules.mayAsk.kind === 'groups' && (
      <GroupPicker
        id="may-ask-groups"
        ask={api.searchGroups}
        groupIds={rules.mayAsk.groupIds}
        isDisabled={isDisabled}
        onChange={(groupIds) => edit({ mayAsk: { kind: 'groups', groupIds } })}
      />
    )}
    <FieldMessage help={say('may-ask.help')} errors={errors('mayAsk')} />
  </Stack>
);
