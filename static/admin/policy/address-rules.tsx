import React, { useState } from 'react';
import { SectionMessage, Stack, Text, TextArea } from '@forge/react';
import { Field, FieldMessage } from '../../shared/field';
import { SwitchRow } from '../../shared/switch-row';
import { linesOf } from '../../shared/text-lines';
import { say } from '../say';
import type { RuleProps } from './rule-props';

/** Where tokens may be called from. Without a trusted address nothing could be judged: then the rule refuses everything. */
export const AddressRules = ({ rules, options, errors, isDisabled, edit }: RuleProps) => (
  <Stack space="space.150">
    <SwitchRow
      id="trust-address"
      label={say('rule.trustClientAddress')}
      help={say(options.addressProven ? 'trust.help-proven' : 'trust.help-unproven')}
      isChecked={rules.trustClientAddress}
      isDisabled={isDisabled || (!options.addressProven && !rules.trustClientAddress)}
      onChange={(trustClientAddress) => edit({ trustClientAddress })}
    />
    <FieldMessage help={undefined} errors={errors('trustClientAddress')} />
    {rules.trustClientAddress && !options.addressProven && (
      <SectionMessage appearance="warning">
        <Text>{say('trust.stale')}</Text>
      </SectionMessage>
    )}
    <SwitchRow
      id="site-ranges"
      label={say('ranges.switch')}
      help={say('ranges.help')}
      isChecked={rules.ipRanges !== null}
      isDisabled={isDisabled}
      onChange={(isOn) => edit({ ipRanges: isOn ? [] : null })}
    />
    {rules.ipRanges !== null && (
      <>
        <Ranges ranges={rules.ipRanges} errors={errors('ipRanges')} isDisabled={isDisabled} edit={edit} />
        {!rules.trustClientAddress && (
          <SectionMessage appearance="warning">
            <Text>{say('ranges.untrusted')}</Text>
          </SectionMessage>
        )}
      </>
    )}
  </Stack>
);

interface RangesProps extends Pick<RuleProps, 'isDisabled' | 'edit'> {
  readonly ranges: readonly string[];
  readonly errors: readonly string[];
}

const Ranges = ({ ranges, errors, isDisabled, edit }: RangesProps) => {
  const [typed, setTyped] = useState(ranges.join('\n'));
  // What was typed stands, with its empty lines, while it says the same as the draft.
  const isSame = linesOf(typed).join(' ') === ranges.join(' ');
  return (
    <Field id="ip-ranges" label={say('ranges.label')} help={say('ranges.form')} errors={errors}>
      <TextArea
        id="ip-ranges"
        value={isSame ? typed : ranges.join('\n')}
        isDisabled={isDisabled}
        onChange={({ target }) => {
          setTyped(String(target.value));
          edit({ ipRanges: linesOf(String(target.value)) });
        }}
      />
    </Field>
  );
};
