import React from 'react';
import { Checkbox, HelperMessage, Stack, Text, TextArea, Textfield } from '@forge/react';
import type { GatewayView } from '../../../src/console/contract';
import { FailureMessage } from '../../shared/failure-message';
import { Field } from '../../shared/field';
import type { Failure } from '../../shared/loaded';
import { Loading } from '../../shared/loading';
import { say as sayShared } from '../../shared/say';
import { say } from '../say';
import type { ReadOnce } from '../use-read';
import { REASON_MAX } from './freeze-draft';
import type { ReplaceDraft } from './replace-draft';

interface ReplaceFormProps {
  readonly read: ReadOnce<GatewayView>;
  readonly draft: ReplaceDraft;
  readonly failure: Failure | undefined;
  readonly edit: (change: Partial<ReplaceDraft>) => void;
}

export const ReplaceForm = ({ read, draft, failure, edit }: ReplaceFormProps) => (
  <Stack space="space.200" alignInline="stretch">
    {failure && <FailureMessage title={say('replace.failed')} failure={failure} />}
    <Text>{say('replace.means')}</Text>
    <Addresses read={read} />
    <Stack>
      <Checkbox
        label={say('replace.freeze')}
        isChecked={draft.isFreezing}
        onChange={({ target }) => edit({ isFreezing: target.checked === true })}
      />
      <HelperMessage>{say('replace.freeze-help')}</HelperMessage>
    </Stack>
    {draft.isFreezing && (
      <Field
        id="replace-reason"
        label={say('freeze.reason')}
        isRequired
        help={say('freeze.reason-help')}
        errors={[]}
      >
        <TextArea
          id="replace-reason"
          value={draft.reason}
          maxLength={REASON_MAX}
          onChange={({ target }) => edit({ reason: String(target.value) })}
        />
      </Field>
    )}
    <Field id="replace-typed" label={say('replace.type')} isRequired errors={[]}>
      <Textfield
        id="replace-typed"
        value={draft.typed}
        onChange={({ target }) => edit({ typed: String(target.value) })}
      />
    </Field>
  </Stack>
);

const Addresses = ({ read: { loaded, reload } }: Pick<ReplaceFormProps, 'read'>) => {
  if (loaded.state === 'loading') return <Loading text={say('replace.dialog')} />;
  if (loaded.state === 'failed')
    return (
      <FailureMessage
        title={say('replace.unknown')}
        failure={loaded.failure}
        retry={{ label: sayShared('retry'), onClick: reload }}
      />
    );
  const { addresses } = loaded.value;
  return (
    <Stack space="space.050">
      <Text>{say('replace.now', { count: addresses.length })}</Text>
      {addresses.map((address) => (
        <Text key={address} weight="semibold">
          {address}
        </Text>
      ))}
    </Stack>
  );
};
