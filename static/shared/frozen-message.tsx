import React from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { FreezeEntryView } from '../../src/console/contract';
import { freezeTitle, thawWords } from './freeze-words';
import { say } from './say';

interface FrozenMessageProps {
  /** What hits the tokens that are shown. */
  readonly frozen: readonly FreezeEntryView[];
}

/** Tells owners what Jira admins have stopped of their tokens, and why. Nothing where nothing is. */
export const FrozenMessage = ({ frozen }: FrozenMessageProps) =>
  frozen.length === 0 ? null : (
    <SectionMessage appearance="warning" title={say('freeze.hits')}>
      <Stack space="space.100">
        {frozen.map((entry) => (
          <Stack key={entry.id} space="space.025">
            <Text weight="semibold">{freezeTitle(entry)}</Text>
            <Text>{say('freeze.why', { reason: entry.reason, end: thawWords(entry) })}</Text>
          </Stack>
        ))}
      </Stack>
    </SectionMessage>
  );

/** Each of what hits several tokens once. */
export const frozenOf = (
  tokens: readonly { readonly frozen?: readonly FreezeEntryView[] }[],
): readonly FreezeEntryView[] => [
  ...new Map(tokens.flatMap(({ frozen }) => frozen ?? []).map((entry) => [entry.id, entry])).values(),
];
