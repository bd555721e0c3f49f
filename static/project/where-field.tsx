import React from 'react';
import { Checkbox, Select, Stack, Tag, TagGroup } from '@forge/react';
import { Field, FieldMessage } from '../shared/field';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import type { ProjectChoice } from './order-draft';
import { errorsAt } from './order-problems';
import { say } from './say';
import type { ProjectSearchDesk } from './use-project-search';

interface WhereFieldProps extends FormPart {
  readonly projects: ProjectSearchDesk;
}

/** Step 2: the projects, this one to begin with; or the whole site, where that is offered. */
export const WhereField = (props: WhereFieldProps) => {
  const { draft, offer, refused, edit } = props;
  return (
    <FormSection title={say('where.title')}>
      {!draft.siteWide && (
        <>
          <TagGroup>
            <Tag text={offer.project.key} isRemovable={false} color="blueLight" />
          </TagGroup>
          {offer.furtherProjectsMax > 0 && <MoreProjects {...props} />}
        </>
      )}
      {offer.siteWide && (
        <Stack>
          <Checkbox
            id="site-wide"
            label={say('where.site')}
            isChecked={draft.siteWide}
            onChange={({ target }) => edit((now) => ({ ...now, siteWide: target.checked === true }))}
          />
          <FieldMessage help={say('where.site-help')} errors={errorsAt(refused, 'reach')} />
        </Stack>
      )}
    </FormSection>
  );
};

const MoreProjects = ({ draft, offer, refused, edit, projects }: WhereFieldProps) => {
  const max = offer.furtherProjectsMax;
  const isFull = draft.further.length >= max;
  const errors = [
    ...errorsAt(refused, 'projectIds'),
    ...(projects.hasFailed ? [say('where.search-failed')] : []),
  ];
  return (
    <Field
      id="more-projects"
      label={say('where.add')}
      help={say(isFull ? 'where.add-full' : 'where.add-help', { max })}
      errors={errors}
    >
      <Select
        inputId="more-projects"
        placeholder={say('where.placeholder')}
        isMulti
        isSearchable
        isLoading={projects.isLoading}
        isInvalid={errors.length > 0}
        value={draft.further.map(optionOf)}
        options={isFull ? [] : projects.found.filter(({ id }) => id !== offer.project.id).map(optionOf)}
        onInputChange={(text: string) => void projects.search(text)}
        onChange={(chosen: readonly ProjectOption[] | null) =>
          edit((now) => ({ ...now, further: (chosen ?? []).map(({ project }) => project) }))
        }
      />
    </Field>
  );
};

interface ProjectOption {
  readonly label: string;
  readonly value: string;
  readonly project: ProjectChoice;
}

const optionOf = (project: ProjectChoice): ProjectOption => ({
  label: say('where.option', { key: project.key, name: project.name }),
  value: project.id,
  project,
});
