import React from 'react';
import { Badge, Box, Heading, Inline, Stack, Text, xcss } from '@forge/react';
import type { AttentionView, OverviewView, TokenSearch } from '../../../src/console/contract';
import { Person } from '../../shared/person';
import { Card } from '../card';
import { say } from '../say';
import { TextButton } from '../text-button';
import { CONCERNS, LISTS, reasonWords, type Concern } from './attention-words';

const name = xcss({ width: '220px' });
const reason = xcss({ flexGrow: '1', width: '200px' });
const owner = xcss({ width: '170px' });

interface AttentionProps {
  readonly attention: OverviewView['attention'];
  readonly onTokens: (search: TokenSearch) => void;
  readonly onToken: (locator: string) => void;
}

/** Tokens that somebody should look at, by why. */
export const Attention = ({ attention, onTokens, onToken }: AttentionProps) => {
  const there = CONCERNS.filter((concern) => attention[concern].tokens.length > 0);
  return (
    <Card title={say('attention.title')}>
      {there.length === 0 && <Text>{say('attention.none')}</Text>}
      {there.map((concern) => (
        <ConcernList
          key={concern}
          concern={concern}
          list={attention[concern]}
          onAll={() => onTokens({ list: LISTS[concern] })}
          onToken={onToken}
        />
      ))}
    </Card>
  );
};

interface ConcernListProps {
  readonly concern: Concern;
  readonly list: AttentionView;
  readonly onAll: () => void;
  readonly onToken: (locator: string) => void;
}

const ConcernList = ({ concern, list, onAll, onToken }: ConcernListProps) => {
  const now = Date.now();
  const { tokens, more } = list;
  return (
    <Stack space="space.050" alignInline="stretch">
      <Inline space="space.100" alignBlock="center" spread="space-between">
        <Inline space="space.100" alignBlock="center">
          <Heading as="h4" size="xsmall">
            {say(`attention.${concern}`)}
          </Heading>
          <Badge>{more ? say('attention.more-than', { count: tokens.length }) : tokens.length}</Badge>
        </Inline>
        <TextButton text={say(`attention.${concern}.all`)} onClick={onAll} />
      </Inline>
      {tokens.map((token) => (
        <Inline key={token.locator} space="space.200" alignBlock="center">
          <Box xcss={name}>
            <TextButton text={token.name} onClick={() => onToken(token.locator)} />
          </Box>
          <Box xcss={owner}>
            <Person accountId={token.ownerId} />
          </Box>
          <Box xcss={reason}>
            <Text>{reasonWords(concern, token, now)}</Text>
          </Box>
        </Inline>
      ))}
    </Stack>
  );
};
