import React, { useState } from 'react';
import { ModalTransition, Text } from '@forge/react';
import type { FreezeView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { AskModal } from '../../shared/ask-modal';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { say } from '../say';
import { freezeDraft, freezingOf, type FreezeDraft } from './freeze-draft';
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
  const freezing = freezingOf(draft, Date.now());
  const freeze = async () => {
    if (!freezing) return;
    setBusy(true);
    const reply = await api.addFreeze(freezing);
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    tell('frozen', say('freeze.done'), say('freeze.done-means'));
    onFrozen(reply.value);
  };
  return (
    <ModalTransition>
      <AskModal
        title={say(locator === undefined ? 'freeze.dialog' : 'freeze.dialog-token')}
        keep={say('freeze.cancel')}
        act={say('freeze.do')}
        appearance="danger"
        isBusy={isBusy}
        isDisabled={!freezing}
        onAct={() => void freeze()}
        onClose={onClose}
      >
        {failure && <FailureMessage title={say('freeze.failed')} failure={failure} />}
        <Text>{say('freeze.means')}</Text>
        <FreezeFields
          api={api}
          draft={draft}
          isOfOneToken={locator !== undefined}
          edit={(change) => setDraft((now) => ({ ...now, ...change }))}
        />
      </AskModal>
    </ModalTransition>
  );
};
