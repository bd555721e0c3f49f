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
} from '@forge/react';
import type { GatewayReplacedView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { say } from '../say';
import { useRead } from '../use-read';
import { REPLACE_DRAFT, replacementOf } from './replace-draft';
import { ReplaceForm } from './replace-form';
import { Replaced } from './replaced';

interface ReplaceDialogProps {
  readonly api: AdminApi;
  /** `isFrozen`: something was frozen with it. */
  readonly onClose: (isFrozen: boolean) => void;
}

/** The last resort: asks twice, and stays until the new address was read. To be mounted while it is to be seen. */
export const ReplaceDialog = ({ api, onClose }: ReplaceDialogProps) => {
  const read = useRead(api.readGateway);
  const [draft, setDraft] = useState(REPLACE_DRAFT);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<GatewayReplacedView>();
  const replacement =
    read.loaded.state === 'loaded' ? replacementOf(draft, read.loaded.value.addresses) : undefined;
  const replace = async () => {
    if (!replacement) return;
    setBusy(true);
    const reply = await api.replaceGateway(replacement);
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (reply.ok) setDone(reply.value);
  };
  const close = () => onClose(done?.freeze === 'added');
  return (
    <ModalTransition>
      <Modal onClose={close}>
        <ModalHeader>
          <ModalTitle>{say(done ? 'replace.done' : 'replace.dialog')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {done ? (
            <Replaced done={done} />
          ) : (
            <ReplaceForm
              read={read}
              draft={draft}
              failure={failure}
              edit={(change) => setDraft((now) => ({ ...now, ...change }))}
            />
          )}
        </ModalBody>
        <ModalFooter>
          <Button appearance={done ? 'primary' : 'subtle'} isDisabled={isBusy} onClick={close}>
            {say(done ? 'replace.close' : 'freeze.cancel')}
          </Button>
          {!done && (
            <LoadingButton
              appearance="danger"
              isLoading={isBusy}
              isDisabled={!replacement}
              onClick={() => void replace()}
            >
              {say('replace.do')}
            </LoadingButton>
          )}
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
