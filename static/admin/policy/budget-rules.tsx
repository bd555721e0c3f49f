import React from 'react';
import { Inline, Stack, Textfield } from '@forge/react';
import type { RateBudgetsView } from '../../../src/console/contract';
import { Field, FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { countOf } from '../../shared/text-lines';
import { say } from '../say';
import type { RuleProps } from './rule-props';

/** What the numbers say first when the rule is switched on. */
const FIRST: RateBudgetsView = { requestsPerHour: 1_000, writesPerHour: 200 };
const KEYS = ['requestsPerHour', 'requestsPerDay', 'writesPerHour', 'writesPerDay'] as const;

/** The most that any token may do in an hour or day. */
export const BudgetRules = ({ rules, errors, isDisabled, edit }: RuleProps) => {
  const { budgets } = rules;
  return (
    <Stack space="space.100">
      <SwitchRow
        id="site-budgets"
        label={say('budgets.switch')}
        help={say('budgets.help')}
        isChecked={budgets !== null}
        isDisabled={isDisabled}
        onChange={(isOn) => edit({ budgets: isOn ? FIRST : null })}
      />
      {budgets !== null && (
        <Inline space="space.150" rowSpace="space.100" shouldWrap>
          {KEYS.map((key) => (
            <Field key={key} id={`site-${key}`} label={say(`budgets.${key}`)} errors={[]}>
              <Textfield
                id={`site-${key}`}
                type="number"
                min={1}
                width="small"
                isDisabled={isDisabled}
                value={budgets[key] === undefined ? '' : String(budgets[key])}
                onChange={({ target }) =>
                  edit({ budgets: { ...budgets, [key]: countOf(String(target.value)) } })
                }
              />
            </Field>
          ))}
        </Inline>
      )}
      <FieldMessage help={undefined} errors={errors('budgets')} />
    </Stack>
  );
};
