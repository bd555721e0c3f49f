import React from 'react';
import { Button } from '@forge/react';
import type { TokenRowView } from '../../../src/console/contract';
import { say } from '../token-detail/say';
import { pauseStep, type PausePart } from './may-pause';

interface PauseButtonProps {
  readonly token: TokenRowView;
  readonly part: PausePart;
  readonly isCompact?: boolean;
  readonly onAsk: (token: TokenRowView) => void;
}

/** Nothing where there is nothing to do. A plain function of its props: it may stand in a table's cell. */
export const PauseButton = ({ token, part, isCompact = false, onAsk }: PauseButtonProps) => {
  const step = pauseStep(token, part);
  if (step === undefined) return null;
  return (
    <Button spacing={isCompact ? 'compact' : 'default'} onClick={() => onAsk(token)}>
      {say(`pausing-start.${step}`)}
    </Button>
  );
};
