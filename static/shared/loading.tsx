import React from 'react';
import { Inline, Spinner, Text } from '@forge/react';

export const Loading = ({ text }: { readonly text: string }) => (
  <Inline space="space.100" alignBlock="center">
    <Spinner size="small" label={text} />
    <Text>{text}</Text>
  </Inline>
);
