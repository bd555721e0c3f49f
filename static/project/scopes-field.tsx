import React from 'react';
import { CheckboxGroup, Label, Stack, Text } from '@forge/react';
import type { OfferedScope, ScopeFamily } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FieldMessage } from '../shared/field';
import { say as sayShared } from '../shared/say';
import { scopeWords } from '../shared/token-detail/power-words';
import { YesNo } from '../shared/token-detail/yes-no';
import type { FormPart } from './form-part';
import { errorsAt } from './order-problems';
import { say } from './say';

/** The scopes that a purpose brings with it; one that the policy took away stays in sight, with the reason. */
export const PurposeScopes = ({ draft, offer, refused }: FormPart) => {
  const purpose = offer.purposes.find(({ key }) => key === draft.purposeKey);
  return (
    <Stack space="space.050">
      <Text weight="semibold" size="small" color="color.text.subtle">
        {say('may.scopes')}
      </Text>
      {(purpose?.scopes ?? draft.scopes).map((scope) => {
        const isHeld = draft.scopes.includes(scope);
        const label = scopeWords(scope);
        return (
          <YesNo
            key={scope}
            isYes={isHeld}
            text={isHeld ? label : say('may.scope-barred', { scope: label })}
          />
        );
      })}
      <FieldMessage help={undefined} errors={errorsAt(refused, 'scopes')} />
    </Stack>
  );
};

interface CustomScopesProps extends FormPart {
  readonly api: ProjectApi;
}

/** All scopes, by family, to choose from. */
export const CustomScopes = ({ draft, offer, refused, edit }: CustomScopesProps) => (
  <Stack space="space.150">
    {familiesOf(offer.scopes).map(([family, scopes]) => (
      <Stack key={family} space="space.050">
        <Label labelFor={`scopes-${family}`}>{sayShared(`family.${family}`)}</Label>
        <CheckboxGroup
          name={`scopes-${family}`}
          value={draft.scopes.filter((scope) => scopes.some(({ name }) => name === scope))}
          options={scopes.map(({ name, isAllowed }) => ({
            value: name,
            label: isAllowed ? scopeWords(name) : say('may.scope-barred', { scope: scopeWords(name) }),
            isDisabled: !isAllowed,
          }))}
          onChange={(chosen) =>
            edit((now) => ({
              ...now,
              scopes: [
                ...now.scopes.filter((scope) => !scopes.some(({ name }) => name === scope)),
                ...chosen,
              ],
            }))
          }
        />
      </Stack>
    ))}
    <FieldMessage help={undefined} errors={errorsAt(refused, 'scopes')} />
  </Stack>
);

function familiesOf(scopes: readonly OfferedScope[]): readonly [ScopeFamily, readonly OfferedScope[]][] {
  const families = new Map<ScopeFamily, OfferedScope[]>();
  for (const scope of scopes) families.set(scope.family, [...(families.get(scope.family) ?? []), scope]);
  return [...families];
}
