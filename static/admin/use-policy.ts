import { useCallback, useEffect, useState } from 'react';
import type { PolicyView, RulesView } from '../../src/console/contract';
import type { AdminApi } from '../api';
import { LOADING, loadedOf, type Failure, type Loaded } from '../shared/loaded';

/** What became of the last save. */
export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** Somebody else had saved first; their policy is shown now. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface PolicyDesk {
  readonly policy: Loaded<PolicyView>;
  /** Changes that are not saved yet. Empty: nothing to save. */
  readonly draft: Partial<RulesView>;
  readonly isSaving: boolean;
  readonly outcome: SaveOutcome | undefined;
  readonly edit: (change: Partial<RulesView>) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
  readonly reload: () => Promise<void>;
}

/** Today's policy with a draft over it, saved at the revision that was read. */
export function usePolicy(api: AdminApi): PolicyDesk {
  const [policy, setPolicy] = useState<Loaded<PolicyView>>(LOADING);
  const [draft, setDraft] = useState<Partial<RulesView>>({});
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome>();

  const show = useCallback((next: Loaded<PolicyView>) => {
    setPolicy(next);
    setDraft({});
  }, []);
  const reload = useCallback(async () => {
    show(LOADING);
    show(loadedOf(await api.readPolicy()));
  }, [api, show]);
  useEffect(() => void reload(), [reload]);

  const save = async () => {
    if (policy.state !== 'loaded' || isSaving) return;
    const { revision, rules } = policy.value;
    setSaving(true);
    const reply = await api.changePolicy({ revision, rules: { ...rules, ...draft } });
    setSaving(false);
    if (reply.ok) {
      show(loadedOf(reply));
      setOutcome({ kind: 'saved' });
    } else if ('refusal' in reply && reply.refusal.code === 'policy-stale') {
      const { newer } = reply.refusal;
      if (newer === undefined) await reload();
      else show({ state: 'loaded', value: newer });
      setOutcome({ kind: 'stale' });
    } else setOutcome({ kind: 'failed', failure: reply });
  };

  return {
    policy,
    draft,
    isSaving,
    outcome,
    edit: (change) => {
      setOutcome(undefined);
      setDraft((now) => withoutUnchanged({ ...now, ...change }, policy));
    },
    discard: () => setDraft({}),
    save,
    reload,
  };
}

/** A switch that was moved and moved back is no change. */
function withoutUnchanged(draft: Partial<RulesView>, policy: Loaded<PolicyView>): Partial<RulesView> {
  if (policy.state !== 'loaded') return draft;
  const today = new Map<string, unknown>(Object.entries(policy.value.rules));
  return Object.fromEntries(Object.entries(draft).filter(([rule, value]) => today.get(rule) !== value));
}
