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
import type { TokenDetailView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { isEnded } from '../../shared/token-detail/token-words';
import { say } from '../say';
import { PersonField } from './person-field';

interface HandOverButtonProps {
  readonly api: AdminApi;
  readonly detail: TokenDetailView;
  readonly onHandedOver: () => void;
}

/** Names who answers for a bot's token, and who backs them up. Nothing for a person's own token. */
export const HandOverButton = ({ api, detail: { token }, onHandedOver }: HandOverButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  const [ownerId, setOwner] = useState<string | undefined>(token.ownerId);
  const [backupId, setBackup] = useState<string | undefined>(token.service?.backupId);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (token.service === undefined || isEnded(token)) return null;
  const handOver = async () => {
    if (ownerId === undefined) return;
    setBusy(true);
    const reply = await api.handOverToken({ locator: token.locator, ownerId, backupId });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(false);
    tell(`handed-${token.locator}`, say('hand-over.done', { name: token.name }));
    onHandedOver();
  };
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say('hand-over.ask')}</Button>
      {isAsked && (
        <ModalTransition>
          <Modal onClose={() => setAsked(false)}>
            <ModalHeader>
              <ModalTitle>{say('hand-over.title', { name: token.name })}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.150" alignInline="stretch">
                {failure && <FailureMessage title={say('hand-over.failed')} failure={failure} />}
                <Text>{say('hand-over.means')}</Text>
                <PersonField
                  name="hand-over-owner"
                  label={say('others.owner-bot')}
                  help={say('others.owner-help')}
                  initial={ownerId}
                  onPerson={setOwner}
                />
                <PersonField
                  name="hand-over-backup"
                  label={say('others.backup')}
                  help={say('others.backup-help')}
                  initial={backupId}
                  onPerson={setBackup}
                />
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" isDisabled={isBusy} onClick={() => setAsked(false)}>
                {say('others.close')}
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
      )}
    </>
  );
};
