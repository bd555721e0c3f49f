import React, { useMemo, useState } from 'react';
import { Box, Button, Heading, Inline, Label, Stack, Text, Textfield, xcss } from '@forge/react';
import { say } from '../say';
import { groupScopes, type ScopeGroup } from './scope-choice';
import { ScopeFamilyRow } from './scope-family-row';
import type { RuleProps } from './rule-props';

const filterBox = xcss({ width: '320px' });
/** A filter that leaves this few families opens them all. */
const OPEN_AT_ONCE = 6;

/** The scopes a token may hold, by family. */
export const ScopePicker = (props: RuleProps) => {
  const [filter, setFilter] = useState('');
  const [open, setOpen] = useState<readonly string[]>([]);
  const { options, rules } = props;
  const groups = useMemo(
    () => groupScopes(options.scopes, rules.scopes, filter),
    [options.scopes, rules.scopes, filter],
  );
  const isFiltered = filter.trim() !== '';
  const isOpen = ({ family }: ScopeGroup) =>
    open.includes(family) || (isFiltered && groups.length <= OPEN_AT_ONCE);
  const flip = (group: ScopeGroup) =>
    setOpen(isOpen(group) ? open.filter((each) => each !== group.family) : [...open, group.family]);
  return (
    <Stack space="space.150" alignInline="stretch">
      <Heading as="h4" size="xsmall">
        {say('scopes.title', { count: rules.scopes.length })}
      </Heading>
      <Text size="small" color="color.text.subtle">
        {say('scopes.help')}
      </Text>
      <Inline space="space.150" alignBlock="end" spread="space-between" shouldWrap>
        <Box xcss={filterBox}>
          <Label labelFor="scope-filter">{say('scopes.filter')}</Label>
          <Textfield
            id="scope-filter"
            isCompact
            value={filter}
            placeholder={say('scopes.filter-example')}
            onChange={({ target }) => setFilter(String(target.value))}
          />
        </Box>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => setOpen(open.length > 0 ? [] : groups.map(({ family }) => family))}
        >
          {say(open.length > 0 ? 'scopes.close-all' : 'scopes.open-all')}
        </Button>
      </Inline>
      {groups.length === 0 && <Text>{say('scopes.none-fits', { filter })}</Text>}
      <Stack space="space.0" alignInline="stretch">
        {groups.map((group) => (
          <ScopeFamilyRow
            key={group.family}
            {...props}
            group={group}
            isOpen={isOpen(group)}
            onFlip={() => flip(group)}
          />
        ))}
      </Stack>
    </Stack>
  );
};
