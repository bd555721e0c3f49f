import React, { useState, type ReactNode } from 'react';
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
import type { PauseReason, TokenRowView } from '../../../src/console/contract';
import { FailureMessage } from '../failure-message';
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
const optionOf = (reason: PauseReason) => ({ value: reason, label: say(`pause-because.${reason}`) });

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
      <Stack>
        <Label labelFor="pause-because">{say('revoke.because')}</Label>
        <Select
          inputId="pause-because"
          options={REASONS[part].map(optionOf)}
          value={optionOf(because)}
          onChange={(option: ReturnType<typeof optionOf>) => setBecause(option.value)}
        />
      </Stack>
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
    <Modal onClose={desk.close}>
      <ModalHeader>
        <ModalTitle>{say(`pausing-title.${step}`, { name: token.name })}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          {desk.failure && <FailureMessage title={say(`pausing-failed.${step}`)} failure={desk.failure} />}
          <Text>{say(`pausing-means.${step}`)}</Text>
          {children}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={desk.isBusy} onClick={desk.close}>
          {say('pause.cancel')}
        </Button>
        <LoadingButton appearance="primary" isLoading={desk.isBusy} onClick={onDo}>
          {say(`pausing-do.${step}`)}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  </ModalTransition>
);
