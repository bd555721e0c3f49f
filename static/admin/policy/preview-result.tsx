import React from 'react';
import { DynamicTable, Heading, List, ListItem, ProgressBar, Stack, Text } from '@forge/react';
import type { PolicyHitView } from '../../../src/console/contract';
import { FailureMessage } from '../../shared/failure-message';
import { Person } from '../../shared/person';
import { say } from '../say';
import type { RuleEffect } from './effect-words';
import { figuresWords, hitWords, worstFirst } from './preview-figures';
import type { PreviewState } from './use-preview';

const ROWS_PER_PAGE = 10;

interface PreviewResultProps {
  readonly preview: PreviewState;
  readonly effects: readonly RuleEffect[];
}

/** What a draft would hit, as far as it was looked, and what each of its changes means to living tokens. */
export const PreviewResult = ({ preview, effects }: PreviewResultProps) => {
  if (preview.state === 'none') return null;
  const { so } = preview;
  const isRunning = preview.state === 'running';
  return (
    <Stack space="space.150" alignInline="stretch">
      {isRunning && <ProgressBar ariaLabel={say('preview.running')} isIndeterminate />}
      <Text color="color.text.subtle">
        {isRunning
          ? say('preview.looked', { count: so.looked })
          : say(so.isWhole ? 'preview.looked-all' : 'preview.looked-part', { count: so.looked })}
      </Text>
      {preview.state === 'failed' && (
        <FailureMessage title={say('preview.failed')} failure={preview.failure} />
      )}
      {(!isRunning || so.hits.length > 0) && <Text weight="bold">{figuresWords(so)}</Text>}
      {effects.length > 0 && <Effects effects={effects} />}
      {so.hits.length > 0 && <HitTable hits={worstFirst(so.hits)} />}
    </Stack>
  );
};

const Effects = ({ effects }: { readonly effects: readonly RuleEffect[] }) => (
  <Stack space="space.050">
    <Heading as="h2" size="xsmall">
      {say('effect-on.title')}
    </Heading>
    <List type="unordered">
      {effects.map(({ rule, name, words }) => (
        <ListItem key={rule}>{say('effect-on.rule', { rule: name, words })}</ListItem>
      ))}
    </List>
  </Stack>
);

const HitTable = ({ hits }: { readonly hits: readonly PolicyHitView[] }) => (
  <DynamicTable
    label={say('preview.table')}
    rowsPerPage={ROWS_PER_PAGE}
    head={{
      cells: [
        { key: 'name', content: say('column.name'), width: 24 },
        { key: 'owner', content: say('column.owner'), width: 22 },
        { key: 'what', content: say('preview.what'), width: 40 },
        { key: 'calls', content: say('column.calls'), width: 14 },
      ],
    }}
    rows={hits.map((hit) => ({
      key: hit.locator,
      cells: [
        { key: 'name', content: <Text>{hit.name}</Text> },
        { key: 'owner', content: <Person accountId={hit.ownerId} /> },
        {
          key: 'what',
          content: (
            <Stack>
              {hitWords(hit).map((sentence) => (
                <Text key={sentence}>{sentence}</Text>
              ))}
            </Stack>
          ),
        },
        { key: 'calls', content: <Text>{say('number', { count: hit.calls7d })}</Text> },
      ],
    }))}
  />
);
