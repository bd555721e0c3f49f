import React, { useState } from 'react';
import { Button, Checkbox, Code, Inline, Stack, Text } from '@forge/react';
import { EffectLozenges } from '../../shared/effect-lozenges';
import { say } from '../say';
import { withOne, type ScopeRow } from './scope-choice';
import { ScopeOperations } from './scope-operations';
import type { RuleProps } from './rule-props';

interface ScopeLineProps extends RuleProps {
  readonly row: ScopeRow;
}

/** One scope: allowed or not, its name, and what it opens. */
export const ScopeLine = ({ row, api, rules, isDisabled, edit }: ScopeLineProps) => {
  const [isOpen, setOpen] = useState(false);
  const { scope, label, isChosen, coveredBy, isCovered } = row;
  return (
    <Stack space="space.050" alignInline="stretch">
      <Inline space="space.150" rowSpace="space.0" alignBlock="center" shouldWrap>
        <Checkbox
          label={label}
          value={scope.name}
          isChecked={isChosen || isCovered}
          isIndeterminate={!isChosen && !isCovered && coveredBy.length > 0}
          isDisabled={isDisabled || isCovered}
          onChange={({ target }) =>
            edit({ scopes: withOne(rules.scopes, scope.name, target.checked === true) })
          }
        />
        <Code>{scope.name}</Code>
        <EffectLozenges effects={scope.effects} />
        <Button appearance="subtle" spacing="compact" onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? 'scope.hide-operations' : 'scope.show-operations', { count: scope.operations })}
        </Button>
        {coveredBy.length > 0 && (
          <Text size="small" color="color.text.subtle">
            {say(isCovered ? 'scope.covered' : 'scope.covered-in-part', { scopes: coveredBy.join(', ') })}
          </Text>
        )}
      </Inline>
      {isOpen && <ScopeOperations api={api} scope={scope.name} />}
    </Stack>
  );
};
