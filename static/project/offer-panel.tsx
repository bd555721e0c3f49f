import React from 'react';
import { Box, Heading, Inline, List, ListItem, Stack, Text, xcss } from '@forge/react';
import type { Offer } from '../../src/console/contract';
import { maySentences, notSentences } from './offer-words';
import { say } from './say';

const panel = xcss({
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.large',
  padding: 'space.200',
});
const column = xcss({ width: '46%', minWidth: '280px' });

/** What may be asked for here, and why not the rest. */
export const OfferPanel = ({ offer }: { readonly offer: Offer }) => (
  <Box xcss={panel}>
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {say('offer.title')}
      </Heading>
      <Inline space="space.300" rowSpace="space.150" shouldWrap alignBlock="start">
        <Column title={say('offer.may')} sentences={maySentences(offer)} />
        <Column title={say('offer.not')} sentences={notSentences(offer)} />
      </Inline>
      {offer.isJiraAdmin && (
        <Text size="small" color="color.text.subtle">
          {say('offer.admin')}
        </Text>
      )}
    </Stack>
  </Box>
);

const Column = ({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) => (
  <Box xcss={column}>
    <Stack space="space.050">
      <Heading as="h3" size="xsmall">
        {title}
      </Heading>
      {sentences.length === 0 ? (
        <Text>{say('offer.nothing-barred')}</Text>
      ) : (
        <List type="unordered">
          {sentences.map((sentence) => (
            <ListItem key={sentence}>{sentence}</ListItem>
          ))}
        </List>
      )}
    </Stack>
  </Box>
);
