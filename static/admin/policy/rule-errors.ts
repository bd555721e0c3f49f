/** The problems of a failed save, at their rules. Pure. */
import { problemsWords } from '../../shared/failure-words';
import type { SaveOutcome } from './use-policy';

/** Rule path, `lifetimeDaysMax.write` → what is wrong there or below it. */
export type ErrorsAt = (path: string) => readonly string[];

export function errorsAt(outcome: SaveOutcome | undefined): ErrorsAt {
  if (outcome?.kind !== 'failed' || !('problems' in outcome.failure)) return () => [];
  const { problems } = outcome.failure;
  return (path) => {
    const full = `rules.${path}`;
    return problemsWords(problems.filter((each) => each.path === full || each.path.startsWith(`${full}.`)));
  };
}
