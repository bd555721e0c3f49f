import React from 'react';
import { Button, Inline } from '@forge/react';
import type { TokenListKey } from '../../../src/console/contract';
import { say } from '../say';
import { LIST_KEYS } from './search';

interface ListRowProps {
  readonly list: TokenListKey;
  readonly onList: (list: TokenListKey) => void;
}

/** Ready-made lists; the chosen one is pressed. */
export const ListRow = ({ list, onList }: ListRowProps) => (
  <Inline space="space.075" rowSpace="space.075" shouldWrap>
    {LIST_KEYS.map((key) => (
      <Button key={key} spacing="compact" isSelected={key === list} onClick={() => onList(key)}>
        {say(`list.${key}`)}
      </Button>
    ))}
  </Inline>
);
