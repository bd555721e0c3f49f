import React from 'react';
import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
} from '@forge/react';
import { say } from '../say';
import { ExistingField } from './existing-field';
import { PreviewResult } from './preview-result';
import type { ChangeDesk } from './use-change-desk';

interface PreviewDialogProps {
  readonly change: ChangeDesk;
  readonly isSaving: boolean;
}

/** What a draft would hit: to look at, or to be asked about before it is saved. */
export const PreviewDialog = ({ change, isSaving }: PreviewDialogProps) => {
  const { dialog, preview, stop, close } = change;
  const isRunning = preview.state === 'running';
  return (
    <ModalTransition>
      {dialog && (
        <Modal width="large" onClose={close}>
          <ModalHeader>
            <ModalTitle>{say(`preview.title.${dialog}`)}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Stack space="space.200" alignInline="stretch">
              <Text>{say(`preview.help.${dialog}`)}</Text>
              {change.hidesHits && <Text>{say('preview.addresses')}</Text>}
              <PreviewResult preview={preview} effects={change.effects} />
              {dialog === 'save' && (
                <ExistingField
                  draft={change.existing}
                  offer={change.offer}
                  keptToday={change.keptToday}
                  edit={change.editExisting}
                />
              )}
            </Stack>
          </ModalBody>
          <ModalFooter>
            {isRunning && (
              <Button appearance="subtle" onClick={stop}>
                {say('preview.stop')}
              </Button>
            )}
            <Button appearance="subtle" isDisabled={isSaving} onClick={close}>
              {say(dialog === 'save' ? 'preview.keep-editing' : 'close')}
            </Button>
            {dialog === 'save' && (
              <LoadingButton
                appearance={change.isHarmless ? 'primary' : 'warning'}
                isDisabled={isRunning || !change.mayConfirm}
                isLoading={isSaving}
                onClick={() => void change.confirmSave()}
              >
                {say(change.isHarmless ? 'changes.save' : 'preview.save')}
              </LoadingButton>
            )}
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
};
