import React, { useState } from 'react';
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
import type { TokenDetailView, TokenRowView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { isEnded } from '../../shared/token-detail/token-words';
import { say as sayOrder } from '../../shared/orders/say';
import { say } from '../say';
import { PersonField } from '../../shared/others/person-field';

interface HandOverButtonProps {
  readonly api: AdminApi;
  readonly detail: TokenDetailView;
  readonly onHandedOver: () => void;
}

/** Names who answers for a bot's token, and who backs them up. Nothing for a person's own token. */
export const HandOverButton = ({ api, detail: { token }, onHandedOver }: HandOverButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  if (token.service === undefined || isEnded(token)) return null;
  const close = () => setAsked(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say('hand-over.ask')}</Button>
      {isAsked && <HandOverDialog api={api} token={token} onClose={close} onHandedOver={onHandedOver} />}
    </>
  );
};

interface HandOverDialogProps {
  readonly api: AdminApi;
  readonly token: TokenRowView;
  readonly onClose: () => void;
  readonly onHandedOver: () => void;
}

const HandOverDialog = ({ api, token, onClose, onHandedOver }: HandOverDialogProps) => {
  const { locator, name } = token;
  const [ownerId, setOwner] = useState<string | undefined>(token.ownerId);
  const [backupId, setBackup] = useState<string | undefined>(token.service?.backupId);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const handOver = async () => {
    if (ownerId === undefined) return;
    setBusy(true);
    const reply = await api.handOverToken({ locator, ownerId, backupId });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell(`handed-${locator}`, say('hand-over.done', { name }));
    onClose();
    onHandedOver();
  };
  return (
    <ModalTransition>
      <Modal onClose={onClose}>
        <ModalHeader>
          <ModalTitle>{say('hand-over.title', { name })}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.150" alignInline="stretch">
            {failure && <FailureMessage title={say('hand-over.failed')} failure={failure} />}
            <Text>{say('hand-over.means')}</Text>
            <People token={token} onOwner={setOwner} onBackup={setBackup} />
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
            {sayOrder('others.close')}
          </Button>
          <LoadingButton
            appearance="primary"
            isLoading={isBusy}
            isDisabled={ownerId === undefined}
            onClick={() => void handOver()}
          >
            {say('hand-over.do')}
          </LoadingButton>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};

interface PeopleProps {
  readonly token: TokenRowView;
  readonly onOwner: (accountId: string | undefined) => void;
  readonly onBackup: (accountId: string | undefined) => void;
}

const People = ({ token, onOwner, onBackup }: PeopleProps) => (
  <>
    <PersonField
      name="hand-over-owner"
      label={say('others.owner-bot')}
      help={sayOrder('others.owner-help')}
      initial={token.ownerId}
      onPerson={onOwner}
    />
    <PersonField
      name="hand-over-backup"
      label={say('others.backup')}
      help={say('others.backup-help')}
      initial={token.service?.backupId}
      onPerson={onBackup}
    />
  </>
);
