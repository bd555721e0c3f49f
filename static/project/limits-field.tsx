import React, { useState } from 'react';
import { Button, Inline, List, ListItem, RadioGroup, Stack, Text } from '@forge/react';
import type { ProjectApi } from '../api';
import { FieldMessage } from '../shared/field';
import { operationWords } from '../shared/token-detail/power-words';
import type { FormPart } from './form-part';
import { FormSection } from './form-section';
import { LimitFields } from '../shared/limits/limit-fields';
import { countLimits } from '../shared/limits/limits-draft';
import { OperationsChoice } from './operations/operations-choice';
import { isAdminToken } from './order-draft';
import { errorsAt, errorsBelow } from './order-problems';
import { say } from './say';

interface LimitsFieldProps extends FormPart {
  readonly api: ProjectApi;
}

/** Step 6, folded: what limits the token besides. Problems unfold it. */
export const LimitsField = (part: LimitsFieldProps) => {
  const [isOpen, setOpen] = useState(false);
  const { draft } = part;
  const errors = errorsAt(part.refused, 'operations');
  const hasProblems = [...errors, ...errorsBelow(part.refused, 'limits', 'validFrom')].length > 0;
  const isShown = isOpen || hasProblems;
  const count = countLimits(draft.limits);
  return (
    <FormSection title={say('limits.title')}>
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <Text>
          {draft.isListOnly ? say('limits.sum-only', { count: draft.listed.length }) : say('limits.sum-any')}
        </Text>
        {count > 0 && <Text>{say('limits.sum-more', { count })}</Text>}
        <Button spacing="compact" onClick={() => setOpen(!isShown)}>
          {say(isShown ? 'limits.hide' : 'limits.show')}
        </Button>
      </Inline>
      {isShown && <Limits {...part} />}
      {/* Where they are picked by hand, the picker itself says what is wrong. */}
      <FieldMessage help={undefined} errors={draft.purposeKey === 'custom' ? [] : errors} />
    </FormSection>
  );
};

const Limits = (part: LimitsFieldProps) => (
  <Stack space="space.200">
    <LimitFields
      limits={part.draft.limits}
      change={(limits) => part.edit((now) => ({ ...now, limits: { ...now.limits, ...limits } }))}
      errorsBelow={(...paths) => errorsBelow(part.refused, ...paths)}
      addressKnown={part.offer.addressKnown}
      siteBudgets={part.offer.budgets}
    />
    {part.draft.purposeKey === 'custom' && <OperationsChoice {...part} />}
    <OtherLimits {...part} />
  </Stack>
);

const OtherLimits = ({ draft, offer, edit }: FormPart) => (
  <Stack space="space.150">
    {draft.purposeKey !== 'custom' && draft.listed.length > 0 && (
      <Stack space="space.050">
        <RadioGroup
          name="operations"
          value={draft.isListOnly ? 'only' : 'any'}
          options={[
            { name: 'operations', value: 'only', label: say('limits.only', { count: draft.listed.length }) },
            { name: 'operations', value: 'any', label: say('limits.any') },
          ]}
          onChange={({ target }) => edit((now) => ({ ...now, isListOnly: target.value === 'only' }))}
        />
        <List type="unordered">
          {draft.listed.map((id) => (
            <ListItem key={id}>{operationWords(id)}</ListItem>
          ))}
        </List>
      </Stack>
    )}
    <Stack space="space.050">
      <Text weight="semibold" size="small" color="color.text.subtle">
        {say('limits.besides')}
      </Text>
      <List type="unordered">
        <ListItem>{say(draft.siteWide || isAdminToken(draft) ? 'limits.site' : 'limits.projects')}</ListItem>
        <ListItem>{say('limits.you')}</ListItem>
        <ListItem>{say('limits.admins')}</ListItem>
        {offer.operations.kind === 'only' && (
          <ListItem>{say('limits.policy', { count: offer.operations.ids.length })}</ListItem>
        )}
        <ListItem>{say('limits.text')}</ListItem>
      </List>
    </Stack>
  </Stack>
);
