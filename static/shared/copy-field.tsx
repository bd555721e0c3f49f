import React from 'react';
import { HelperMessage, Label, Stack, TextArea, Textfield } from '@forge/react';
import { rowsFor } from './token-detail/rows-for';
import { say } from './token-detail/say';

interface CopyFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Wraps, as high as its text. */
  readonly isLong?: boolean;
  /** How to copy is said once where several fields stand together. */
  readonly showHow?: boolean;
}

/** Text to be copied by hand: UI Kit has no clipboard, but Ctrl+A in a field takes that field only. */
export const CopyField = ({ id, label, value, isLong = false, showHow = true }: CopyFieldProps) => (
  <Stack>
    <Label labelFor={id}>{label}</Label>
    {isLong ? (
      <TextArea
        id={id}
        value={value}
        isReadOnly
        isMonospaced
        minimumRows={rowsFor(value)}
        spellCheck={false}
      />
    ) : (
      <Textfield id={id} value={value} isReadOnly isMonospaced />
    )}
    {showHow && <HelperMessage>{say('copy.how')}</HelperMessage>}
  </Stack>
);
