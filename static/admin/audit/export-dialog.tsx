import React, { useMemo, useState } from 'react';
import {
  Button,
  Label,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  ProgressBar,
  Radio,
  Inline,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import { FailureMessage } from '../../shared/failure-message';
import { say } from '../say';
import { EVENTS_MAX, type Collected } from './collect-events';
import { fileOf, type FileForm } from './event-file';
import type { ExportState } from './use-export';

const FORMS: readonly FileForm[] = ['csv', 'json'];

interface ExportDialogProps {
  readonly shown: ExportState;
  readonly onStop: () => void;
  readonly onClose: () => void;
}

/** UI Kit has no download: the events are shown as text to copy. */
export const ExportDialog = ({ shown, onStop, onClose }: ExportDialogProps) => (
  <ModalTransition>
    {shown.state !== 'none' && (
      <Modal width="large" onClose={onClose}>
        <ModalHeader>
          <ModalTitle>{say('export.title')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {shown.state === 'running' ? (
            <Stack space="space.150" alignInline="stretch">
              <Text>{say('export.running', { count: shown.count, max: EVENTS_MAX })}</Text>
              <ProgressBar ariaLabel={say('export.title')} isIndeterminate />
            </Stack>
          ) : (
            <ExportText collected={shown.collected} />
          )}
        </ModalBody>
        <ModalFooter>
          {shown.state === 'running' && (
            <Button appearance="subtle" onClick={onStop}>
              {say('export.stop')}
            </Button>
          )}
          <Button appearance="primary" onClick={onClose}>
            {say('close')}
          </Button>
        </ModalFooter>
      </Modal>
    )}
  </ModalTransition>
);

const ExportText = ({ collected }: { readonly collected: Collected }) => {
  const [form, setForm] = useState<FileForm>('csv');
  const { events, isPart, failure } = collected;
  const text = useMemo(() => fileOf(form, events), [form, events]);
  return (
    <Stack space="space.150" alignInline="stretch">
      {failure && <FailureMessage title={say('export.failed')} failure={failure} />}
      <Text>{say(isPart ? 'export.part' : 'export.whole', { count: events.length })}</Text>
      <Inline space="space.200">
        {FORMS.map((each) => (
          <Radio
            key={each}
            name="export-form"
            value={each}
            label={say(`export.${each}`)}
            isChecked={form === each}
            onChange={() => setForm(each)}
          />
        ))}
      </Inline>
      <Stack>
        <Label labelFor="export-text">{say('export.copy')}</Label>
        <TextArea
          id="export-text"
          value={text}
          isReadOnly
          isMonospaced
          minimumRows={12}
          maxHeight="40vh"
          spellCheck={false}
        />
      </Stack>
    </Stack>
  );
};
