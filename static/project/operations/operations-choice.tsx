import React from 'react';
import { RadioGroup, Stack, Text } from '@forge/react';
import type { ProjectApi } from '../../api';
import { loadedOf } from '../../shared/loaded';
import type { FormPart } from '../form-part';
import { isAdminToken } from '../order-draft';
import { errorsAt } from '../order-problems';
import { say } from '../say';
import { OperationPicker } from '../../shared/operations/operation-picker';
import { useOperationList } from '../../shared/operations/use-operation-list';

interface OperationsChoiceProps extends FormPart {
  readonly api: ProjectApi;
}

/** All that the chosen scopes open, or only what is picked by hand from it. */
export const OperationsChoice = (props: OperationsChoiceProps) => {
  const { draft, edit } = props;
  return (
    <Stack space="space.100">
      <Text weight="semibold" size="small" color="color.text.subtle">
        {say('limits.operations')}
      </Text>
      <RadioGroup
        name="operations"
        value={draft.isListOnly ? 'only' : 'any'}
        options={[
          { name: 'operations', value: 'any', label: say('limits.any') },
          { name: 'operations', value: 'only', label: say('limits.pick') },
        ]}
        onChange={({ target }) => edit((now) => ({ ...now, isListOnly: target.value === 'only' }))}
      />
      {draft.isListOnly && <Picked {...props} />}
    </Stack>
  );
};

/** From what the draft's scopes and effects open; with a token that is bound to projects, nothing for the whole site alone. */
const Picked = ({ api, draft, refused, edit }: OperationsChoiceProps) => {
  const { scopes, effects } = draft;
  const isSiteWide = draft.siteWide || isAdminToken(draft);
  const listed = useOperationList(
    () => api.listOperations({ scopes, effects }),
    [...scopes, ...effects].join(),
  );
  const available =
    listed.state === 'loaded'
      ? loadedOf({ ok: true, value: listed.value.filter(({ reach }) => isSiteWide || reach === 'projects') })
      : listed;
  return (
    <OperationPicker
      id="operations-picked"
      available={available}
      ids={draft.listed}
      none={say('limits.pick-none')}
      errors={errorsAt(refused, 'operations')}
      onChange={(picked) => edit((now) => ({ ...now, listed: picked }))}
    />
  );
};
