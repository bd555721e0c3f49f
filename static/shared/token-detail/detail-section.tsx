import React, { type ReactNode } from 'react';
import { Box, Heading, Inline, Stack, Text, xcss } from '@forge/react';

interface DetailSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export const DetailSection = ({ title, children }: DetailSectionProps) => (
  <Stack space="space.150">
    <Heading as="h3" size="small">
      {title}
    </Heading>
    {children}
  </Stack>
);

const term = xcss({ width: '120px', minWidth: '120px' });

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A name and what stands for it. */
export const Fact = ({ label, children }: FactProps) => (
  <Inline space="space.200" alignBlock="start">
    <Box xcss={term}>
      <Text color="color.text.subtle">{label}</Text>
    </Box>
    <Stack space="space.050" grow="fill">
      {children}
    </Stack>
  </Inline>
);
