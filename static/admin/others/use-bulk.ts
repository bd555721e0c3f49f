import { useEffect, useRef, useState } from 'react';
import type { BulkReportView, BulkView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';

export interface BulkDesk {
  readonly bulk: BulkView;
  readonly failure: Failure | undefined;
  /** Goes on after a failure. */
  readonly goOn: () => void;
  readonly cancel: () => void;
  /** Once it is over. */
  readonly report: BulkReportView | undefined;
}

/** Works a bulk off as long as the page shows it; another visit, or the app's schedule, goes on from there. */
export function useBulk(api: AdminApi, begun: BulkView): BulkDesk {
  const [bulk, setBulk] = useState(begun);
  const [failure, setFailure] = useState<Failure>();
  const [report, setReport] = useState<BulkReportView>();
  const [tries, setTries] = useState(0);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  const { id, state, done } = bulk;
  useEffect(() => {
    const go = async () => {
      const reply = state === 'running' ? await api.stepBulk({ id }) : await api.readBulk({ id });
      if (!isShown.current) return;
      setFailure(reply.ok ? undefined : reply);
      if (!reply.ok) return;
      if ('rows' in reply.value && Array.isArray(reply.value.rows)) setReport(reply.value as BulkReportView);
      else setBulk(reply.value as BulkView);
    };
    void go();
  }, [api, id, state, done, tries]);

  const cancel = async () => {
    const reply = await api.cancelBulk({ id });
    setFailure(reply.ok ? undefined : reply);
    if (reply.ok) setBulk(reply.value);
  };
  return { bulk, failure, report, goOn: () => setTries((now) => now + 1), cancel: () => void cancel() };
}
