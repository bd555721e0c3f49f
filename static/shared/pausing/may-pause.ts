import type { TokenRowView } from '../../../src/console/contract';

export type PausePart = 'owner' | 'admin';

/** What a person in this part may do about a token's pause; undefined: nothing. The server judges it again. */
export function pauseStep(
  { state, pause }: Pick<TokenRowView, 'state' | 'pause'>,
  part: PausePart,
): 'pause' | 'resume' | undefined {
  if (state === 'active') return 'pause';
  if (state !== 'paused') return undefined;
  // Nobody accepts a token in its new owner's place.
  if (pause?.as === 'app' && pause.because === 'handed-over') return part === 'owner' ? 'resume' : undefined;
  return part === 'admin' || pause?.as === 'owner' ? 'resume' : undefined;
}
