import { useCallback, useEffect, useRef, useState } from 'react';
import type { RulesView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { NOTHING_YET, type PreviewSoFar } from './preview-figures';
import { walkPreview } from './walk-preview';

export type PreviewState =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly so: PreviewSoFar }
  | { readonly state: 'done'; readonly so: PreviewSoFar }
  | { readonly state: 'failed'; readonly so: PreviewSoFar; readonly failure: Failure };

export interface PreviewDesk {
  readonly preview: PreviewState;
  /** Resolves with what was seen. `longestMs`: no further page is asked for after that long. */
  readonly run: (rules: RulesView, longestMs?: number) => Promise<PreviewState>;
  readonly stop: () => void;
  /** Forgets what was seen: the draft has changed. */
  readonly clear: () => void;
}

const NONE: PreviewState = { state: 'none' };
const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** What a draft would hit. Only the last run is shown. */
export function usePreview(ask: AdminApi['previewPolicy']): PreviewDesk {
  const [preview, setPreview] = useState<PreviewState>(NONE);
  const run = useRef({ number: 0, isStopped: false });
  useEffect(() => () => void (run.current.isStopped = true), []);

  const start = useCallback(
    async (rules: RulesView, longestMs = Number.POSITIVE_INFINITY): Promise<PreviewState> => {
      run.current.isStopped = true;
      const mine = { number: run.current.number + 1, isStopped: false };
      run.current = mine;
      const show = (next: PreviewState) => run.current === mine && setPreview(next);
      const endAt = Date.now() + longestMs;
      let so: PreviewSoFar = NOTHING_YET;
      show({ state: 'running', so });
      const failure = await walkPreview({
        ask,
        rules,
        wait,
        isStopped: () => mine.isStopped || Date.now() >= endAt,
        onPage: (next) => {
          so = next;
          if (!mine.isStopped) show({ state: 'running', so });
        },
      });
      const outcome: PreviewState = failure ? { state: 'failed', so, failure } : { state: 'done', so };
      show(outcome);
      return outcome;
    },
    [ask],
  );

  return {
    preview,
    run: start,
    stop: useCallback(() => {
      run.current.isStopped = true;
      setPreview((now) => (now.state === 'running' ? { state: 'done', so: now.so } : now));
    }, []),
    clear: useCallback(() => {
      run.current = { number: run.current.number + 1, isStopped: true };
      setPreview(NONE);
    }, []),
  };
}
