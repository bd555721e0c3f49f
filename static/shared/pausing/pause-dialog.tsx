import React, { useState, type ReactNode } from 'react';
import { ModalTransition, Text } from '@forge/react';
import type { PauseReason, TokenRowView } from '../../../src/console/contract';
import { AskModal } from '../ask-modal';
import { FailureMessage } from '../failure-message';
import { OneOfField } from '../one-of-field';
import { NoteField } from '../token-detail/note-field';
import { say } from '../token-detail/say';
import { pauseStep, type PausePart } from './may-pause';
import type { PauseDesk } from './use-pausing';

interface PauseDialogProps {
  readonly desk: PauseDesk;
  readonly part: PausePart;
}

/** Asks once more before a token is paused or resumed; nothing while nobody is asked. */
export const PauseDialog = ({ desk, part }: PauseDialogProps) => {
  const { asked } = desk;
  const step = asked && pauseStep(asked, part);
  if (asked === undefined || step === undefined) return null;
  return step === 'pause' ? (
    <PauseForm desk={desk} part={part} token={asked} />
  ) : (
    <Frame desk={desk} step="resume" token={asked} onDo={() => void desk.resume()} />
  );
};

const REASONS: Readonly<Record<PausePart, readonly PauseReason[]>> = {
  owner: ['not-in-use', 'suspicious', 'other'],
  admin: ['suspicious', 'under-review', 'not-in-use', 'owner-away', 'other'],
};

const PauseForm = ({ desk, part, token }: PauseDialogProps & { readonly token: TokenRowView }) => {
  const [because, setBecause] = useState<PauseReason>(REASONS[part][0] ?? 'other');
  const [note, setNote] = useState('');
  const words = note.trim();
  return (
    <Frame
      desk={desk}
      step="pause"
      token={token}
      onDo={() => void desk.pause({ because, ...(words === '' ? {} : { note: words }) })}
    >
      {part === 'admin' && <Text>{say('pause.means-admin')}</Text>}
      <OneOfField
        id="pause-because"
        label={say('revoke.because')}
        values={REASONS[part]}
        value={because}
        wordsOf={(reason) => say(`pause-because.${reason}`)}
        onChange={setBecause}
      />
      <NoteField note={note} onChange={setNote} />
    </Frame>
  );
};

interface FrameProps {
  readonly desk: PauseDesk;
  readonly step: 'pause' | 'resume';
  readonly token: TokenRowView;
  readonly onDo: () => void;
  readonly children?: ReactNode;
}

const Frame = ({ desk, step, token, onDo, children }: FrameProps) => (
  <ModalTransition>
    <AskModal
      title={say(`pausing-title.${step}`, { name: token.name })}
      keep={say('pause.cancel')}
      act={say(`pausing-do.${step}`)}
      appearance="primary"
      isBusy={desk.isBusy}
      onAct={onDo}
      onClose={desk.close}
    >
      {desk.failure && <FailureMessage title={say(`pausing-failed.${step}`)} failure={desk.failure} />}
      <Text>{say(`pausing-means.${step}`)}</Text>
      {children}
    </AskModal>
  </ModalTransition>
);
