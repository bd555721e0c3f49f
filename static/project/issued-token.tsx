import React from 'react';
import { Button, CodeBlock, Inline, Label, SectionMessage, Stack, Text, Textfield } from '@forge/react';
import type { IssuedTokenView, Offer } from '../../src/console/contract';
import { accessWords, dayWords } from '../shared/text';
import { curlProject, curlSelf } from './curl';
import { expiryWords, TEXT } from './text';

interface IssuedTokenProps {
  readonly issued: IssuedTokenView;
  readonly offer: Offer;
  /** The token is forgotten then. */
  readonly onDone: () => void;
}

/** The token, this once, with commands that use it. */
export const IssuedToken = ({ issued, offer, onDone }: IssuedTokenProps) => {
  const { name, effects, expiresAt } = issued.view;
  return (
    <Stack space="space.200">
      <SectionMessage appearance="success" title={TEXT.issuedTitle}>
        <Text>{expiryWords(name, accessWords(effects), dayWords(expiresAt))}</Text>
        <Text weight="bold">{TEXT.once}</Text>
      </SectionMessage>
      <Stack>
        <Label labelFor="issued-token">{TEXT.token}</Label>
        <Textfield id="issued-token" value={issued.token} isReadOnly isMonospaced />
      </Stack>
      <Stack space="space.050">
        <Text>{TEXT.trySelf}</Text>
        <Command text={curlSelf(issued)} />
      </Stack>
      <Stack space="space.050">
        <Text>{TEXT.tryProject}</Text>
        <Command text={curlProject(issued, offer)} />
      </Stack>
      <Inline>
        <Button appearance="primary" onClick={onDone}>
          {TEXT.done}
        </Button>
      </Inline>
    </Stack>
  );
};

// UI Kit documents no other name for this prop than the one that its types call deprecated.
const Command = ({ text }: { readonly text: string }) => (
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  <CodeBlock language="shell" text={text} showLineNumbers={false} shouldWrapLongLines />
);
