import React from 'react';
import { RadioGroup, Stack, Text } from '@forge/react';
import { loadedOf } from '../../shared/loaded';
import { OperationPicker } from '../../shared/operations/operation-picker';
import { useOperationList } from '../../shared/operations/use-operation-list';
import { say } from '../say';
import type { RulePart } from './rule-part';

/** All that the site allows, or only some of it. */
export const OperationsRule = (props: RulePart) => {
  const { rules, isDisabled, edit } = props;
  const { operations } = rules;
  return (
    <Stack space="space.050">
      <Text weight="semibold" size="small" color="color.text.subtle">
        {say('rules.operations')}
      </Text>
      <RadioGroup
        name="project-operations"
        value={operations.kind}
        isDisabled={isDisabled}
        options={[
          { name: 'project-operations', value: 'any', label: say('rules.operations-any') },
          { name: 'project-operations', value: 'only', label: say('rules.operations-only') },
        ]}
        onChange={({ target }) =>
          edit({ operations: target.value === 'only' ? { kind: 'only', ids: [] } : { kind: 'any' } })
        }
      />
      {operations.kind === 'only' && <OnlyThese {...props} ids={operations.ids} />}
    </Stack>
  );
};

/** From what the site allows with the scopes and the effects that the draft leaves. */
const OnlyThese = (props: RulePart & { readonly ids: readonly string[] }) => {
  const { api, rules, ids, errors, isDisabled, edit } = props;
  const { scopes, readOnly } = rules;
  const listed = useOperationList(() => api.listRuleOperations({ scopes }), JSON.stringify(scopes));
  const available =
    listed.state === 'loaded'
      ? loadedOf({ ok: true, value: listed.value.filter(({ effect }) => !readOnly || effect === 'read') })
      : listed;
  return (
    <OperationPicker
      id="project-operations"
      available={available}
      ids={ids}
      none={say('rules.operations-none')}
      isDisabled={isDisabled}
      errors={errors('operations')}
      onChange={(chosen) => edit({ operations: { kind: 'only', ids: chosen } })}
    />
  );
};
