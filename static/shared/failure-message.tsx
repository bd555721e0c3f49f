import React from 'react';
import { Button, SectionMessage, Stack, Text } from '@forge/react';
import type { Failure } from './loaded';

interface FailureMessageProps {
  readonly title: string;
  readonly failure: Failure;
  /** Shown as a button where trying again can help. */
  readonly retry?: { readonly label: string; readonly onClick: () => void };
}

/** A refusal or a list of problems, in the words of the reply. */
export const FailureMessage = ({ title, failure, retry }: FailureMessageProps) => (
  <SectionMessage appearance="error" title={title}>
    <Stack space="space.100" alignInline="start">
      {sentencesOf(failure).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {retry && <Button onClick={retry.onClick}>{retry.label}</Button>}
    </Stack>
  </SectionMessage>
);

const sentencesOf = (failure: Failure): readonly string[] =>
  'refusal' in failure ? [failure.refusal.text] : [...new Set(failure.problems.map(({ text }) => text))];
