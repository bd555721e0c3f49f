import React from 'react';
import { Button, Inline, Text } from '@forge/react';
import { say } from './say';
import type { Pages } from '../shared/use-pages';

/** Previous, where one is, Next. */
export const PageSteps = <Item,>({ pages }: { readonly pages: Pages<Item> }) => {
  const { number, next, previous, isBusy } = pages;
  // An empty element keeps what stands beside it in its place.
  if (!next && !previous) return <Text> </Text>;
  return (
    <Inline space="space.100" alignBlock="center">
      <Button isDisabled={!previous || isBusy} onClick={() => previous?.()}>
        {say('page.previous')}
      </Button>
      <Text>{say('page.number', { number })}</Text>
      <Button isDisabled={!next || isBusy} onClick={() => next?.()}>
        {say('page.next')}
      </Button>
    </Inline>
  );
};
