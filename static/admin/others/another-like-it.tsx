import React, { useState } from 'react';
import { Button, Modal, ModalHeader, ModalTitle, ModalTransition } from '@forge/react';
import type { RulesView, TokenRowView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { say } from '../say';
import { OneForm } from './one-form';
import { termsOf } from './order-for-others';

export interface AnotherLikeItProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  /** Today's; absent: not known yet. */
  readonly rules: RulesView | undefined;
}

/** Orders another token with the same powers and limits, for the same owner and backup or for others. None that administers tokens. */
export const AnotherLikeIt = ({
  token,
  rules,
  ...props
}: AnotherLikeItProps & { readonly token: TokenRowView }) => {
  const [isOpen, setOpen] = useState(false);
  if (token.admin !== undefined) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('others.another')}</Button>
      {isOpen && (
        <ModalTransition>
          <Modal width="large" onClose={close}>
            <ModalHeader>
              <ModalTitle>{say('others.another-title', { name: token.name })}</ModalTitle>
            </ModalHeader>
            <OneForm
              {...props}
              terms={termsOf(rules)}
              isBot={token.service !== undefined}
              like={token}
              onClose={close}
            />
          </Modal>
        </ModalTransition>
      )}
    </>
  );
};
