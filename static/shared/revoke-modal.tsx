import React, { useState } from 'react';
import {
  Button,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Select,
  Stack,
  Text,
} from '@forge/react';
import type { RevocationReason, TokenRowView } from '../../src/console/contract';
import { FailureMessage } from './failure-message';
import type { Failure } from './loaded';
import { NoteField } from './token-detail/note-field';
import { say } from './token-detail/say';
import { lastUseWords } from './token-detail/usage-words';

export interface Why {
  readonly because: RevocationReason;
  readonly note?: string;
}

export interface RevokeModalProps {
  /** At least one. */
  readonly tokens: readonly Pick<TokenRowView, 'locator' | 'name' | 'use'>[];
  /** Epoch ms. */
  readonly now: number;
  /** The reasons to choose from; the first is chosen at the start. */
  readonly reasons?: readonly RevocationReason[];
  readonly isBusy: boolean;
  /** Why the last attempt failed. */
  readonly failure?: Failure | undefined;
  readonly onRevoke: (why: Why) => void;
  readonly onClose: () => void;
}

const ALL_REASONS: readonly RevocationReason[] = [
  'not-needed',
  'replaced',
  'leaked',
  'unused',
  'owner-left',
  'other',
];
const optionOf = (reason: RevocationReason) => ({ value: reason, label: say(`because.${reason}`) });

/** Asks once more, with the reason, and says what would be hit. To be mounted while it is to be seen. */
export const RevokeModal = ({ reasons = ALL_REASONS, ...props }: RevokeModalProps) => {
  const [because, setBecause] = useState<RevocationReason>(reasons[0] ?? 'other');
  const [note, setNote] = useState('');
  const count = props.tokens.length;
  const words = note.trim();
  return (
    <ModalTransition>
      <Modal onClose={props.onClose}>
        <ModalHeader>
          <ModalTitle>{say('revoke.title', { count, name: props.tokens[0]?.name ?? '' })}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.200">
            {props.failure && <FailureMessage title={say('revoke.failed')} failure={props.failure} />}
            <Text>{say('revoke.means', { count })}</Text>
            <Hit tokens={props.tokens} now={props.now} />
            <Stack>
              <Label labelFor="revoke-because">{say('revoke.because')}</Label>
              <Select
                inputId="revoke-because"
                options={reasons.map(optionOf)}
                value={optionOf(because)}
                onChange={(option: ReturnType<typeof optionOf>) => setBecause(option.value)}
              />
            </Stack>
            <NoteField note={note} onChange={setNote} />
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={props.isBusy} onClick={props.onClose}>
            {say('revoke.keep', { count })}
          </Button>
          <LoadingButton
            appearance="danger"
            isLoading={props.isBusy}
            onClick={() => props.onRevoke({ because, ...(words === '' ? {} : { note: words }) })}
          >
            {say('revoke.do')}
          </LoadingButton>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};

const SHOWN_MAX = 5;

/** The tokens and when they were last used: what would stop. */
const Hit = ({ tokens, now }: Pick<RevokeModalProps, 'tokens' | 'now'>) => (
  <Stack space="space.050">
    {tokens.slice(0, SHOWN_MAX).map(({ locator, name, use }) => (
      <Text key={locator} weight="semibold">
        {say('revoke.one', { name, use: lastUseWords(use, now) })}
      </Text>
    ))}
    {tokens.length > SHOWN_MAX && <Text>{say('revoke.more', { count: tokens.length - SHOWN_MAX })}</Text>}
  </Stack>
);
