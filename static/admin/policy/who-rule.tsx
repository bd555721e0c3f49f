import React from 'react';
import { Select, Stack } from '@forge/react';
import type { RulesView, WhoKind } from '../../../src/console/contract';
import { Field } from '../../shared/field';
import { say } from '../say';
import { GroupPicker } from '../../shared/groups/group-picker';
import type { RuleProps } from './rule-props';

interface WhoRuleProps extends RuleProps {
  readonly rule: keyof Pick<RulesView, 'mayAskForChanges' | 'mayUse' | 'mayCreateForOthers'>;
  readonly label: string;
  readonly help?: string;
  /** What everyone is called here, where not "everyone who may ask". */
  readonly everyone?: string;
  readonly kinds: readonly WhoKind[];
}

/** A rule that names a part of the people. */
export const WhoRule = ({ api, rules, rule, errors, isDisabled, edit, ...props }: WhoRuleProps) => {
  const { label, help, everyone = say('who.everyone'), kinds } = props;
  const who = rules[rule];
  const options = kinds.map((kind) => ({
    value: kind,
    label: kind === 'everyone' ? everyone : say(`who.${kind}`),
  }));
  return (
    <Stack space="space.050">
      <Field id={rule} label={label} errors={errors(rule)} {...(help === undefined ? {} : { help })}>
        <Select
          inputId={rule}
          isDisabled={isDisabled}
          options={options}
          value={options.find(({ value }) => value === who.kind) ?? null}
          onChange={({ value: kind }: { readonly value: WhoKind }) =>
            edit({ [rule]: kind === 'groups' ? { kind, groupIds: [] } : { kind } })
          }
        />
      </Field>
      {who.kind === 'groups' && (
        <GroupPicker
          id={`${rule}-groups`}
          ask={api.searchGroups}
          groupIds={who.groupIds}
          isDisabled={isDisabled}
          onChange={(groupIds) => edit({ [rule]: { kind: 'groups', groupIds } })}
        />
      )}
    </Stack>
  );
};
