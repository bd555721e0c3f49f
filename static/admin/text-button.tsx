import React from 'react';
import { Pressable, Text, xcss } from '@forge/react';

const bare = xcss({
  padding: 'space.0',
  textAlign: 'start',
  backgroundColor: 'color.background.neutral.subtle',
});

interface TextButtonProps {
  readonly text: string;
  readonly onClick: () => void;
}

/** Looks like a link, does something on this page: UI Kit's Link goes elsewhere. Calls no hooks: it may stand in a table's cell. */
export const TextButton = ({ text, onClick }: TextButtonProps) => (
  <Pressable xcss={bare} onClick={onClick}>
    <Text color="color.link">{text}</Text>
  </Pressable>
);
