import React from 'react';
import { Badge, Button, Heading, Inline, Stack, Text } from '@forge/react';
import { Card } from '../card';
import { say } from '../say';

const STEPS = ['rules', 'ask', 'call'] as const;

/** Off, and no token yet: what comes in which order. */
export const FirstRun = ({ onPolicy }: { readonly onPolicy: () => void }) => (
  <Stack space="space.300" alignInline="stretch">
    <Stack space="space.100">
      <Heading as="h2" size="medium">
        {say('first.title')}
      </Heading>
      <Text>{say('first.help')}</Text>
    </Stack>
    {STEPS.map((step, index) => (
      <Card key={step}>
        <Inline space="space.200" alignBlock="start">
          <Badge appearance="primary">{index + 1}</Badge>
          <Stack space="space.100" alignInline="start">
            <Heading as="h3" size="small">
              {say(`first.${step}`)}
            </Heading>
            <Text>{say(`first.${step}.means`)}</Text>
            {step === 'rules' && (
              <Button appearance="primary" onClick={onPolicy}>
                {say('status.switch-on')}
              </Button>
            )}
          </Stack>
        </Inline>
      </Card>
    ))}
  </Stack>
);
