import React from 'react';
import { Inline, Stack, Text, Textfield } from '@forge/react';
import { Field, FieldMessage } from '../shared/field';
import { problemWords } from '../shared/failure-words';
import { say as sayShared } from '../shared/say';
import { lowered } from '../shared/token-detail/token-words';
import { timeWords, utcWords } from '../shared/when';
import { Chip } from './choice';
import { cappingEffect, chosenDays, daysChips, daysFor, endOf, type DaysChip } from './expiry';
import type { FormPart } from './form-part';
import { effectsOf } from './order-draft';
import { FormSection } from './form-section';
import { errorsAt } from './order-problems';
import { say } from './say';

interface UntilFieldProps extends FormPart {
  /** Epoch ms. */
  readonly now: number;
}

const CHIP_KEYS: Readonly<Record<DaysChip['kind'], 'until.chip' | 'until.chip-max' | 'until.chip-usual'>> = {
  plain: 'until.chip',
  max: 'until.chip-max',
  usual: 'until.chip-usual',
};

/** Step 5: how long, within what the policy allows for the chosen effects. */
export const UntilField = ({ draft, offer, refused, edit, now }: UntilFieldProps) => {
  const effects = effectsOf(draft);
  const chips = daysChips(offer, effects);
  const days = chosenDays(draft, offer);
  const isOfChip = chips.some((chip) => chip.days === days);
  const setDays = (text: string) => edit((then) => ({ ...then, days: text }));
  const errors = daysErrors(days, daysFor(offer.lifetimeDaysMax, effects), errorsAt(refused, 'days'));
  return (
    <FormSection title={say('until.title')}>
      <Inline space="space.100" rowSpace="space.100" shouldWrap alignBlock="end">
        {chips.map((chip) => (
          <Chip
            key={chip.days}
            isChosen={chip.days === days}
            text={say(CHIP_KEYS[chip.kind], { days: chip.days })}
            onChoose={() => setDays(String(chip.days))}
          />
        ))}
        <Field id="days" label={say('until.other')} errors={[]}>
          <Textfield
            id="days"
            value={isOfChip ? '' : draft.days}
            width="xsmall"
            isInvalid={errors.length > 0}
            onChange={({ target }) => setDays(String(target.value))}
          />
        </Field>
      </Inline>
      <FieldMessage help={undefined} errors={errors} />
      <Stack space="space.050">
        {errors.length === 0 && <End days={days} now={now} />}
        <Text size="small" color="color.text.subtle">
          {capWords(offer, effects)}
        </Text>
      </Stack>
    </FormSection>
  );
};

const capWords = ({ lifetimeDaysMax }: FormPart['offer'], effects: FormPart['draft']['effects']): string =>
  say('until.cap', {
    days: daysFor(lifetimeDaysMax, effects),
    effect: lowered(sayShared(`effect.${cappingEffect(lifetimeDaysMax, effects)}`)),
  });

/** What can be told at once; the resolver's own words else. */
function daysErrors(days: number | undefined, max: number, told: readonly string[]): readonly string[] {
  if (days === undefined) return [say('until.not-days')];
  if (days > max) return [problemWords({ path: 'days', code: 'lifetime-over-max', facts: { max } })];
  return told;
}

const End = ({ days, now }: { readonly days: number | undefined; readonly now: number }) => {
  const end = days === undefined ? undefined : endOf(days, now);
  return end === undefined ? null : (
    <Text>{say('until.end', { local: timeWords(end), utc: utcWords(end) })}</Text>
  );
};
