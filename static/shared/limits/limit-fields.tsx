import React from 'react';
import { Checkbox, DatePicker, Inline, Stack, Text, TextArea, Textfield } from '@forge/react';
import type { RulesView } from '../../../src/console/contract';
import { Field, FieldMessage } from '../field';
import { BUDGET_KEYS, budgetWords, WEEKDAYS } from '../limit-words';
import { say as sayToken } from '../token-detail/say';
import { listWords } from '../token-detail/token-words';
import { SwitchRow } from '../switch-row';
import { getReader } from '../words';
import { say } from '../orders/say';
import type { LimitsDraft } from './limits-draft';

interface LimitFieldsProps {
  readonly limits: LimitsDraft;
  readonly change: (change: Partial<LimitsDraft>) => void;
  /** What is wrong at or below one of these paths of an order. */
  readonly errorsBelow: (...paths: readonly string[]) => readonly string[];
  /** Whether the platform tells where calls come from. */
  readonly addressKnown: boolean;
  /** The most that the policy lets any token do; null: no such number. */
  readonly siteBudgets: RulesView['budgets'];
  /** Whose token somebody else claims: they alone are told the value of a required header. */
  readonly isForAnother?: boolean;
}

/** When, with what, from where and how often the token may be used. */
export const LimitFields = (part: LimitFieldsProps) => (
  <Stack space="space.200">
    <FirstDay {...part} />
    <Hours {...part} />
    <Header {...part} />
    <Addresses {...part} />
    <Budgets {...part} />
  </Stack>
);

const DAY_FORMAT = 'YYYY-MM-DD';

const FirstDay = ({ limits, errorsBelow, isForAnother = false, change }: LimitFieldsProps) => (
  <Field
    id="first-day"
    label={say('limit.first-day')}
    help={say(isForAnother ? 'limit.first-day-help-for' : 'limit.first-day-help')}
    errors={errorsBelow('validFrom')}
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

const Hours = ({ limits, errorsBelow, change }: LimitFieldsProps) => (
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
        <FieldMessage help={undefined} errors={errorsBelow('limits.hours')} />
      </>
    )}
  </Stack>
);

const isChosen = ({ days }: LimitsDraft, each: (typeof WEEKDAYS)[number], changed: string): boolean =>
  each === changed ? !days.includes(each) : days.includes(each);

const Header = ({ limits, errorsBelow, isForAnother = false, change }: LimitFieldsProps) => (
  <Stack space="space.100">
    <SwitchRow
      id="header"
      label={say('limit.header-switch')}
      help={say(isForAnother ? 'limit.header-help-for' : 'limit.header-help')}
      isChecked={limits.hasHeader}
      onChange={(hasHeader) => change({ hasHeader })}
    />
    {limits.hasHeader && (
      <>
        <Field id="header-name" label={say('limit.header-name')} errors={errorsBelow('limits.header.name')}>
          <Textfield
            id="header-name"
            value={limits.headerName}
            onChange={({ target }) => change({ headerName: String(target.value) })}
          />
        </Field>
        {!isForAnother && (
          <Field
            id="header-value"
            label={say('limit.header-value')}
            help={say('limit.header-value-help')}
            errors={errorsBelow('limits.header.value')}
          >
            <Textfield
              id="header-value"
              value={limits.headerValue}
              onChange={({ target }) => change({ headerValue: String(target.value) })}
            />
          </Field>
        )}
      </>
    )}
  </Stack>
);

/** Offered only where the platform tells where calls come from; a problem of a duplicate's ranges is shown all the same. */
const Addresses = ({ limits, addressKnown, errorsBelow, change }: LimitFieldsProps) =>
  addressKnown || limits.ipRanges !== '' ? (
    <Field
      id="ip-ranges"
      label={say('limit.addresses')}
      help={say('limit.addresses-help')}
      errors={errorsBelow('limits.ipRanges')}
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

const Budgets = ({ limits, siteBudgets, errorsBelow, change }: LimitFieldsProps) => (
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
    <FieldMessage help={say('limit.budgets-help')} errors={errorsBelow('limits.budgets')} />
    {siteBudgets !== null && (
      <Text size="small" color="color.text.subtle">
        {say('limit.budgets-site', { budgets: listWords(budgetWords(siteBudgets)) })}
      </Text>
    )}
  </Stack>
);
