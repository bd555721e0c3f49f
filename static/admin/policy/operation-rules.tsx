import React, { useState } from 'react';
import { Heading, Label, Radio, Select, Stack, Text } from '@forge/react';
import { FieldMessage } from '../../shared/field';
import { ChoiceField } from '../fields';
import { say } from '../say';
import { idsOf } from './draft';
import type { RuleProps } from './rule-props';
import { useOperations } from './use-operations';

/** All operations of the allowed scopes, or only some. */
export const OperationRules = (props: RuleProps) => {
  const { rules, errors, isDisabled, edit } = props;
  const { operations } = rules;
  return (
    <Stack space="space.100" alignInline="stretch">
      <Heading as="h4" size="xsmall">
        {say('operations.title')}
      </Heading>
      <Radio
        name="operations"
        value="any"
        label={say('operations.any')}
        isChecked={operations.kind === 'any'}
        isDisabled={isDisabled}
        onChange={() => edit({ operations: { kind: 'any' } })}
      />
      <Radio
        name="operations"
        value="only"
        label={say('operations.only')}
        isChecked={operations.kind === 'only'}
        isDisabled={isDisabled}
        onChange={() => edit({ operations: { kind: 'only', ids: idsOf(operations) } })}
      />
      {operations.kind === 'only' && <OnlyThese {...props} />}
      <FieldMessage help={undefined} errors={errors('operations')} />
    </Stack>
  );
};

/** A scope is chosen first: Jira has some 600 operations. */
const OnlyThese = (props: RuleProps) => {
  const [scope, setScope] = useState<string | undefined>(props.rules.scopes[0]);
  return (
    <Stack space="space.100" alignInline="stretch">
      <ChoiceField
        id="operations-scope"
        label={say('operations.scope')}
        choices={props.rules.scopes.map((name) => ({ value: name, label: name }))}
        value={scope}
        isClearable={false}
        onChange={setScope}
      />
      {scope === undefined ? <Text>{say('operations.no-scope')}</Text> : <Chosen {...props} scope={scope} />}
    </Stack>
  );
};

const Chosen = ({ api, rules, isDisabled, edit, scope }: RuleProps & { readonly scope: string }) => {
  const { operations } = useOperations(api, scope);
  const ids = idsOf(rules.operations);
  const known = operations.state === 'loaded' ? operations.value.map(({ id }) => id) : [];
  const choices = [...new Set([...known, ...ids])].map((id) => ({ value: id, label: id }));
  return (
    <Stack>
      <Label labelFor="operations-chosen">{say('operations.chosen', { count: ids.length })}</Label>
      <Select
        inputId="operations-chosen"
        isMulti
        isDisabled={isDisabled}
        isLoading={operations.state === 'loading'}
        closeMenuOnSelect={false}
        options={choices}
        value={choices.filter(({ value }) => ids.includes(value))}
        placeholder={say('operations.choose')}
        onChange={(chosen: readonly { readonly value: string }[] | null) =>
          edit({ operations: { kind: 'only', ids: (chosen ?? []).map(({ value }) => value) } })
        }
      />
      <FieldMessage
        help={ids.length === 0 ? say('operations.none-chosen') : undefined}
        errors={operations.state === 'failed' ? [say('operations.failed')] : []}
      />
    </Stack>
  );
};
