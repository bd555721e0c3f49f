import React from 'react';
import { Box, Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text, xcss } from '@forge/react';
import type { ProjectRuleDeskView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { Person } from '../../shared/person';
import { say as sayShared } from '../../shared/say';
import { timeWords } from '../../shared/when';
import { say } from '../say';
import { RuleFields } from './rule-fields';
import { countAtFields, errorsOf, failureElsewhere } from './rule-problems';
import { RulePreview } from './rule-preview';
import { useProjectRule, type ProjectRuleDesk } from './use-project-rule';

const narrow = xcss({ maxWidth: '720px' });

interface ProjectRulesProps {
  readonly api: ProjectApi;
  /** What may be asked for here may be another now. */
  readonly onSaved: () => void;
}

/** What the admins of a project say for it: every rule only narrows the site's. */
export const ProjectRules = ({ api, onSaved }: ProjectRulesProps) => {
  const desk = useProjectRule(api, onSaved);
  const { saved, rules } = desk;
  if (saved.state === 'loading') return <Loading text={say('rules.loading')} />;
  if (saved.state === 'failed')
    return (
      <FailureMessage
        title={say('rules.failed')}
        failure={saved.failure}
        retry={{ label: sayShared('retry'), onClick: () => void desk.reload() }}
      />
    );
  if (!rules) return null;
  return (
    <Box xcss={narrow}>
      <Stack space="space.200" alignInline="stretch">
        <RulesTitle rule={saved.value} />
        <RuleFields
          api={api}
          desk={saved.value}
          rules={rules}
          errors={errorsOf(desk.outcome === 'saved' ? undefined : desk.outcome)}
          isDisabled={desk.isSaving}
          edit={desk.edit}
        />
        {desk.isDirty && (
          <RulePreview key={JSON.stringify(rules)} ask={api.previewProjectRule} rules={rules} />
        )}
        <Outcome desk={desk} />
        <Inline space="space.100">
          <LoadingButton
            appearance="primary"
            isLoading={desk.isSaving}
            isDisabled={!desk.isDirty || desk.newer !== undefined}
            onClick={() => void desk.save()}
          >
            {say('rules.save')}
          </LoadingButton>
          {desk.isDirty && (
            <Button appearance="subtle" isDisabled={desk.isSaving} onClick={desk.discard}>
              {say('rules.discard')}
            </Button>
          )}
        </Inline>
      </Stack>
    </Box>
  );
};

const RulesTitle = ({ rule }: { readonly rule: ProjectRuleDeskView }) => (
  <Stack space="space.100">
    <Heading as="h2" size="medium">
      {say('tab.rules')}
    </Heading>
    <Text>{say('rules.help')}</Text>
    <Inline space="space.050" alignBlock="center" shouldWrap>
      <Text size="small" color="color.text.subtle">
        {rule.changedAt === undefined
          ? say('rules.none')
          : say('rules.changed', { when: timeWords(rule.changedAt) })}
      </Text>
      {rule.changedBy !== undefined && <Person accountId={rule.changedBy} />}
    </Inline>
  </Stack>
);

/** What became of saving: nothing of a draft is lost before its author has chosen. */
const Outcome = ({ desk }: { readonly desk: ProjectRuleDesk }) => {
  const { outcome, newer } = desk;
  if (newer)
    return (
      <SectionMessage appearance="warning" title={say('rules.stale')}>
        {newer.changedBy !== undefined && <Person accountId={newer.changedBy} />}
        <Inline space="space.100" shouldWrap>
          <Button onClick={desk.takeTheirs}>{say('rules.take-theirs')}</Button>
          <Button appearance="warning" isDisabled={desk.isSaving} onClick={() => void desk.keepMine()}>
            {say('rules.keep-mine')}
          </Button>
        </Inline>
      </SectionMessage>
    );
  if (outcome === 'saved')
    return (
      <SectionMessage appearance="success">
        <Text>{say('rules.saved')}</Text>
      </SectionMessage>
    );
  return outcome ? <NotSaved failure={outcome} /> : null;
};

const NotSaved = ({ failure }: { readonly failure: Failure }) => {
  const elsewhere = failureElsewhere(failure);
  if (elsewhere) return <FailureMessage title={say('rules.save-failed')} failure={elsewhere} />;
  return (
    <SectionMessage appearance="error" title={say('rules.save-failed')}>
      <Text>{say('send.mend', { count: countAtFields(failure) })}</Text>
    </SectionMessage>
  );
};
