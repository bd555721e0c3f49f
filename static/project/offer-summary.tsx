import React from 'react';
import { Heading, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { Offer } from '../../src/console/contract';
import { offerSentences, TEXT } from './text';

/** What may be asked for here, in plain words. */
export const OfferSummary = ({ offer }: { readonly offer: Offer }) => {
  if (!offer.tokensOn)
    return (
      <SectionMessage appearance="information" title={TEXT.offTitle}>
        <Text>{TEXT.offHelp}</Text>
      </SectionMessage>
    );
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">
        {TEXT.offerTitle}
      </Heading>
      <List type="unordered">
        {offerSentences(offer).map((sentence) => (
          <ListItem key={sentence}>{sentence}</ListItem>
        ))}
      </List>
    </Stack>
  );
};
