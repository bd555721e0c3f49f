import React from 'react';
import { Checkbox, Inline, Label, Radio, Stack, Text } from '@forge/react';
import type { ApprovalView } from '../../../src/console/contract';
import { FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { Card } from '../card';
import { NumberField } from '../../shared/number-field';
import { say } from '../say';
import { CAUSES } from './approval-words';
import type { RuleProps } from './rule-props';

const NEEDS = ['never', 'when', 'always'] as const;
const WHO = ['jira-admins', 'project-admins'] as const;

interface PartProps {
  readonly approval: ApprovalView;
  readonly isDisabled: boolean;
  readonly errors: RuleProps['errors'];
  readonly change: (change: Partial<ApprovalView>) => void;
}

/** What needs somebody's approval, and whose. */
export const ApprovalRule = ({ rules, errors, isDisabled, edit }: RuleProps) => {
  const { approval } = rules;
  const part = {
    approval,
    isDisabled,
    errors,
    change: (change: Partial<ApprovalView>) => edit({ approval: { ...approval, ...change } }),
  };
  return (
    <Card title={say('section.approval')}>
      <Text>{say('approval.help')}</Text>
      <Stack space="space.050">
        {NEEDS.map((needs) => (
          <Radio
            key={needs}
            name="approval-needs"
            value={needs}
            label={say(`approval.needs.${needs}`)}
            isChecked={approval.needs === needs}
            isDisabled={isDisabled}
            onChange={() => part.change({ needs })}
          />
        ))}
        <FieldMessage help={undefined} errors={errors('approval.needs')} />
      </Stack>
      {approval.needs === 'when' && <Causes {...part} />}
      {approval.needs !== 'never' && <Who {...part} />}
    </Card>
  );
};

/** What the number says first when the cause is chosen. */
const OVER_DAYS_FIRST = 30;

const Causes = ({ approval, isDisabled, errors, change }: PartProps) => (
  <Stack space="space.100">
    {CAUSES.map((cause) => (
      <Checkbox
        key={cause}
        value={cause}
        label={say(`approval.cause.${cause}`)}
        isChecked={approval[cause]}
        isDisabled={isDisabled}
        onChange={({ target }) => change({ [cause]: target.checked === true })}
      />
    ))}
    <Checkbox
      value="over-days"
      label={say('approval.cause.overDays')}
      isChecked={approval.overDays !== null}
      isDisabled={isDisabled}
      onChange={({ target }) => change({ overDays: target.checked === true ? OVER_DAYS_FIRST : null })}
    />
    {approval.overDays !== null && (
      <Inline space="space.100" alignBlock="center">
        <Label labelFor="approval-days">{say('approval.over-days.label')}</Label>
        <NumberField
          id="approval-days"
          value={approval.overDays}
          isDisabled={isDisabled}
          errors={errors('approval.overDays')}
          onChange={(overDays) => change({ overDays })}
        />
        <Text>{say('approval.days')}</Text>
      </Inline>
    )}
    <Purposes {...{ approval, isDisabled, errors, change }} />
  </Stack>
);

const PURPOSES = ['report', 'create-issues', 'comment-bot', 'sync', 'custom'] as const;

const Purposes = ({ approval: { purposes }, isDisabled, change }: PartProps) => (
  <Stack space="space.050">
    <Text weight="medium">{say('approval.purposes.label')}</Text>
    {PURPOSES.map((purpose) => (
      <Checkbox
        key={purpose}
        value={purpose}
        label={say(`approval.purpose.${purpose}`)}
        isChecked={purposes.includes(purpose)}
        isDisabled={isDisabled}
        onChange={({ target }) =>
          change({
            purposes: PURPOSES.filter((each) =>
              each === purpose ? target.checked === true : purposes.includes(each),
            ),
          })
        }
      />
    ))}
    <Text size="small" color="color.text.subtle">
      {say('approval.purposes.help')}
    </Text>
  </Stack>
);

const Who = ({ approval, isDisabled, change }: PartProps) => (
  <Stack space="space.100">
    <Stack space="space.050">
      <Text weight="medium">{say('approval.who.label')}</Text>
      {WHO.map((approvers) => (
        <Radio
          key={approvers}
          name="approvers"
          value={approvers}
          label={say(`approval.who.${approvers}`)}
          isChecked={approval.approvers === approvers}
          isDisabled={isDisabled}
          onChange={() => change({ approvers })}
        />
      ))}
    </Stack>
    <SwitchRow
      id="self-approval"
      label={say('approval.self')}
      help={say('approval.self.help')}
      isChecked={approval.selfApproval}
      isDisabled={isDisabled}
      onChange={(selfApproval) => change({ selfApproval })}
    />
  </Stack>
);
