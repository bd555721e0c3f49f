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
  Select,
  Stack,
  Text,
} from '@forge/react';
import type { RotatedTokenView, TokenDetailView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { rotateStep, type RotateStep } from '../../shared/rotation/may-rotate';
import { say } from '../say';

interface RotateButtonProps {
  readonly api: ProjectApi;
  readonly detail: TokenDetailView;
  /** The new token, which is shown this once. */
  readonly onRotated: (rotated: RotatedTokenView) => void;
}

const OVERLAPS = [0, 1, 24, 72, 168] as const;
type Overlap = (typeof OVERLAPS)[number];
const optionOf = (hours: Overlap) => ({ value: hours, label: say(`rotate.overlap-${hours}`) });

/** Replaces a token by a successor, asked about first. Nothing where there is nothing to rotate. */
export const RotateButton = ({ api, detail, onRotated }: RotateButtonProps) => {
  const { token, linked } = detail;
  const step = rotateStep(token, linked);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [overlap, setOverlap] = useState<Overlap>(24);
  const rotate = async () => {
    setBusy(true);
    const reply = await api.rotateToken({ locator: token.locator, overlapHours: overlap });
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    setAsked(false);
    onRotated(reply.value);
  };
  if (step === undefined) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>{say(`rotate.ask-${step}`)}</Button>
      <ModalTransition>
        {isAsked && (
          <Modal onClose={() => setAsked(false)}>
            <ModalHeader>
              <ModalTitle>{say(`rotate.title-${step}`, { name: token.name })}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.200">
                {failure && <FailureMessage title={say('rotate.failed')} failure={failure} />}
                <Text>{say(`rotate.means-${step}`)}</Text>
                <OverlapField step={step} overlap={overlap} onChange={setOverlap} />
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" isDisabled={isBusy} onClick={() => setAsked(false)}>
                {say('rotate.cancel')}
              </Button>
              <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void rotate()}>
                {say('rotate.do')}
              </LoadingButton>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
};

interface OverlapFieldProps {
  readonly step: RotateStep;
  readonly overlap: Overlap;
  readonly onChange: (overlap: Overlap) => void;
}

/** Chosen once: a second rotation leaves the retirement where it is. */
const OverlapField = ({ step, overlap, onChange }: OverlapFieldProps) =>
  step === 'again' ? null : (
    <Stack>
      <Label labelFor="rotate-overlap">{say('rotate.overlap')}</Label>
      <Select
        inputId="rotate-overlap"
        options={OVERLAPS.map(optionOf)}
        value={optionOf(overlap)}
        onChange={(option: ReturnType<typeof optionOf>) => onChange(option.value)}
      />
    </Stack>
  );
