import React from 'react';
import { HelperMessage, Label, Stack, TextArea } from '@forge/react';
import { say } from './say';

interface NoteFieldProps {
  readonly note: string;
  readonly onChange: (note: string) => void;
}

const NOTE_MAX = 200;

export const NoteField = ({ note, onChange }: NoteFieldProps) => (
  <Stack>
    <Label labelFor="revoke-note">{say('revoke.note')}</Label>
    <TextArea
      id="revoke-note"
      value={note}
      maxLength={NOTE_MAX}
      minimumRows={2}
      onChange={({ target }) => onChange(String(target.value))}
    />
    <HelperMessage>{say('revoke.note-help', { left: NOTE_MAX - note.length })}</HelperMessage>
  </Stack>
);
