import { useEffect, useRef, useState } from 'react';
import type { AuditSearch } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { collectEvents, type Collected } from './collect-events';

export type ExportState =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly count: number }
  | { readonly state: 'done'; readonly collected: Collected };

/** Collects what the filters find. Closing forgets it. */
export function useExport(search: AdminApi['searchAudit']) {
  const [shown, setShown] = useState<ExportState>({ state: 'none' });
  const run = useRef({ isStopped: false });
  useEffect(() => () => void (run.current = { isStopped: true }), []);

  const begin = async (filters: AuditSearch) => {
    const mine = { isStopped: false };
    run.current = mine;
    setShown({ state: 'running', count: 0 });
    const collected = await collectEvents({
      search,
      filters,
      isStopped: () => mine.isStopped || run.current !== mine,
      onEvents: ({ length }) => run.current === mine && setShown({ state: 'running', count: length }),
    });
    if (run.current === mine) setShown({ state: 'done', collected });
  };
  return {
    shown,
    begin,
    stop: () => void (run.current.isStopped = true),
    close: () => {
      run.current = { isStopped: true };
      setShown({ state: 'none' });
    },
  };
}
