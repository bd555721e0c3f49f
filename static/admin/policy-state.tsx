import React from 'react';
import { Box, Heading, Inline, Lozenge, Stack, Text, xcss } from '@forge/react';
import { TEXT } from './text';

const card = xcss({
  padding: 'space.200',
  backgroundColor: 'color.background.neutral',
  borderRadius: 'radius.large',
});

/** Are tokens on, and what does that mean? */
export const PolicyState = ({ tokensOn }: { readonly tokensOn: boolean }) => (
  <Box xcss={card}>
    <Stack space="space.100">
      <Inline space="space.150" alignBlock="center">
        <Heading as="h2" size="medium">
          {TEXT.stateTitle}
        </Heading>
        <Lozenge appearance={tokensOn ? 'success' : 'removed'}>{tokensOn ? TEXT.on : TEXT.off}</Lozenge>
      </Inline>
      <Text>{tokensOn ? TEXT.onMeans : TEXT.offMeans}</Text>
    </Stack>
  </Box>
);
