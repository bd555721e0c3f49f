import React, { useState } from 'react';
import { ModalTransition, Stack, Text } from '@forge/react';
import type { RevocationReason, TokenRowView } from '../../src/console/contract';
import { AskModal } from './ask-modal';
import { FailureMessage } from './failure-message';
import type { Failure } from './loaded';
import { OneOfField } from './one-of-field';
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

/** Asks once more, with the reason, and says what would be hit. To be mounted while it is to be seen. */
export const RevokeModal = ({ reasons = ALL_REASONS, ...props }: RevokeModalProps) => {
  const [because, setBecause] = useState<RevocationReason>(reasons[0] ?? 'other');
  const [note, setNote] = useState('');
  const count = props.tokens.length;
  const words = note.trim();
  return (
    <ModalTransition>
      <AskModal
        title={say('revoke.title', { count, name: props.tokens[0]?.name ?? '' })}
        keep={say('revoke.keep', { count })}
        act={say('revoke.do')}
        appearance="danger"
        isBusy={props.isBusy}
        onAct={() => props.onRevoke({ because, ...(words === '' ? {} : { note: words }) })}
        onClose={props.onClose}
      >
        {props.failure && <FailureMessage title={say('revoke.failed')} failure={props.failure} />}
        <Text>{say('revoke.means', { count })}</Text>
        <Hit tokens={props.tokens} now={props.now} />
        <OneOfField
          id="revoke-because"
          label={say('revoke.because')}
          values={reasons}
          value={because}
          wordsOf={(reason) => say(`because.${reason}`)}
          onChange={setBecause}
        />
        <NoteField note={note} onChange={setNote} />
      </AskModal>
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
