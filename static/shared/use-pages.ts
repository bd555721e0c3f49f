import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../../src/console/contract';
import { LOADING, type Loaded } from './loaded';
import { cursorOf, findPage, FIRST_PAGE, withNext, withoutLast, type Page, type Trail } from './pages';

export interface Pages<Item> {
  readonly page: Loaded<Page<Item>>;
  readonly isBusy: boolean;
  /** Parts of the list that held nothing, of the page that is being looked for. */
  readonly emptyParts: number;
  /** From 1. */
  readonly number: number;
  readonly next: (() => void) | undefined;
  readonly previous: (() => void) | undefined;
  readonly reload: () => void;
}

/** A list in pages. A new `ask` (keep it with useCallback) begins at the first page. */
export function usePages<Item>(ask: (cursor: string | undefined) => Promise<Reply<Page<Item>>>): Pages<Item> {
  const [page, setPage] = useState<Loaded<Page<Item>>>(LOADING);
  const [isBusy, setBusy] = useState(true);
  const [emptyParts, setEmptyParts] = useState(0);
  const [trail, setTrail] = useState<Trail>(FIRST_PAGE);
  const run = useRef(0);

  const load = useCallback(
    async (to: Trail) => {
      const mine = (run.current += 1);
      const isLast = () => run.current === mine;
      setTrail(to);
      setBusy(true);
      setEmptyParts(0);
      const outcome = await findPage(ask, cursorOf(to), (parts) => isLast() && setEmptyParts(parts));
      if (!isLast()) return;
      setBusy(false);
      setPage(
        'page' in outcome
          ? { state: 'loaded', value: outcome.page }
          : { state: 'failed', failure: outcome.failure },
      );
    },
    [ask],
  );
  useEffect(() => {
    setPage(LOADING);
    void load(FIRST_PAGE);
    return () => void (run.current += 1);
  }, [load]);

  const cursor = page.state === 'loaded' ? page.value.cursor : undefined;
  return {
    page,
    isBusy,
    emptyParts,
    number: trail.length,
    next: cursor === undefined ? undefined : () => void load(withNext(trail, cursor)),
    previous: trail.length === 1 ? undefined : () => void load(withoutLast(trail)),
    reload: () => void load(trail),
  };
}
