import React from 'react';
import { Stack, Text } from '@forge/react';
import { FieldMessage } from '../shared/field';
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
