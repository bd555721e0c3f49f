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
import type { Reply, TokenRef, TokenRowView, TokenView } from '../../../src/console/contract';
import { tell } from '../../api';
import { FailureMessage } from '../failure-message';
import type { Failure } from '../loaded';
import { say } from '../token-detail/say';
import { bothWords } from '../when';
import { isRetiring } from './may-rotate';

interface RetireButtonProps {
  readonly api: { readonly retireToken: (ref: TokenRef) => Promise<Reply<TokenView>> };
  readonly token: TokenRowView;
  readonly onChanged: (token: TokenView) => void;
}

/** Early finish of a token that is being replaced, asked about first. Nothing where there is nothing to finish. */
export const RetireButton = ({ api, token, onChanged }: RetireButtonProps) => {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const retire = async () => {
    setBusy(true);
    const reply = await api.retireToken({ locator: token.locator });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(false);
    tell(`retired-${token.locator}`, say('retire.done', { name: token.name }), say('retire.done-help'));
    onChanged(reply.value);
  };
  if (!isRetiring(token)) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say('retire.ask')}</Button>
      <ModalTransition>
        {isAsked && (
          <Modal onClose={() => setAsked(false)}>
            <ModalHeader>
              <ModalTitle>{say('retire.title', { name: token.name })}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.200">
                {failure && <FailureMessage title={say('retire.failed')} failure={failure} />}
                <Text>{say('retire.means', { when: bothWords(token.retiresAt ?? token.endsAt) })}</Text>
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" isDisabled={isBusy} onClick={() => setAsked(false)}>
                {say('pause.cancel')}
              </Button>
              <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void retire()}>
                {say('retire.do')}
              </LoadingButton>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
};
