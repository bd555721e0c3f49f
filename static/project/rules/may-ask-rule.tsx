import React from 'react';
import { Select, Stack } from '@forge/react';
import type { WhoKind } from '../../../src/console/contract';
import { Field } from '../../shared/field';
import { GroupPicker } from '../../shared/groups/group-picker';
import { whoAsks } from '../offer-words';
import { say } from '../say';
import type { RulePart } from './rule-part';

const WHO: readonly WhoKind[] = ['everyone', 'project-admins', 'jira-admins', 'groups', 'permission'];

/** Whoever asks must be one of these as well as of those that the site names. */
export const MayAskRule = ({ api, desk, rules, errors, isDisabled, edit }: RulePart) => {
  const { mayAsk } = rules;
  const options = WHO.map((kind) => ({ value: kind, label: say(`rules.may-ask.${kind}`) }));
  return (
    <Stack space="space.050">
      <Field
        id="project-may-ask"
        label={say('rules.may-ask')}
        help={say('rules.may-ask-help', { who: whoAsks({ mayAsk: desk.site.mayAsk.kind }) })}
        errors={[]}
      >
        <Select
          inputId="project-may-ask"
          isDisabled={isDisabled}
          options={options}
          value={options.find(({ value }) => value === mayAsk.kind) ?? null}
          onChange={({ value: kind }: { readonly value: WhoKind }) => {
            if (kind !== mayAsk.kind) edit({ mayAsk: kind === 'groups' ? { kind, groupIds: [] } : { kind } });
          }}
        />
      </Field>
      {mayAsk.kind === 'groups' && (
        <GroupPicker
          id="project-may-ask-groups"
          ask={api.searchGroups}
          groupIds={mayAsk.groupIds}
          isDisabled={isDisabled}
          help={say('rules.groups-help')}
          errors={errors('mayAsk')}
          onChange={(groupIds) => edit({ mayAsk: { kind: 'groups', groupIds } })}
        />
      )}
    </Stack>
  );
};
