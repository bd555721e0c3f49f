import React, { useCallback, useEffect, useState } from 'react';
import { Select, Stack, TextArea, Textfield, UserPicker } from '@forge/react';
import type { FreezeWhatView, ProjectChoices } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { Field } from '../../shared/field';
import { ChoiceField } from '../fields';
import { say } from '../say';
import { FREEZE_KINDS, REASON_MAX, type FreezeDraft } from './freeze-draft';

interface FreezeFieldsProps {
  readonly api: AdminApi;
  readonly draft: FreezeDraft;
  /** The token is given: only the rest is asked. */
  readonly isOfOneToken: boolean;
  readonly edit: (change: Partial<FreezeDraft>) => void;
}

const WHATS: readonly FreezeWhatView[] = ['all', 'writes'];
const HOURS = ['0', '1', '4', '24', '168'] as const;

export const FreezeFields = (props: FreezeFieldsProps) => {
  const { draft, isOfOneToken, edit } = props;
  return (
    <Stack space="space.150">
      {!isOfOneToken && (
        <>
          <ChoiceField
            id="freeze-kind"
            label={say('freeze.kind')}
            choices={FREEZE_KINDS.map((value) => ({ value, label: say(`freeze.kind-${value}`) }))}
            value={draft.kind}
            isClearable={false}
            onChange={(kind) => kind && edit({ kind })}
          />
          <Of {...props} />
        </>
      )}
      <ChoiceField
        id="freeze-what"
        label={say('freeze.what')}
        choices={WHATS.map((value) => ({ value, label: say(`freeze.what-${value}`) }))}
        value={draft.what}
        isClearable={false}
        onChange={(what) => what && edit({ what })}
      />
      <ChoiceField
        id="freeze-until"
        label={say('freeze.end')}
        choices={HOURS.map((value) => ({ value, label: say('freeze.hours', { hours: Number(value) }) }))}
        value={HOURS.find((hours) => Number(hours) === draft.hours)}
        isClearable={false}
        onChange={(hours) => edit({ hours: Number(hours) })}
      />
      <Field
        id="freeze-reason"
        label={say('freeze.reason')}
        isRequired
        help={say('freeze.reason-help')}
        errors={[]}
      >
        <TextArea
          id="freeze-reason"
          value={draft.reason}
          maxLength={REASON_MAX}
          onChange={({ target }) => edit({ reason: String(target.value) })}
        />
      </Field>
    </Stack>
  );
};

/** Whose tokens, where that is not everybody's. */
const Of = ({ api, draft, edit }: FreezeFieldsProps) => {
  switch (draft.kind) {
    case 'site':
      return null;
    case 'project':
      return <OfProject api={api} draft={draft} edit={edit} />;
    case 'person':
      return (
        <UserPicker
          name="freeze-person"
          label={say('freeze.person')}
          // The host hands null when the person is taken away again.
          onChange={(person: { readonly id: string } | null) => edit({ accountId: person?.id })}
        />
      );
    case 'token':
      return (
        <Field id="freeze-token" label={say('freeze.token')} errors={[]}>
          <Textfield
            id="freeze-token"
            value={draft.locator}
            onChange={({ target }) => edit({ locator: String(target.value) })}
          />
        </Field>
      );
  }
};

type Project = ProjectChoices['projects'][number];

const optionOf = (project: Project) => ({
  value: project.id,
  label: say('freeze.project-option', { key: project.key, name: project.name }),
  project,
});

const OfProject = ({ api, draft, edit }: Omit<FreezeFieldsProps, 'isOfOneToken'>) => {
  const [found, setFound] = useState<readonly Project[]>([]);
  const search = useCallback(
    async (text: string) => {
      const reply = await api.searchProjects({ text });
      if (reply.ok) setFound(reply.value.projects);
    },
    [api],
  );
  useEffect(() => void search(''), [search]);
  return (
    <Field id="freeze-project" label={say('freeze.project')} help={say('freeze.project-help')} errors={[]}>
      <Select
        inputId="freeze-project"
        isSearchable
        options={found.map(optionOf)}
        value={draft.project ? optionOf(draft.project) : null}
        onInputChange={(text: string) => void search(text)}
        onChange={(chosen: ReturnType<typeof optionOf> | null) => edit({ project: chosen?.project })}
      />
    </Field>
  );
};
