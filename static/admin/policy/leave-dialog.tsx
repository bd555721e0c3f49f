import React from 'react';
import {
  Button,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Text,
} from '@forge/react';
import { say } from '../say';

interface LeaveDialogProps {
  readonly isOpen: boolean;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** Asked when a tab with unsaved changes is left. */
export const LeaveDialog = ({ isOpen, onStay, onDiscard }: LeaveDialogProps) => (
  <ModalTransition>
    {isOpen && (
      <Modal width="small" onClose={onStay}>
        <ModalHeader>
          <ModalTitle appearance="warning">{say('leave.title')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Text>{say('leave.help')}</Text>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onDiscard}>
            {say('leave.discard')}
          </Button>
          <Button appearance="primary" onClick={onStay}>
            {say('leave.stay')}
          </Button>
        </ModalFooter>
      </Modal>
    )}
  </ModalTransition>
);
