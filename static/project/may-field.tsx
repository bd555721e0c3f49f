import React from 'react';
import { Button, Checkbox, Inline, Stack, Text } from '@forge/react';
import type { Effect } from '../../src/console/contract';
import type { ProjectApi } from '../api';
import { FieldMessage } from '../shared/field';
import { SwitchRow } from '../shared/switch-row';
import { CustomScopes } from './custom-scopes';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { choosePurpose, isReadOnly, setEffect, setReadOnly, type OrderDraft } from './order-draft';
import { errorsAt } from './order-problems';
import { say } from './say';
import { PurposeScopes } from './scopes-field';

interface MayFieldProps extends FormPart {
  readonly api: ProjectApi;
}

/** Steps 3 and 4: reading only or more, and the scopes for it. */
export const MayField = ({ api, ...part }: MayFieldProps) => {
  const { draft, offer, refused, edit } = part;
  const isCustom = draft.purposeKey === 'custom';
  const isFixed = offer.effects.every((effect) => effect === 'read');
  return (
    <FormSection title={say('may.title')}>
      <SwitchRow
        id="read-only"
        label={say('may.read-only')}
        help={readOnlyWords(draft, isFixed)}
        isChecked={isReadOnly(draft)}
        isDisabled={isFixed}
        onChange={(isOn) => edit((now) => setReadOnly(now, isOn, offer))}
      />
      {isCustom && !isReadOnly(draft) && <Effects {...part} />}
      <FieldMessage help={undefined} errors={errorsAt(refused, 'effects')} />
      {isCustom ? <CustomScopes api={api} {...part} /> : <PurposeScopes {...part} />}
      {!isCustom && (
        <Inline>
          <Button spacing="compact" onClick={() => edit((now) => choosePurpose(now, 'custom', offer))}>
            {say('may.change')}
          </Button>
        </Inline>
      )}
    </FormSection>
  );
};

function readOnlyWords(draft: OrderDraft, isFixed: boolean): string {
  if (isFixed) return say('may.read-only-policy');
  if (isReadOnly(draft)) return say('may.read-only-on');
  return draft.purposeKey === 'custom'
    ? say('may.read-only-off-custom')
    : say('may.read-only-off', { purpose: say(`purpose.${draft.purposeKey}`) });
}

const CHANGING: readonly Effect[] = ['write', 'delete', 'manage'];

const Effects = ({ draft, offer, edit }: FormPart) => (
  <Stack>
    <Text weight="semibold" size="small" color="color.text.subtle">
      {say('may.effects')}
    </Text>
    {CHANGING.map((effect) => {
      const isOffered = offer.effects.includes(effect);
      const words = say(`may.effect.${effect}`);
      return (
        <Checkbox
          key={effect}
          id={`effect-${effect}`}
          label={isOffered ? words : say('may.effect-barred', { effect: words })}
          isDisabled={!isOffered}
          isChecked={draft.effects.includes(effect)}
          onChange={({ target }) => edit((now) => setEffect(now, effect, target.checked === true, offer))}
        />
      );
    })}
  </Stack>
);
