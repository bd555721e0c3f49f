import React from 'react';
import { Checkbox, DatePicker, Inline, Stack, Text, TextArea, Textfield } from '@forge/react';
import { Field, FieldMessage } from '../../shared/field';
import { BUDGET_KEYS, budgetWords, WEEKDAYS } from '../../shared/limit-words';
import { say as sayToken } from '../../shared/token-detail/say';
import { listWords } from '../../shared/token-detail/token-words';
import { SwitchRow } from '../../shared/switch-row';
import { getReader } from '../../shared/words';
import type { FormPart } from '../form-part';
import { errorsBelow } from '../order-problems';
import { say } from '../say';
import type { LimitsDraft } from './limits-draft';

interface Part extends FormPart {
  readonly limits: LimitsDraft;
  readonly change: (change: Partial<LimitsDraft>) => void;
}

/** When, with what, from where and how often the token may be used. */
export const LimitFields = (part: FormPart) => {
  const { draft, edit } = part;
  const change = (limits: Partial<LimitsDraft>) =>
    edit((now) => ({ ...now, limits: { ...now.limits, ...limits } }));
  const whole: Part = { ...part, limits: draft.limits, change };
  return (
    <Stack space="space.200">
      <FirstDay {...whole} />
      <Hours {...whole} />
      <Header {...whole} />
      <Addresses {...whole} />
      <Budgets {...whole} />
    </Stack>
  );
};

const DAY_FORMAT = 'YYYY-MM-DD';

const FirstDay = ({ limits, refused, change }: Part) => (
  <Field
    id="first-day"
    label={say('limit.first-day')}
    help={say('limit.first-day-help')}
    errors={errorsBelow(refused, 'validFrom')}
  >
    <DatePicker
      id="first-day"
      value={limits.firstDay}
      dateFormat={DAY_FORMAT}
      placeholder={DAY_FORMAT}
      locale={getReader().locale}
      weekStartDay={1}
      onChange={(firstDay: string) => change({ firstDay })}
    />
  </Field>
);

const Hours = ({ limits, refused, change }: Part) => (
  <Stack space="space.100">
    <SwitchRow
      id="hours"
      label={say('limit.hours-switch')}
      help={say('limit.hours-help')}
      isChecked={limits.hasHours}
      onChange={(hasHours) => change({ hasHours })}
    />
    {limits.hasHours && (
      <>
        <Inline space="space.100" rowSpace="space.050" shouldWrap>
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={sayToken(`weekday.${day}`)}
              isChecked={limits.days.includes(day)}
              onChange={() => change({ days: WEEKDAYS.filter((each) => isChosen(limits, each, day)) })}
            />
          ))}
        </Inline>
        <Inline space="space.150" rowSpace="space.100" shouldWrap>
          <Field id="hours-from" label={say('limit.from')} errors={[]}>
            <Textfield
              id="hours-from"
              width="xsmall"
              value={limits.from}
              onChange={({ target }) => change({ from: String(target.value) })}
            />
          </Field>
          <Field id="hours-to" label={say('limit.to')} errors={[]}>
            <Textfield
              id="hours-to"
              width="xsmall"
              value={limits.to}
              onChange={({ target }) => change({ to: String(target.value) })}
            />
          </Field>
          <Field id="hours-zone" label={say('limit.zone')} errors={[]}>
            <Textfield
              id="hours-zone"
              value={limits.timeZone}
              onChange={({ target }) => change({ timeZone: String(target.value) })}
            />
          </Field>
        </Inline>
        <FieldMessage help={undefined} errors={errorsBelow(refused, 'limits.hours')} />
      </>
    )}
  </Stack>
);

const isChosen = ({ days }: LimitsDraft, each: (typeof WEEKDAYS)[number], changed: string): boolean =>
  each === changed ? !days.includes(each) : days.includes(each);

const Header = ({ limits, refused, change }: Part) => (
  <Stack space="space.100">
    <SwitchRow
      id="header"
      label={say('limit.header-switch')}
      help={say('limit.header-help')}
      isChecked={limits.hasHeader}
      onChange={(hasHeader) => change({ hasHeader })}
    />
    {limits.hasHeader && (
      <>
        <Field
          id="header-name"
          label={say('limit.header-name')}
          errors={errorsBelow(refused, 'limits.header.name')}
        >
          <Textfield
            id="header-name"
            value={limits.headerName}
            onChange={({ target }) => change({ headerName: String(target.value) })}
          />
        </Field>
        <Field
          id="header-value"
          label={say('limit.header-value')}
          help={say('limit.header-value-help')}
          errors={errorsBelow(refused, 'limits.header.value')}
        >
          <Textfield
            id="header-value"
            value={limits.headerValue}
            onChange={({ target }) => change({ headerValue: String(target.value) })}
          />
        </Field>
      </>
    )}
  </Stack>
);

/** Offered only where the platform tells where calls come from; a problem of a duplicate's ranges is shown all the same. */
const Addresses = ({ limits, offer, refused, change }: Part) =>
  offer.addressKnown || limits.ipRanges !== '' ? (
    <Field
      id="ip-ranges"
      label={say('limit.addresses')}
      help={say('limit.addresses-help')}
      errors={errorsBelow(refused, 'limits.ipRanges')}
    >
      <TextArea
        id="ip-ranges"
        value={limits.ipRanges}
        onChange={({ target }) => change({ ipRanges: String(target.value) })}
      />
    </Field>
  ) : (
    <Text size="small" color="color.text.subtle">
      {say('limit.addresses-unknown')}
    </Text>
  );

const Budgets = ({ limits, offer, refused, change }: Part) => (
  <Stack space="space.050">
    <Text weight="semibold">{say('limit.budgets')}</Text>
    <Inline space="space.150" rowSpace="space.100" shouldWrap>
      {BUDGET_KEYS.map((key) => (
        <Field key={key} id={`budget-${key}`} label={say(`limit.${key}`)} errors={[]}>
          <Textfield
            id={`budget-${key}`}
            type="number"
            min={1}
            width="small"
            value={limits.budgets[key]}
            onChange={({ target }) => change({ budgets: { ...limits.budgets, [key]: String(target.value) } })}
          />
        </Field>
      ))}
    </Inline>
    <FieldMessage help={say('limit.budgets-help')} errors={errorsBelow(refused, 'limits.budgets')} />
    {offer.budgets !== null && (
      <Text size="small" color="color.text.subtle">
        {say('limit.budgets-site', { budgets: listWords(budgetWords(offer.budgets)) })}
      </Text>
    )}
  </Stack>
);
