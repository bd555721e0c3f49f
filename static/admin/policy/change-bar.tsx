import React from 'react';
import { Box, Button, Heading, Inline, List, ListItem, LoadingButton, Stack, Text, xcss } from '@forge/react';
import type { RulesView } from '../../../src/console/contract';
import { say } from '../say';
import { differences } from './rule-words';

const bar = xcss({
  padding: 'space.200',
  backgroundColor: 'color.background.accent.blue.subtlest',
  borderRadius: 'radius.large',
});

interface ChangeBarProps {
  readonly saved: RulesView;
  readonly drafted: RulesView;
  readonly isSaving: boolean;
  /** A conflict is to be settled first. */
  readonly isBlocked: boolean;
  readonly onLook: () => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** What is changed and not saved, and what to do with it. */
export const ChangeBar = ({ saved, drafted, isSaving, isBlocked, ...on }: ChangeBarProps) => {
  const changes = differences(saved, drafted);
  return (
    <Box xcss={bar}>
      <Stack space="space.150" alignInline="stretch">
        <Heading as="h3" size="xsmall">
          {say('changes.title', { count: changes.length })}
        </Heading>
        <List type="unordered">
          {changes.map(({ rule, title, details }) => (
            <ListItem key={rule}>
              {title}
              {details.map((detail) => (
                <Text key={detail} size="small" color="color.text.subtle" maxLines={2}>
                  {detail}
                </Text>
              ))}
            </ListItem>
          ))}
        </List>
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          <LoadingButton appearance="primary" isLoading={isSaving} isDisabled={isBlocked} onClick={on.onSave}>
            {say('changes.save')}
          </LoadingButton>
          <Button isDisabled={isSaving} onClick={on.onLook}>
            {say('changes.look')}
          </Button>
          <Button appearance="subtle" isDisabled={isSaving} onClick={on.onDiscard}>
            {say('changes.discard')}
          </Button>
        </Inline>
      </Stack>
    </Box>
  );
};
