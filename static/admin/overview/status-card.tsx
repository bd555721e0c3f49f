import React from 'react';
import { Button, Inline, Lozenge, Stack, Text } from '@forge/react';
import { Card } from '../card';
import { say } from '../say';

interface StatusCardProps {
  readonly tokensOn: boolean;
  readonly onPolicy: () => void;
}

/** Are tokens on, and what does that mean? */
export const StatusCard = ({ tokensOn, onPolicy }: StatusCardProps) => (
  <Card>
    <Inline space="space.200" spread="space-between" alignBlock="center">
      <Stack space="space.050">
        <Inline space="space.100" alignBlock="center">
          <Text weight="bold">{say('status.title')}</Text>
          <Lozenge appearance={tokensOn ? 'success' : 'removed'}>
            {say(tokensOn ? 'status.on' : 'status.off')}
          </Lozenge>
        </Inline>
        <Text>{say(tokensOn ? 'status.on.means' : 'status.off.means')}</Text>
      </Stack>
      <Button appearance={tokensOn ? 'default' : 'primary'} onClick={onPolicy}>
        {say(tokensOn ? 'status.see-policy' : 'status.switch-on')}
      </Button>
    </Inline>
  </Card>
);
