import React from 'react';
import { List, ListItem, SectionMessage, Text } from '@forge/react';
import type { OfferedHalt } from '../../../src/console/contract';
import { say } from '../say';

/** Warns of one's tokens that were paused because the secret of one that they replaced was used. */
export const HaltedTokens = ({ tokens }: { readonly tokens: readonly OfferedHalt[] }) =>
  tokens.length === 0 ? null : (
    <SectionMessage appearance="error" title={say('halted.title', { count: tokens.length })}>
      <Text>{say('halted.help')}</Text>
      <List type="unordered">
        {tokens.map(({ locator, name }) => (
          <ListItem key={locator}>{say('halted.token', { name, locator })}</ListItem>
        ))}
      </List>
    </SectionMessage>
  );
