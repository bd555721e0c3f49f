import React, { useState } from 'react';
import { Button, Modal, ModalHeader, ModalTitle, ModalTransition } from '@forge/react';
import type { AdminApi } from '../../api';
import { ChoiceField } from '../fields';
import { say } from '../say';
import { FOR_WHOM, type ForWhom } from './draft';
import { ManyForm } from './many-form';
import { OneForm } from './one-form';

interface OrderForOthersProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
}

/** The button, and the dialog behind it. */
export const OrderForOthers = ({ api, scopes }: OrderForOthersProps) => {
  const [isOpen, setOpen] = useState(false);
  const [forWhom, setForWhom] = useState<ForWhom>('person');
  const close = () => setOpen(false);
  const choice = (
    <ChoiceField
      id="others-for"
      label={say('others.for')}
      choices={FOR_WHOM.map((value) => ({ value, label: say(`others.for-${value}`) }))}
      value={forWhom}
      isClearable={false}
      onChange={(next) => next && setForWhom(next)}
    />
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('others.open')}</Button>
      {isOpen && (
        <ModalTransition>
          <Modal width="large" onClose={close}>
            <ModalHeader>
              <ModalTitle>{say('others.title')}</ModalTitle>
            </ModalHeader>
            {forWhom === 'many' ? (
              <ManyForm api={api} scopes={scopes} onClose={close}>
                {choice}
              </ManyForm>
            ) : (
              <OneForm key={forWhom} api={api} scopes={scopes} isBot={forWhom === 'bot'} onClose={close}>
                {choice}
              </OneForm>
            )}
          </Modal>
        </ModalTransition>
      )}
    </>
  );
};
