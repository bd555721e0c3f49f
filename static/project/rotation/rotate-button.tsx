import React, { useState } from 'react';
import { Button, ModalTransition, Text } from '@forge/react';
import type { RotatedTokenView, TokenDetailView } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { AskModal } from '../../shared/ask-modal';
import { FailureMessage } from '../../shared/failure-message';
import type { Failure } from '../../shared/loaded';
import { OneOfField } from '../../shared/one-of-field';
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
          <AskModal
            title={say(`rotate.title-${step}`, { name: token.name })}
            keep={say('rotate.cancel')}
            act={say('rotate.do')}
            appearance="primary"
            isBusy={isBusy}
            onAct={() => void rotate()}
            onClose={() => setAsked(false)}
          >
            {failure && <FailureMessage title={say('rotate.failed')} failure={failure} />}
            <Text>{say(`rotate.means-${step}`)}</Text>
            <OverlapField step={step} overlap={overlap} onChange={setOverlap} />
          </AskModal>
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
    <OneOfField
      id="rotate-overlap"
      label={say('rotate.overlap')}
      values={OVERLAPS}
      value={overlap}
      wordsOf={(hours) => say(`rotate.overlap-${hours}`)}
      onChange={onChange}
    />
  );
