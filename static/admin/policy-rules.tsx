import React from 'react';
import { Code, Heading, Inline, List, ListItem, Stack, Text, User } from '@forge/react';
import type { PolicyView } from '../../src/console/contract';
import { changedWords, ruleSentences, scopeCount, TEXT } from './text';

/** The policy in plain sentences, and who changed it last. */
export const PolicyRules = ({ policy }: { readonly policy: PolicyView }) => (
  <Stack space="space.150">
    <Heading as="h2" size="medium">
      {TEXT.rulesTitle}
    </Heading>
    <List type="unordered">
      {ruleSentences(policy.rules).map((sentence) => (
        <ListItem key={sentence}>{sentence}</ListItem>
      ))}
    </List>
    <Heading as="h3" size="xsmall">
      {scopeCount(policy.rules.scopes)}
    </Heading>
    <Inline space="space.100" rowSpace="space.100" shouldWrap>
      {policy.rules.scopes.map((scope) => (
        <Code key={scope}>{scope}</Code>
      ))}
    </Inline>
    <Inline space="space.050" alignBlock="center">
      <Text size="small" color="color.text.subtle">
        {changedWords(policy)}
      </Text>
      {policy.changedBy !== undefined && <User accountId={policy.changedBy} />}
    </Inline>
  </Stack>
);
