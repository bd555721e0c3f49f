import React, { useState } from 'react';
import { Button, Modal, ModalHeader, ModalTitle, ModalTransition } from '@forge/react';
import type { RulesView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Terms } from '../../shared/others/power-draft';
import { ChoiceField } from '../fields';
import { say } from '../say';
import { FOR_WHOM, type ForWhom } from './draft';
import { ManyForm } from './many-form';
import { OneForm } from './one-form';

interface OrderForOthersProps {
  readonly api: AdminApi;
  readonly scopes: readonly string[];
  /** Today's; absent: not known yet. */
  readonly rules: RulesView | undefined;
}

/** While the policy is not known nothing is offered that it may not allow. */
const termsOf = (rules: RulesView | undefined): Terms => ({
  addressKnown: rules?.trustClientAddress ?? false,
  budgets: rules?.budgets ?? null,
  selfRotation: rules?.selfRotation ?? false,
  siteWide: rules?.siteWideTokens ?? false,
});

/** The button, and the dialog behind it. */
export const OrderForOthers = ({ api, scopes, rules }: OrderForOthersProps) => {
  const terms = termsOf(rules);
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
              <ManyForm {...{ api, scopes, terms }} onClose={close}>
                {choice}
              </ManyForm>
            ) : (
              <OneForm key={forWhom} {...{ api, scopes, terms }} isBot={forWhom === 'bot'} onClose={close}>
                {choice}
              </OneForm>
            )}
          </Modal>
        </ModalTransition>
      )}
    </>
  );
};
