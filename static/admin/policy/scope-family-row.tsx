import React from 'react';
import { Box, Button, Icon, Inline, Lozenge, Pressable, Stack, Text, xcss } from '@forge/react';
import { say as sayShared } from '../../shared/say';
import { say } from '../say';
import { withAll, withNone, type ScopeGroup } from './scope-choice';
import { ScopeLine } from './scope-line';
import type { RuleProps } from './rule-props';

const row = xcss({
  borderTopColor: 'color.border',
  borderTopStyle: 'solid',
  borderTopWidth: 'border.width',
  paddingBlock: 'space.050',
});
const opener = xcss({
  flexGrow: '1',
  padding: 'space.050',
  textAlign: 'start',
  backgroundColor: 'color.background.neutral.subtle',
});
const inside = xcss({ paddingInlineStart: 'space.400', paddingBlock: 'space.100' });

interface ScopeFamilyRowProps extends RuleProps {
  readonly group: ScopeGroup;
  readonly isOpen: boolean;
  readonly onFlip: () => void;
}

/** One family of scopes: folded to a line, or with all its scopes. */
export const ScopeFamilyRow = ({ group, isOpen, onFlip, ...props }: ScopeFamilyRowProps) => {
  const { family, rows, allowed, total } = group;
  const { rules, isDisabled, edit } = props;
  const name = sayShared(`family.${family}`);
  return (
    <Box xcss={row}>
      <Inline space="space.100" alignBlock="center" spread="space-between">
        <Pressable xcss={opener} onClick={onFlip}>
          <Inline space="space.050" alignBlock="center">
            <Icon
              glyph={isOpen ? 'chevron-down' : 'chevron-right'}
              label={say(isOpen ? 'family.close' : 'family.open')}
              size="small"
            />
            <Text weight="semibold">{name}</Text>
          </Inline>
        </Pressable>
        <Inline space="space.100" alignBlock="center">
          {allowed === 0 ? (
            <Text size="small" color="color.text.subtle">
              {say('family.none-allowed', { total })}
            </Text>
          ) : (
            <Lozenge appearance={allowed === total ? 'success' : 'inprogress'}>
              {say('family.allowed', { allowed, total })}
            </Lozenge>
          )}
        </Inline>
      </Inline>
      {isOpen && (
        <Box xcss={inside}>
          <Stack space="space.150" alignInline="stretch">
            <Inline space="space.100">
              <Button
                spacing="compact"
                isDisabled={isDisabled}
                onClick={() => edit({ scopes: withAll(rules.scopes, rows) })}
              >
                {say('family.all', { name })}
              </Button>
              <Button
                spacing="compact"
                isDisabled={isDisabled}
                onClick={() => edit({ scopes: withNone(rules.scopes, rows) })}
              >
                {say('family.none', { name })}
              </Button>
            </Inline>
            {rows.map((each) => (
              <ScopeLine key={each.scope.name} row={each} {...props} />
            ))}
          </Stack>
        </Box>
      )}
    </Box>
  );
};
