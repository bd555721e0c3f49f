import React, { useCallback, useEffect, useState } from 'react';
import { Radio, Select, Text } from '@forge/react';
import type { ProjectChoices } from '../../../src/console/contract';
import { Field, FieldMessage } from '../../shared/field';
import { Card } from '../card';
import { say } from '../say';
import type { RuleProps } from './rule-props';

type Project = ProjectChoices['projects'][number];

const optionOf = ({ id, key, name }: Project) => ({
  value: id,
  label: say('freeze.project-option', { key, name }),
});

/** Whether owners are told in Jira of tokens that end soon, and where. */
export const NoticeRule = ({ api, rules, errors, isDisabled, edit }: RuleProps) => {
  const { notice } = rules;
  const [isChoosing, setChoosing] = useState(false);
  const isIssue = notice.kind === 'issue' || isChoosing;
  return (
    <Card title={say('section.notice')}>
      <Text>{say('notice.help')}</Text>
      <Radio
        name="notice"
        value="none"
        label={say('notice.none')}
        isChecked={!isIssue}
        isDisabled={isDisabled}
        onChange={() => {
          setChoosing(false);
          edit({ notice: { kind: 'none' } });
        }}
      />
      <Radio
        name="notice"
        value="issue"
        label={say('notice.issue')}
        isChecked={isIssue}
        isDisabled={isDisabled}
        onChange={() => setChoosing(true)}
      />
      {isIssue && (
        <NoticeProject
          api={api}
          projectId={notice.kind === 'issue' ? notice.projectId : undefined}
          isDisabled={isDisabled}
          onChange={(projectId) => edit({ notice: { kind: 'issue', projectId } })}
        />
      )}
      <FieldMessage help={undefined} errors={errors('notice')} />
    </Card>
  );
};

interface NoticeProjectProps extends Pick<RuleProps, 'api' | 'isDisabled'> {
  readonly projectId: string | undefined;
  readonly onChange: (projectId: string) => void;
}

const NoticeProject = ({ api, projectId, isDisabled, onChange }: NoticeProjectProps) => {
  const [found, setFound] = useState<readonly Project[]>([]);
  const search = useCallback(
    async (text: string) => {
      const reply = await api.searchProjects({ text });
      if (reply.ok) setFound(reply.value.projects);
    },
    [api],
  );
  useEffect(() => void search(''), [search]);
  const chosen = found.find(({ id }) => id === projectId);
  const unnamed = projectId === undefined ? null : { value: projectId, label: projectId };
  return (
    <Field id="notice-project" label={say('notice.project')} help={say('freeze.project-help')} errors={[]}>
      <Select
        inputId="notice-project"
        isSearchable
        isDisabled={isDisabled}
        options={found.map(optionOf)}
        value={chosen ? optionOf(chosen) : unnamed}
        onInputChange={(text: string) => void search(text)}
        onChange={(choice: ReturnType<typeof optionOf> | null) => choice && onChange(choice.value)}
      />
    </Field>
  );
};
