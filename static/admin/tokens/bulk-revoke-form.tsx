import React from 'react';
import { Label, Stack, Text, Textfield } from '@forge/react';
import type { RevocationReason } from '../../../src/console/contract';
import { NoteField } from '../../shared/token-detail/note-field';
import { say as sayToken } from '../../shared/token-detail/say';
import { ChoiceField } from '../fields';
import { say } from '../say';

const REASONS: readonly RevocationReason[] = [
  'not-needed',
  'unused',
  'owner-left',
  'leaked',
  'replaced',
  'other',
];

export interface BulkForm {
  readonly because: RevocationReason;
  readonly note: string;
  /** The number of tokens, typed by hand: nobody revokes many by a slip. */
  readonly typed: string;
}

export const EMPTY_FORM: BulkForm = { because: 'not-needed', note: '', typed: '' };
export const isConfirmed = ({ typed }: BulkForm, count: number): boolean => typed.trim() === String(count);

interface BulkRevokeFormProps {
  readonly count: number;
  readonly form: BulkForm;
  readonly onForm: (form: BulkForm) => void;
}

export const BulkRevokeForm = ({ count, form, onForm }: BulkRevokeFormProps) => (
  <Stack space="space.200" alignInline="stretch">
    <Text>{say('bulk.means', { count })}</Text>
    <ChoiceField
      id="bulk-because"
      label={say('bulk.because')}
      choices={REASONS.map((value) => ({ value, label: sayToken(`because.${value}`) }))}
      value={form.because}
      isClearable={false}
      onChange={(because) => onForm({ ...form, because: because ?? 'other' })}
    />
    <NoteField note={form.note} onChange={(note) => onForm({ ...form, note })} />
    <Stack>
      <Label labelFor="bulk-typed">{say('bulk.type', { count })}</Label>
      <Textfield
        id="bulk-typed"
        value={form.typed}
        onChange={({ target }) => onForm({ ...form, typed: String(target.value) })}
      />
    </Stack>
  </Stack>
);
