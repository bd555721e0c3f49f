import React from 'react';
import { Icon, Inline, Text } from '@forge/react';
import { say } from './say';

interface YesNoProps {
  readonly isYes: boolean;
  readonly text: string;
}

/** A line with its sign; the sign has a name of its own, its colour only repeats it. */
export const YesNo = ({ isYes, text }: YesNoProps) => (
  <Inline space="space.100" alignBlock="center">
    <Icon
      glyph={isYes ? 'check-mark' : 'cross'}
      label={say(isYes ? 'detail.yes' : 'detail.no')}
      color={isYes ? 'color.icon.success' : 'color.icon.danger'}
      size="small"
    />
    <Text>{text}</Text>
  </Inline>
);
