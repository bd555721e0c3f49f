import React from 'react';
import { Button, SectionMessage, Stack, Text } from '@forge/react';
import { failureWords } from './failure-words';
import type { Failure } from './loaded';

interface FailureMessageProps {
  readonly title: string;
  readonly failure: Failure;
  /** Shown as a button where trying again can help. */
  readonly retry?: { readonly label: string; readonly onClick: () => void };
}

/** A refusal or a list of problems, in words. */
export const FailureMessage = ({ title, failure, retry }: FailureMessageProps) => (
  <SectionMessage appearance="error" title={title}>
    <Stack space="space.100" alignInline="start">
      {failureWords(failure).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {retry && <Button onClick={retry.onClick}>{retry.label}</Button>}
    </Stack>
  </SectionMessage>
);
