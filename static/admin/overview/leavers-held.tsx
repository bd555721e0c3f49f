import React from 'react';
import { Button, SectionMessage, Stack, Text } from '@forge/react';
import type { TokenCounts, TokenSearch } from '../../../src/console/contract';
import { say } from '../say';

interface LeaversHeldProps {
  readonly counts: TokenCounts | undefined;
  readonly onTokens: (search: TokenSearch) => void;
}

/** More owners seem to have left at once than people do: an admin looks before their tokens end for good. */
export const LeaversHeld = ({ counts, onTokens }: LeaversHeldProps) => (
  <SectionMessage
    appearance="warning"
    title={say('held.title', { count: counts?.ownersLeft ?? 0, owners: counts?.owners ?? 0 })}
  >
    <Stack space="space.100" alignInline="start">
      <Text>{say('held.means')}</Text>
      <Button onClick={() => onTokens({ list: 'owner-left' })}>{say('held.look')}</Button>
    </Stack>
  </SectionMessage>
);
