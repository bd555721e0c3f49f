import React from 'react';
import { Box, Button, Heading, Inline, Stack, Text, xcss } from '@forge/react';
import type { PresetView, RulesView } from '../../../src/console/contract';
import { say } from '../say';
import { changedRules, type Draft } from './draft';

const card = xcss({
  width: '180px',
  flexGrow: '1',
  padding: 'space.200',
  borderColor: 'color.border',
  borderWidth: 'border.width',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
});
const words = xcss({ minHeight: '80px' });

interface PresetsProps {
  readonly presets: readonly PresetView[];
  readonly rules: RulesView;
  readonly isDisabled: boolean;
  readonly edit: (change: Draft) => void;
}

/** Ready drafts. Choosing one fills in the rules below; nothing is saved by it. */
export const Presets = ({ presets, rules, isDisabled, edit }: PresetsProps) => (
  <Stack space="space.100" alignInline="stretch">
    <Heading as="h3" size="small">
      {say('presets.title')}
    </Heading>
    <Text color="color.text.subtle">{say('presets.help')}</Text>
    <Inline space="space.200" rowSpace="space.200" alignBlock="stretch" shouldWrap>
      {presets.map(({ key, rules: preset }) => {
        const isThere = changedRules(rules, { ...rules, ...preset }).length === 0;
        return (
          <Box key={key} xcss={card}>
            <Stack space="space.100" alignInline="start">
              <Heading as="h4" size="xsmall">
                {say(`preset.${key}`)}
              </Heading>
              <Box xcss={words}>
                <Text>{say(`preset.${key}.means`)}</Text>
              </Box>
              <Button isDisabled={isDisabled || isThere} onClick={() => edit(preset)}>
                {isThere ? say('presets.is-there') : say('presets.use', { name: say(`preset.${key}`) })}
              </Button>
            </Stack>
          </Box>
        );
      })}
    </Inline>
  </Stack>
);
