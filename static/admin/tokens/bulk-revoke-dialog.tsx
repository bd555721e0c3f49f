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
  ProgressBar,
  Stack,
} from '@forge/react';
import type { AdminApi } from '../../api';
import { say } from '../say';
import { BulkRevokeForm, EMPTY_FORM, isConfirmed } from './bulk-revoke-form';
import { BulkRevokeResult } from './bulk-revoke-result';
import { revokeBatches, type RevokedRow } from './revoke-batches';

interface BulkRevokeDialogProps {
  readonly api: AdminApi;
  /** Locator → name: the tokens to revoke. */
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: (isDone: boolean) => void;
}

type Step = 'ask' | 'running' | 'done';

/** Asks for a reason and for the number of tokens, typed; revokes; tells what became of each. */
export const BulkRevokeDialog = ({ api, names, onClose }: BulkRevokeDialogProps) => {
  const [form, setForm] = useState(EMPTY_FORM);
  const [step, setStep] = useState<Step>('ask');
  const [rows, setRows] = useState<readonly RevokedRow[]>([]);
  const count = names.size;

  const revoke = async () => {
    setStep('running');
    const note = form.note.trim();
    const because = { because: form.because, ...(note === '' ? {} : { note }) };
    await revokeBatches(api.revokeTokens, { locators: [...names.keys()], ...because }, setRows);
    setStep('done');
  };

  return (
    <ModalTransition>
      <Modal width="medium" onClose={() => step !== 'running' && onClose(step === 'done')}>
        <ModalHeader>
          {step === 'done' ? (
            <ModalTitle>{say('bulk.result')}</ModalTitle>
          ) : (
            <ModalTitle appearance="danger">{say('bulk.title', { count })}</ModalTitle>
          )}
        </ModalHeader>
        <ModalBody>
          {step === 'ask' ? (
            <BulkRevokeForm count={count} form={form} onForm={setForm} />
          ) : (
            <Stack space="space.150" alignInline="stretch">
              <ProgressBar ariaLabel={say('bulk.running')} value={rows.length / count} />
              <BulkRevokeResult rows={rows} names={names} count={count} />
            </Stack>
          )}
        </ModalBody>
        <ModalFooter>
          {step !== 'done' && (
            <Button appearance="subtle" isDisabled={step === 'running'} onClick={() => onClose(false)}>
              {say('bulk.keep')}
            </Button>
          )}
          {step === 'done' ? (
            <Button appearance="primary" onClick={() => onClose(true)}>
              {say('close')}
            </Button>
          ) : (
            <LoadingButton
              appearance="danger"
              isLoading={step === 'running'}
              isDisabled={!isConfirmed(form, count)}
              onClick={() => void revoke()}
            >
              {say('bulk.do', { count })}
            </LoadingButton>
          )}
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
