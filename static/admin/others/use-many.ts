import { useMemo, useState } from 'react';
import type { BulkView, Reply, RowJudgementsView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import type { Failure } from '../../shared/loaded';
import { emptyPowers, wishOf, type PowerDraft } from '../../shared/others/power-draft';
import { drawBulkId } from './draft';
import { parseList, type ListProblem } from './parse-list';

export const MODES = ['all', 'possible'] as const;
export type Mode = (typeof MODES)[number];

export interface ManyDesk {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Absent too while nothing is in the list. */
  readonly problem: ListProblem | undefined;
  readonly draft: PowerDraft;
  readonly edit: (change: Partial<PowerDraft>) => void;
  readonly mode: Mode;
  readonly setMode: (mode: Mode) => void;
  readonly judged: RowJudgementsView | undefined;
  readonly mayJudge: boolean;
  readonly mayStart: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly judge: () => void;
  readonly start: () => void;
}

/** The same for everybody on a list, from the paste to the start. What was judged is forgotten with every edit. */
export function useMany(api: AdminApi, onStarted: (bulk: BulkView) => void): ManyDesk {
  const [draft, setDraft] = useState<PowerDraft>(emptyPowers);
  const [text, setText] = useState('');
  const [mode, setMode] = useState<Mode>('all');
  const [judged, setJudged] = useState<RowJudgementsView>();
  /** One for the dialog's life: whatever is sent twice, one bulk comes of it. */
  const [id] = useState(() => drawBulkId((bytes) => crypto.getRandomValues(bytes)));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const { rows, problem } = useMemo(() => parseList(text), [text]);
  const wish = wishOf(draft, true);
  const payload =
    wish && !problem ? { justification: draft.justification.trim(), order: wish, rows } : undefined;

  const run = async <Value>(call: Promise<Reply<Value>>, then: (value: Value) => void) => {
    setBusy(true);
    const reply = await call;
    setBusy(false);
    setFailure(reply.ok ? undefined : reply);
    if (reply.ok) then(reply.value);
  };
  const faults = judged?.faults.length ?? 0;
  return {
    ...{ text, draft, mode, setMode, judged, isBusy, failure },
    problem: text.trim() === '' ? undefined : problem,
    setText: (next) => {
      setText(next);
      setJudged(undefined);
    },
    edit: (change) => {
      setDraft((now) => ({ ...now, ...change }));
      setJudged(undefined);
    },
    mayJudge: payload !== undefined,
    mayStart: judged !== undefined && (mode === 'all' ? faults === 0 : faults < judged.rows),
    judge: () => payload && void run(api.judgeBulk(payload), setJudged),
    start: () => payload && void run(api.startBulk({ ...payload, id, mode }), onStarted),
  };
}
