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
import { say } from './say';

interface LeaveModalProps {
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** Asks once before a token that was not confirmed as copied is forgotten. */
export const LeaveModal = ({ onBack, onLeave }: LeaveModalProps) => (
  <ModalTransition>
    <Modal onClose={onBack}>
      <ModalHeader>
        <ModalTitle>{say('leave.title')}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Text>{say('leave.help')}</Text>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onLeave}>
          {say('leave.go')}
        </Button>
        <Button appearance="primary" onClick={onBack}>
          {say('leave.back')}
        </Button>
      </ModalFooter>
    </Modal>
  </ModalTransition>
);
