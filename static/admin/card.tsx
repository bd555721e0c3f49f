import React, { type ReactNode } from 'react';
import { Box, Heading, Stack, xcss } from '@forge/react';

const card = xcss({
  padding: 'space.200',
  borderColor: 'color.border',
  borderWidth: 'border.width',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  backgroundColor: 'elevation.surface.raised',
});

interface CardProps {
  readonly title?: string;
  readonly as?: 'h2' | 'h3';
  readonly children: ReactNode;
}

/** A framed part of a page under its heading. */
export const Card = ({ title, as = 'h3', children }: CardProps) => (
  <Box xcss={card}>
    <Stack space="space.200" alignInline="stretch">
      {title !== undefined && (
        <Heading as={as} size="small">
          {title}
        </Heading>
      )}
      {children}
    </Stack>
  </Box>
);
