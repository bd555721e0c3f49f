import React from 'react';
import { CodeBlock, SectionMessage, Stack, Text } from '@forge/react';
import type { GatewayReplacedView } from '../../../src/console/contract';
import { say } from '../say';

/** What came of it, and the address that scripts are to be given. */
export const Replaced = ({
  done: { gatewayUrl, freeze, isTold },
}: {
  readonly done: GatewayReplacedView;
}) => (
  <Stack space="space.200" alignInline="stretch">
    <Text>{say('replace.done-means')}</Text>
    {/* eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit knows the prop by its old name alone. */}
    <CodeBlock language="text" showLineNumbers={false} shouldWrapLongLines text={gatewayUrl} />
    {freeze !== 'not-asked' && (
      <SectionMessage appearance={freeze === 'failed' ? 'error' : 'information'}>
        <Text>{say(`replace.freeze-${freeze}`)}</Text>
      </SectionMessage>
    )}
    {!isTold && (
      <SectionMessage appearance="warning">
        <Text>{say('replace.not-told')}</Text>
      </SectionMessage>
    )}
  </Stack>
);
