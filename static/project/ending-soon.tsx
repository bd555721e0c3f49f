import React from 'react';
import { Button, Inline, List, ListItem, SectionMessage } from '@forge/react';
import type { EndingSoonView } from '../../src/console/contract';
import { relativeWords } from '../shared/when';
import { say } from './say';
import { urgencyOf } from './urgency';

interface EndingSoonProps {
  readonly tokens: readonly EndingSoonView[];
  /** Epoch ms. */
  readonly now: number;
  /** Absent where none can be asked for, or the form is there already. */
  readonly onCreate: (() => void) | undefined;
}

/** Warns of one's tokens that end within 14 days, while there is time to put others in their place. */
export const EndingSoon = ({ tokens, now, onCreate }: EndingSoonProps) =>
  tokens.length === 0 ? null : (
    <SectionMessage appearance={urgencyOf(tokens, now)} title={say('ending.title', { count: tokens.length })}>
      <List type="unordered">
        {tokens.map(({ locator, name, endsAt }) => (
          <ListItem key={locator}>{say('ending.token', { name, when: relativeWords(endsAt, now) })}</ListItem>
        ))}
      </List>
      {onCreate && (
        <Inline>
          <Button onClick={onCreate}>{say('ending.create')}</Button>
        </Inline>
      )}
    </SectionMessage>
  );
