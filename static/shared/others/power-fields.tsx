import React, { useCallback, useEffect, useState } from 'react';
import { Checkbox, Inline, Select, Stack, Text, TextArea, Textfield } from '@forge/react';
import type { Effect } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { Field } from '../field';
import { say as sayShared } from '../say';
import { scopeLabel } from '../scope-words';
import { NumberField } from '../number-field';
import { say } from '../orders/say';
import { SwitchRow } from '../switch-row';
import { MoreLimits, type MoreLimitsProps } from './more-limits';
import type { Project } from './power-draft';

interface PowerFieldsProps extends MoreLimitsProps {
  readonly api: Pick<ProjectApi, 'searchProjects' | 'listOperations'>;
  /** Of which may be chosen. */
  readonly scopes: readonly string[];
  readonly effects: readonly Effect[];
  /** A list may name the projects instead. */
  readonly projectsLater?: boolean;
}

/** Name, powers, projects, days and limits of a token for somebody else. */
export const PowerFields = (part: PowerFieldsProps) => {
  const { draft, edit } = part;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Field id="others-name" label={say('others.name')} isRequired errors={[]}>
        <Textfield
          id="others-name"
          value={draft.name}
          maxLength={100}
          onChange={({ target }) => edit({ name: String(target.value) })}
        />
      </Field>
      <Field id="others-why" label={say('others.why')} isRequired help={say('others.why-help')} errors={[]}>
        <TextArea
          id="others-why"
          value={draft.justification}
          maxLength={1_000}
          onChange={({ target }) => edit({ justification: String(target.value) })}
        />
      </Field>
      <Effects {...part} />
      <Scopes {...part} />
      <Where {...part} />
      <Field id="others-days" label={say('others.days')} help={say('others.days-help')} errors={[]}>
        <NumberField id="others-days" value={draft.days} errors={[]} onChange={(days) => edit({ days })} />
      </Field>
      <MoreLimits {...part} />
    </Stack>
  );
};

const Scopes = ({ scopes, draft, edit }: PowerFieldsProps) => (
  <Field id="others-scopes" label={say('others.scopes')} isRequired errors={[]}>
    <Select
      inputId="others-scopes"
      isMulti
      isSearchable
      placeholder={say('others.scopes-find')}
      options={scopes.map(scopeOption)}
      value={draft.scopes.map(scopeOption)}
      onChange={(chosen: readonly Option[] | null) =>
        edit({ scopes: (chosen ?? []).map(({ value }) => value) })
      }
    />
  </Field>
);

/** Projects, or where the policy lets one ask for it the whole site. */
const Where = ({ api, terms, draft, edit, projectsLater = false }: PowerFieldsProps) => (
  <Stack space="space.100">
    {!draft.siteWide && (
      <ProjectsField
        api={api}
        isRequired={!projectsLater}
        projects={draft.projects}
        onProjects={(projects) => edit({ projects })}
      />
    )}
    {(terms.siteWide || draft.siteWide) && (
      <SwitchRow
        id="others-site"
        label={say('others.site')}
        help={say('others.site-help')}
        isChecked={draft.siteWide}
        onChange={(siteWide) => edit({ siteWide })}
      />
    )}
  </Stack>
);

const Effects = ({ effects, draft, edit }: Pick<PowerFieldsProps, 'effects' | 'draft' | 'edit'>) => (
  <Stack space="space.050">
    <Text weight="semibold" size="small" color="color.text.subtle">
      {say('others.effects')}
    </Text>
    <Inline space="space.150" shouldWrap>
      {effects.map((effect) => (
        <Checkbox
          key={effect}
          label={sayShared(`effect.${effect}`)}
          value={effect}
          isChecked={draft.effects.includes(effect)}
          onChange={() => edit({ effects: toggled(draft.effects, effect) })}
        />
      ))}
    </Inline>
  </Stack>
);

interface Option {
  readonly value: string;
  readonly label: string;
}

const scopeOption = (scope: string): Option => ({ value: scope, label: scopeLabel(scope) });

const toggled = <Item,>(items: readonly Item[], item: Item): readonly Item[] =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item];

interface ProjectsFieldProps {
  readonly api: Pick<ProjectApi, 'searchProjects'>;
  readonly isRequired: boolean;
  readonly projects: readonly Project[];
  readonly onProjects: (projects: readonly Project[]) => void;
}

const projectOption = (project: Project) => ({
  value: project.id,
  // Of a page's own project the key alone is known.
  label:
    project.name === project.key
      ? project.key
      : say('others.project-option', { key: project.key, name: project.name }),
  project,
});

const ProjectsField = ({ api, isRequired, projects, onProjects }: ProjectsFieldProps) => {
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
    <Field
      id="others-projects"
      label={say('others.projects')}
      isRequired={isRequired}
      help={say('others.projects-help')}
      errors={[]}
    >
      <Select
        inputId="others-projects"
        isMulti
        isSearchable
        placeholder={say('others.projects-find')}
        options={found.map(projectOption)}
        value={projects.map(projectOption)}
        onInputChange={(text: string) => void search(text)}
        onChange={(chosen: readonly ReturnType<typeof projectOption>[] | null) =>
          onProjects((chosen ?? []).map(({ project }) => project))
        }
      />
    </Field>
  );
};
