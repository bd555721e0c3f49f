import React, { useState } from 'react';
import { CheckboxGroup, Icon, Inline, Pressable, Stack, Text, xcss } from '@forge/react';
import type { OfferedScope, ScopeFamily } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FieldMessage } from '../shared/field';
import { say as sayShared } from '../shared/say';
import { scopeWords } from '../shared/token-detail/power-words';
import type { FormPart } from './form-part';
import { errorsAt } from './order-problems';
import { say } from './say';
import { ScopeOperations } from './scope-operations';

interface CustomScopesProps extends FormPart {
  readonly api: ProjectApi;
}

/** All scopes, by family, to choose from. */
export const CustomScopes = (part: CustomScopesProps) => (
  <Stack space="space.100">
    <Text weight="semibold" size="small" color="color.text.subtle">
      {say('may.scopes')}
    </Text>
    {familiesOf(part.offer.scopes).map(([family, scopes]) => (
      <Family key={family} family={family} scopes={scopes} {...part} />
    ))}
    <FieldMessage help={undefined} errors={errorsAt(part.refused, 'scopes')} />
  </Stack>
);

interface FamilyProps extends CustomScopesProps {
  readonly family: ScopeFamily;
  readonly scopes: readonly OfferedScope[];
}

const fold = xcss({
  padding: 'space.050',
  backgroundColor: 'color.background.neutral.subtle',
  textAlign: 'start',
  ':hover': { backgroundColor: 'color.background.neutral.subtle.hovered' },
});

const Family = ({ api, family, scopes, draft, edit }: FamilyProps) => {
  const chosen = draft.scopes.filter((scope) => scopes.some(({ name }) => name === scope));
  const [isOpen, setOpen] = useState(chosen.length > 0);
  const title = sayShared(`family.${family}`);
  return (
    <Stack space="space.050">
      <Pressable xcss={fold} onClick={() => setOpen(!isOpen)}>
        <Inline space="space.100" alignBlock="center">
          <Icon
            glyph={isOpen ? 'chevron-down' : 'chevron-right'}
            label={say(isOpen ? 'may.family-hide' : 'may.family-show')}
            size="small"
          />
          <Text>{say('may.family', { family: title, chosen: chosen.length, all: scopes.length })}</Text>
        </Inline>
      </Pressable>
      {isOpen && (
        <CheckboxGroup
          name={`scopes-${family}`}
          value={[...chosen]}
          options={scopes.map(optionOf)}
          onChange={(names) =>
            edit((now) => ({
              ...now,
              scopes: [...now.scopes.filter((scope) => !scopes.some(({ name }) => name === scope)), ...names],
            }))
          }
        />
      )}
      {isOpen && chosen.length > 0 && <ScopeOperations key={chosen.join()} api={api} scopes={chosen} />}
    </Stack>
  );
};

const optionOf = ({ name, isAllowed }: OfferedScope) => ({
  value: name,
  label: isAllowed ? scopeWords(name) : say('may.scope-barred', { scope: scopeWords(name) }),
  isDisabled: !isAllowed,
});

function familiesOf(scopes: readonly OfferedScope[]): readonly [ScopeFamily, readonly OfferedScope[]][] {
  const families = new Map<ScopeFamily, OfferedScope[]>();
  for (const scope of scopes) families.set(scope.family, [...(families.get(scope.family) ?? []), scope]);
  return [...families];
}
