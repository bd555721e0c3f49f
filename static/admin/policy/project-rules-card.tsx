import React, { useEffect, useState } from 'react';
import { DynamicTable, Stack, Text } from '@forge/react';
import type { ProjectRuleListView, ProjectRulesView, ProjectRuleView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import { LOADING, loadedOf, type Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { Card } from '../card';
import { isAdminKey, say } from '../say';

/** What project admins say beyond the policy: to read here, to change on each project's page. */
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
          <Projects projects={list.value.projects} />
        ))}
    </Card>
  );
};

const COLUMNS = ['project', 'says', 'when', 'by'] as const;

const Projects = ({ projects }: { readonly projects: readonly ProjectRuleView[] }) => (
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
        ],
      }))}
    />
  </Stack>
);

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
