import React from 'react';
import { Button, Inline, Select, Stack, Text, Textfield } from '@forge/react';
import type { ProjectRuleDeskView, ProjectRulesView, WhoKind } from '../../../src/console/contract';
import { Field } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { whoAsks } from '../offer-words';
import { say } from '../say';

interface RuleFieldsProps {
  /** With what the site says of the same. */
  readonly desk: ProjectRuleDeskView;
  /** As drafted. */
  readonly rules: ProjectRulesView;
  readonly isDisabled: boolean;
  readonly edit: (change: Partial<ProjectRulesView>) => void;
}

/** Each rule in place; what the site forbids already is said, and cannot be allowed here. */
export const RuleFields = (props: RuleFieldsProps) => {
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
      <MayAsk {...props} />
      <Days {...props} />
      <Scopes {...props} />
      {rules.operations.kind === 'only' && (
        <Inline space="space.100" alignBlock="center">
          <Text>{say('rules.operations', { count: rules.operations.ids.length })}</Text>
          <Button isDisabled={isDisabled} onClick={() => edit({ operations: { kind: 'any' } })}>
            {say('rules.operations-lift')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
};

type ProjectWho = Exclude<WhoKind, 'groups'>;
const WHO: readonly ProjectWho[] = ['everyone', 'project-admins', 'jira-admins', 'permission'];

const MayAsk = ({ desk, rules, isDisabled, edit }: RuleFieldsProps) => {
  const kinds: readonly WhoKind[] = rules.mayAsk.kind === 'groups' ? [...WHO, 'groups'] : WHO;
  const options = kinds.map((kind) => ({ value: kind, label: say(`rules.may-ask.${kind}`) }));
  return (
    <Field
      id="project-may-ask"
      label={say('rules.may-ask')}
      help={say('rules.may-ask-help', { who: whoAsks({ mayAsk: desk.site.mayAsk.kind }) })}
      errors={[]}
    >
      <Select
        inputId="project-may-ask"
        isDisabled={isDisabled}
        options={options}
        value={options.find(({ value }) => value === rules.mayAsk.kind) ?? null}
        onChange={({ value }: { readonly value: WhoKind }) => {
          if (value !== 'groups') edit({ mayAsk: { kind: value } });
        }}
      />
    </Field>
  );
};

const Days = ({ desk, rules, isDisabled, edit }: RuleFieldsProps) => (
  <Field
    id="project-days"
    label={say('rules.days')}
    help={say('rules.days-help', { max: Math.max(...Object.values(desk.site.lifetimeDaysMax)) })}
    errors={[]}
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

const Scopes = ({ desk, rules, isDisabled, edit }: RuleFieldsProps) => {
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
      errors={[]}
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
