import React, { type ReactNode } from 'react';
import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
} from '@forge/react';

interface AskModalProps {
  readonly title: string;
  /** The button that leaves everything as it is. */
  readonly keep: string;
  /** The button that does it. */
  readonly act: string;
  readonly appearance: 'primary' | 'danger';
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks once more before something is done. To stand in a ModalTransition, and to be mounted while it is to be seen. */
export const AskModal = (props: AskModalProps) => (
  <Modal onClose={props.onClose}>
    <ModalHeader>
      <ModalTitle>{props.title}</ModalTitle>
    </ModalHeader>
    <ModalBody>
      <Stack space="space.200">{props.children}</Stack>
    </ModalBody>
    <ModalFooter>
      <Button appearance="subtle" isDisabled={props.isBusy} onClick={props.onClose}>
        {props.keep}
      </Button>
      <LoadingButton
        appearance={props.appearance}
        isLoading={props.isBusy}
        isDisabled={props.isDisabled ?? false}
        onClick={props.onAct}
      >
        {props.act}
      </LoadingButton>
    </ModalFooter>
  </Modal>
);
