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
import type { FreezeView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { say } from '../say';
import { freezeDraft, orderOf, type FreezeDraft } from './freeze-draft';
import { FreezeFields } from './freeze-fields';

interface FreezeDialogProps {
  readonly api: AdminApi;
  /** Of the token that it is to be about; absent: whatever is chosen. */
  readonly locator?: string;
  readonly onFrozen: (freeze: FreezeView) => void;
  readonly onClose: () => void;
}

/** Asks what to freeze, why and until when. To be mounted while it is to be seen. */
export const FreezeDialog = ({ api, locator, onFrozen, onClose }: FreezeDialogProps) => {
  const [draft, setDraft] = useState<FreezeDraft>(() => freezeDraft(locator));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const order = orderOf(draft, Date.now());
  const freeze = async () => {
    if (!order) return;
    setBusy(true);
    const reply = await api.addFreeze(order);
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell('frozen', say('freeze.done'), say('freeze.done-means'));
    onFrozen(reply.value);
  };
  return (
    <ModalTransition>
      <Modal onClose={onClose}>
        <ModalHeader>
          <ModalTitle>{say(locator === undefined ? 'freeze.dialog' : 'freeze.dialog-token')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Stack space="space.200">
            {failure && <FailureMessage title={say('freeze.failed')} failure={failure} />}
            <Text>{say('freeze.means')}</Text>
            <FreezeFields
              api={api}
              draft={draft}
              isOfOneToken={locator !== undefined}
              edit={(change) => setDraft((now) => ({ ...now, ...change }))}
            />
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" isDisabled={isBusy} onClick={onClose}>
            {say('freeze.cancel')}
          </Button>
          <LoadingButton
            appearance="danger"
            isLoading={isBusy}
            isDisabled={!order}
            onClick={() => void freeze()}
          >
            {say('freeze.do')}
          </LoadingButton>
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
