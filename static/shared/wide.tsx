import React, { type ReactNode } from 'react';
import { Box, xcss } from '@forge/react';

const frame = xcss({ width: '100%', overflowX: 'auto' });
const inside = xcss({ minWidth: '760px' });

/** A table of many columns: on a narrow page it is scrolled sideways, not squeezed to letters. */
export const Wide = ({ children }: { readonly children: ReactNode }) => (
  <Box xcss={frame}>
    <Box xcss={inside}>{children}</Box>
  </Box>
);
