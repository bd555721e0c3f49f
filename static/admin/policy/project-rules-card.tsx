import React, { useEffect, useState } from 'react';
import { Button, DynamicTable, ModalTransition, Stack, Text } from '@forge/react';
import type { ProjectRuleListView, ProjectRulesView, ProjectRuleView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { AskModal } from '../../shared/ask-modal';
import { FailureMessage } from '../../shared/failure-message';
import { LOADING, loadedOf, type Failure, type Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { Card } from '../card';
import { isAdminKey, say } from '../say';

/** What project admins say beyond the policy: to read and to remove here, to change on each project's page. */
export const ProjectRulesCard = ({ api }: { readonly api: AdminApi }) => {
  const [list, setList] = useState<Loaded<ProjectRuleListView>>(LOADING);
  const read = async () => {
    setList(LOADING);
    setList(loadedOf(await api.listProjectRules()));
  };
  useEffect(() => void read(), [api]);
  return (
    <Card title={say('section.project-rules')}>
      {list.state === 'loading' && <Loading text={say('policy.loading')} />}
      {list.state === 'failed' && (
        <FailureMessage
          title={say('project-rules.failed')}
          failure={list.failure}
          retry={{ label: sayShared('retry'), onClick: () => void read() }}
        />
      )}
      {list.state === 'loaded' &&
        (list.value.projects.length === 0 ? (
          <Text>{say('project-rules.none')}</Text>
        ) : (
          <Projects
            api={api}
            projects={list.value.projects}
            onRemoved={(value) => setList({ state: 'loaded', value })}
          />
        ))}
    </Card>
  );
};

const COLUMNS = ['project', 'says', 'when', 'by', 'act'] as const;

interface ProjectsProps {
  readonly api: AdminApi;
  readonly projects: readonly ProjectRuleView[];
  readonly onRemoved: (left: ProjectRuleListView) => void;
}

const Projects = ({ api, projects, onRemoved }: ProjectsProps) => (
  <Stack space="space.100" alignInline="stretch">
    <Text>{say('project-rules.help')}</Text>
    <DynamicTable
      label={say('section.project-rules')}
      rowsPerPage={20}
      head={{ cells: COLUMNS.map((key) => ({ key, content: say(`project-rules.${key}`) })) }}
      rows={projects.map(({ project, rules, changedAt, changedBy }) => ({
        key: project.id,
        cells: [
          { key: 'project', content: <Text weight="bold">{project.key}</Text> },
          { key: 'says', content: <Text>{says(rules)}</Text> },
          { key: 'when', content: changedAt === undefined ? '' : <Text>{timeWords(changedAt)}</Text> },
          { key: 'by', content: changedBy === undefined ? '' : <Person accountId={changedBy} /> },
          { key: 'act', content: <RemoveButton api={api} project={project} onRemoved={onRemoved} /> },
        ],
      }))}
    />
  </Stack>
);

interface RemoveButtonProps {
  readonly api: AdminApi;
  readonly project: ProjectRuleView['project'];
  readonly onRemoved: (left: ProjectRuleListView) => void;
}

/** A project that is gone has no page on which its rules could be changed. */
const RemoveButton = ({ api, project: { id, key }, onRemoved }: RemoveButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const remove = async () => {
    setBusy(true);
    const reply = await api.dropProjectRule({ projectId: id });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`removed-${id}`, say('project-rules.removed', { project: key }));
    onRemoved(reply.value);
  };
  return (
    <>
      <Button spacing="compact" onClick={() => setAsked(true)}>
        {say('project-rules.remove')}
      </Button>
      <ModalTransition>
        {isAsked && (
          <AskModal
            title={say('project-rules.remove-title', { project: key })}
            keep={say('project-rules.keep')}
            act={say('project-rules.remove-all')}
            appearance="danger"
            isBusy={isBusy}
            onAct={() => void remove()}
            onClose={() => setAsked(false)}
          >
            {failure && <FailureMessage title={say('project-rules.remove-failed')} failure={failure} />}
            <Text>{say('project-rules.remove-means')}</Text>
          </AskModal>
        )}
      </ModalTransition>
    </>
  );
};

/** `reading only, fewer scopes`. */
function says(rules: ProjectRulesView): string {
  const said: Readonly<Record<keyof ProjectRulesView, boolean>> = {
    tokensOn: !rules.tokensOn,
    readOnly: rules.readOnly,
    mayAsk: rules.mayAsk.kind !== 'everyone',
    lifetimeDaysMax: rules.lifetimeDaysMax !== null,
    scopes: rules.scopes !== null,
    operations: rules.operations.kind === 'only',
  };
  return Object.entries(said)
    .flatMap(([rule, isSaid]) => {
      const key = `project-rules.${rule}`;
      return isSaid && isAdminKey(key) ? [say(key)] : [];
    })
    .join(', ');
}
