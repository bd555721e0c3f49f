import React from 'react';
import { Inline, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { PolicyView, TransitionView } from '../../../src/console/contract';
import { bothWords } from '../../shared/when';
import { say } from '../say';
import { ruleName } from './rule-words';
import type { PolicyDesk } from './use-policy';

interface TransitionsProps {
  readonly policy: PolicyView;
  readonly desk: PolicyDesk;
}

/** What earlier changes leave to older tokens, and how to end it. Both buttons save the rules as they are. */
export const Transitions = ({ policy: { transitions = [] }, desk }: TransitionsProps) => {
  if (transitions.length === 0) return null;
  const isKept = transitions.some(({ kind }) => kind === 'keep');
  const isToStop = transitions.some((each) => each.kind === 'stop' && !each.hasCome);
  return (
    <SectionMessage appearance="information" title={say('transitions.title')}>
      <Stack space="space.100">
        <List type="unordered">
          {transitions.map((transition) => (
            <ListItem key={`${transition.kind} ${transition.issuedBefore}`}>
              {transitionWords(transition)}
            </ListItem>
          ))}
        </List>
        {desk.isDirty && <Text>{say('transitions.dirty')}</Text>}
        <Inline space="space.100" shouldWrap rowSpace="space.100">
          {isKept && (
            <LoadingButton
              isDisabled={desk.isDirty}
              isLoading={desk.isSaving}
              onClick={() => void desk.save({ kind: 'apply' })}
            >
              {say('transitions.end-now')}
            </LoadingButton>
          )}
          {isToStop && (
            <LoadingButton
              isDisabled={desk.isDirty}
              isLoading={desk.isSaving}
              onClick={() => void desk.save({ kind: 'lift' })}
            >
              {say('transitions.lift')}
            </LoadingButton>
          )}
        </Inline>
      </Stack>
    </SectionMessage>
  );
};

function transitionWords(transition: TransitionView): string {
  const before = bothWords(transition.issuedBefore);
  if (transition.kind === 'keep')
    return say('transitions.keep', {
      before,
      until: bothWords(transition.until),
      rules: transition.rules.map(ruleName).join(', '),
    });
  return say(transition.hasCome ? 'transitions.stopped' : 'transitions.stop', {
    before,
    at: bothWords(transition.at),
  });
}
