import React from 'react';
import { Select, Stack, Textfield } from '@forge/react';
import { Field } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { say } from '../say';
import { MayAskRule } from './may-ask-rule';
import { OperationsRule } from './operations-rule';
import type { RulePart } from './rule-part';

/** Each rule in place; what the site forbids already is said, and cannot be allowed here. */
export const RuleFields = (props: RulePart) => {
  const { desk, rules, isDisabled, edit } = props;
  const { site } = desk;
  return (
    <Stack space="space.200" alignInline="stretch">
      <SwitchRow
        id="project-tokens-on"
        label={say('rules.tokens-on')}
        help={say(site.tokensOn ? 'rules.tokens-on-help' : 'rules.site-off')}
        isChecked={rules.tokensOn}
        isDisabled={isDisabled}
        onChange={(tokensOn) => edit({ tokensOn })}
      />
      <SwitchRow
        id="project-read-only"
        label={say('rules.read-only')}
        help={say(site.readOnly ? 'rules.site-read-only' : 'rules.read-only-help')}
        isChecked={rules.readOnly || site.readOnly}
        isDisabled={isDisabled || (site.readOnly && !rules.readOnly)}
        onChange={(readOnly) => edit({ readOnly })}
      />
      <MayAskRule {...props} />
      <Days {...props} />
      <Scopes {...props} />
      <OperationsRule {...props} />
    </Stack>
  );
};

const Days = ({ desk, rules, errors, isDisabled, edit }: RulePart) => (
  <Field
    id="project-days"
    label={say('rules.days')}
    help={say('rules.days-help', { max: Math.max(...Object.values(desk.site.lifetimeDaysMax)) })}
    errors={errors('lifetimeDaysMax')}
  >
    <Textfield
      id="project-days"
      type="number"
      min={1}
      width="xsmall"
      isDisabled={isDisabled}
      value={rules.lifetimeDaysMax === null ? '' : String(rules.lifetimeDaysMax)}
      onChange={({ target }) => edit({ lifetimeDaysMax: daysOf(String(target.value)) })}
    />
  </Field>
);

/** Anything but digits is a number that no rule accepts: it is told at saving, and never taken for "as the site says". */
const daysOf = (text: string): number | null =>
  text.trim() === '' ? null : /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;

const Scopes = ({ desk, rules, errors, isDisabled, edit }: RulePart) => {
  const chosen = rules.scopes ?? [];
  const { scopes } = desk.site;
  const options = [...new Set([...scopes, ...chosen])].map((scope) => ({
    value: scope,
    label: scopes.includes(scope) ? scope : say('rules.scope-barred', { scope }),
  }));
  return (
    <Field
      id="project-scopes"
      label={say('rules.scopes')}
      help={say('rules.scopes-help', { count: scopes.length })}
      errors={errors('scopes')}
    >
      <Select
        inputId="project-scopes"
        isMulti
        isDisabled={isDisabled}
        closeMenuOnSelect={false}
        placeholder={say('rules.scopes-choose')}
        options={options}
        value={options.filter(({ value }) => chosen.includes(value))}
        onChange={(picked: readonly { readonly value: string }[] | null) =>
          edit({ scopes: picked && picked.length > 0 ? picked.map(({ value }) => value) : null })
        }
      />
    </Field>
  );
};
