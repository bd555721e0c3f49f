import React, { useState } from 'react';
import {
  Button,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  ProgressBar,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import type { RevocationReason } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { NoteField } from '../../shared/token-detail/note-field';
import { say as sayToken } from '../../shared/token-detail/say';
import { ChoiceField } from '../fields';
import { say } from '../say';
import { BulkRevokeResult } from './bulk-revoke-result';
import { revokeBatches, type RevokedRow } from './revoke-batches';

const REASONS: readonly RevocationReason[] = [
  'not-needed',
  'unused',
  'owner-left',
  'leaked',
  'replaced',
  'other',
];

interface BulkRevokeDialogProps {
  readonly api: AdminApi;
  /** Locator → name: the tokens to revoke. */
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: (isDone: boolean) => void;
}

type Step = 'ask' | 'running' | 'done';

/** Asks for a reason and for the number of tokens, typed; revokes; tells what became of each. */
export const BulkRevokeDialog = ({ api, names, onClose }: BulkRevokeDialogProps) => {
  const [because, setBecause] = useState<RevocationReason>('not-needed');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const [step, setStep] = useState<Step>('ask');
  const [rows, setRows] = useState<readonly RevokedRow[]>([]);
  const count = names.size;

  const revoke = async () => {
    setStep('running');
    const words = note.trim();
    await revokeBatches(
      api.revokeTokens,
      { locators: [...names.keys()], because, ...(words === '' ? {} : { note: words }) },
      setRows,
    );
    setStep('done');
  };

  return (
    <ModalTransition>
      <Modal width="medium" onClose={() => step !== 'running' && onClose(step === 'done')}>
        <ModalHeader>
          <ModalTitle appearance="danger">{say('bulk.title', { count })}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {step === 'ask' ? (
            <Stack space="space.200" alignInline="stretch">
              <Text>{say('bulk.means', { count })}</Text>
              <ChoiceField
                id="bulk-because"
                label={say('bulk.because')}
                choices={REASONS.map((value) => ({ value, label: sayToken(`because.${value}`) }))}
                value={because}
                isClearable={false}
                onChange={(reason) => setBecause(reason ?? 'other')}
              />
              <NoteField note={note} onChange={setNote} />
              <Stack>
                <Label labelFor="bulk-typed">{say('bulk.type', { count })}</Label>
                <Textfield
                  id="bulk-typed"
                  value={typed}
                  onChange={({ target }) => setTyped(String(target.value))}
                />
              </Stack>
            </Stack>
          ) : (
            <Stack space="space.150" alignInline="stretch">
              <ProgressBar ariaLabel={say('bulk.running')} value={rows.length / count} />
              <BulkRevokeResult rows={rows} names={names} count={count} />
            </Stack>
          )}
        </ModalBody>
        <ModalFooter>
          {step === 'done' ? (
            <Button appearance="primary" onClick={() => onClose(true)}>
              {say('close')}
            </Button>
          ) : (
            <>
              <Button appearance="subtle" isDisabled={step === 'running'} onClick={() => onClose(false)}>
                {say('bulk.keep')}
              </Button>
              <LoadingButton
                appearance="danger"
                isLoading={step === 'running'}
                isDisabled={typed.trim() !== String(count)}
                onClick={() => void revoke()}
              >
                {say('bulk.do', { count })}
              </LoadingButton>
            </>
          )}
        </ModalFooter>
      </Modal>
    </ModalTransition>
  );
};
