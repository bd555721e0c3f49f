import React from 'react';
import { Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { PolicyOptions, PolicyView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Loaded } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { say } from '../say';
import { ChangeBar } from './change-bar';
import { ConflictSection } from './conflict-section';
import { PreviewDialog } from './preview-dialog';
import { Presets } from './presets';
import { errorsAt, saveFailureWords } from './rule-errors';
import { RulesEditor } from './rules-editor';
import { savedWords } from './saved-words';
import { Transitions } from './transitions';
import { useChangeDesk } from './use-change-desk';
import type { PolicyDesk } from './use-policy';

interface PolicyTabProps {
  readonly api: AdminApi;
  readonly desk: PolicyDesk;
  readonly options: Loaded<PolicyOptions>;
  readonly reloadOptions: () => void;
}

/** The rules: ready drafts, every rule in place, and what a change would do before it is saved. */
export const PolicyTab = ({ api, desk, options, reloadOptions }: PolicyTabProps) => {
  const { policy } = desk;
  if (policy.state === 'loading' || options.state === 'loading')
    return <Loading text={say('policy.loading')} />;
  const failed = policy.state === 'failed' ? policy : options.state === 'failed' ? options : undefined;
  if (failed)
    return (
      <FailureMessage
        title={say('policy.failed')}
        failure={failed.failure}
        retry={{
          label: sayShared('retry'),
          onClick: () => (policy.state === 'failed' ? void desk.reload() : reloadOptions()),
        }}
      />
    );
  if (policy.state !== 'loaded' || options.state !== 'loaded') return null;
  return <PolicyEditor api={api} desk={desk} policy={policy.value} options={options.value} />;
};

interface PolicyEditorProps {
  readonly api: AdminApi;
  readonly desk: PolicyDesk;
  readonly policy: PolicyView;
  readonly options: PolicyOptions;
}

const PolicyEditor = ({ api, desk, policy, options }: PolicyEditorProps) => {
  const change = useChangeDesk(api, desk);
  const { draft, isDirty, isSaving, outcome, conflict, edit } = desk;
  const drafted = { ...policy.rules, ...draft };
  const isDisabled = isSaving || conflict !== undefined;
  const bar = isDirty && (
    <ChangeBar
      saved={policy.rules}
      drafted={drafted}
      isSaving={isSaving}
      isBlocked={conflict !== undefined}
      onLook={change.look}
      onSave={() => void change.requestSave()}
      onDiscard={desk.discard}
    />
  );
  return (
    <Stack space="space.300" alignInline="stretch">
      <PolicyTitle policy={policy} />
      {conflict && <ConflictSection conflict={conflict} desk={desk} />}
      {outcome?.kind === 'failed' && (
        <SectionMessage appearance="error" title={say('save.failed')}>
          {saveFailureWords(outcome.failure).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </SectionMessage>
      )}
      {outcome?.kind === 'saved' && (
        <SectionMessage appearance="success">
          <Text>{savedWords(outcome.existing)}</Text>
        </SectionMessage>
      )}
      <Transitions policy={policy} desk={desk} />
      {bar}
      <Presets presets={options.presets} rules={drafted} isDisabled={isDisabled} edit={edit} />
      <RulesEditor
        api={api}
        rules={drafted}
        options={options}
        errors={errorsAt(outcome)}
        isDisabled={isDisabled}
        edit={edit}
      />
      {bar}
      <PreviewDialog change={change} isSaving={isSaving} />
    </Stack>
  );
};

const PolicyTitle = ({ policy }: { readonly policy: PolicyView }) => (
  <Stack space="space.050">
    <Heading as="h2" size="medium">
      {say('policy.title')}
    </Heading>
    <Inline space="space.050" alignBlock="center" shouldWrap>
      <Text size="small" color="color.text.subtle">
        {policy.changedAt === undefined
          ? say('policy.never-changed')
          : say('policy.changed', { revision: policy.revision, when: timeWords(policy.changedAt) })}
      </Text>
      {policy.changedBy !== undefined && <Person accountId={policy.changedBy} />}
    </Inline>
  </Stack>
);
