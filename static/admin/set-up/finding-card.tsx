import React from 'react';
import { Box, Inline, Lozenge, Stack, Text, xcss, type LozengeProps } from '@forge/react';
import { say } from '../say';
import { findingWords } from './finding-words';
import type { SetUpFinding } from '../../../src/console/contract';

const APPEARANCES: Readonly<Record<SetUpFinding['state'], NonNullable<LozengeProps['appearance']>>> = {
  good: 'success',
  bad: 'removed',
  unknown: 'default',
  note: 'inprogress',
};

const row = xcss({
  borderTopColor: 'color.border',
  borderTopStyle: 'solid',
  borderTopWidth: 'border.width',
  paddingBlock: 'space.150',
});
const mark = xcss({ width: '110px' });
const words = xcss({ flexGrow: '1', width: '300px' });

/** One finding: how it is, what that means, what to do. */
export const FindingCard = ({ finding }: { readonly finding: SetUpFinding }) => {
  const { title, means, next, facts } = findingWords(finding);
  return (
    <Box xcss={row}>
      <Inline space="space.150" alignBlock="start">
        <Box xcss={mark}>
          <Lozenge appearance={APPEARANCES[finding.state]}>{say(`set-up.${finding.state}`)}</Lozenge>
        </Box>
        <Box xcss={words}>
          <Stack space="space.050">
            <Text weight="semibold">{title}</Text>
            <Text>{means}</Text>
            {next !== undefined && <Text>{say('set-up.next', { next })}</Text>}
            {facts.length > 0 && (
              <Text size="small" color="color.text.subtle">
                {facts.join(' · ')}
              </Text>
            )}
          </Stack>
        </Box>
      </Inline>
    </Box>
  );
};
