import React, { useState } from 'react';
import { Button, ModalTransition, Text } from '@forge/react';
import type { Reply, TokenRef, TokenRowView, TokenView } from '../../../src/console/contract';
import { tell } from '../../api';
import { AskModal } from '../ask-modal';
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
          <AskModal
            title={say('retire.title', { name: token.name })}
            keep={say('pause.cancel')}
            act={say('retire.do')}
            appearance="primary"
            isBusy={isBusy}
            onAct={() => void retire()}
            onClose={() => setAsked(false)}
          >
            {failure && <FailureMessage title={say('retire.failed')} failure={failure} />}
            <Text>{say('retire.means', { when: bothWords(token.retiresAt ?? token.endsAt) })}</Text>
          </AskModal>
        )}
      </ModalTransition>
    </>
  );
};
