import { useCallback, useEffect, useState } from 'react';
import type { ExistingChoice, PolicyView, RulesView } from '../../../src/console/contract';
import type { AdminApi } from '../../api';
import { LOADING, loadedOf, type Failure, type Loaded } from '../../shared/loaded';
import { rebase, withoutUnchanged, type Draft } from './draft';

/** What became of the last save. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly existing: ExistingChoice }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Somebody else saved first: their policy, beside the rules that the draft was begun from. */
export interface Conflict {
  readonly base: RulesView;
  readonly newer: PolicyView;
}

export interface PolicyDesk {
  readonly policy: Loaded<PolicyView>;
  /** Changes that are not saved yet. Empty: nothing to save. */
  readonly draft: Draft;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly outcome: SaveOutcome | undefined;
  /** Nothing can be saved until the person has chosen. */
  readonly conflict: Conflict | undefined;
  readonly edit: (change: Draft) => void;
  readonly discard: () => void;
  /** Whether it was saved. A save that fails keeps the draft. */
  readonly save: (existing?: ExistingChoice) => Promise<boolean>;
  readonly reload: () => Promise<void>;
  readonly takeTheirs: () => void;
  /** The draft, made on their rules. */
  readonly keepMine: () => void;
}

/** Today's policy with a draft over it, saved at the revision that was read. */
export function usePolicy(api: AdminApi): PolicyDesk {
  const [policy, setPolicy] = useState<Loaded<PolicyView>>(LOADING);
  const [draft, setDraft] = useState<Draft>({});
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [conflict, setConflict] = useState<Conflict>();

  const show = useCallback((next: PolicyView, nextDraft: Draft) => {
    setPolicy({ state: 'loaded', value: next });
    setDraft(nextDraft);
    setConflict(undefined);
  }, []);
  const reload = useCallback(async () => {
    setPolicy(LOADING);
    setPolicy(loadedOf(await api.readPolicy()));
  }, [api]);
  useEffect(() => void reload(), [reload]);

  const save = async (existing: ExistingChoice = { kind: 'apply' }): Promise<boolean> => {
    if (policy.state !== 'loaded' || isSaving) return false;
    const { revision, rules } = policy.value;
    setSaving(true);
    const reply = await saveAt(api, { revision, rules: { ...rules, ...draft }, existing });
    setSaving(false);
    if ('newer' in reply) setConflict({ base: rules, newer: reply.newer });
    else if (reply.ok) {
      show(reply.value, {});
      setOutcome({ kind: 'saved', existing });
      return true;
    } else setOutcome({ kind: 'failed', failure: reply });
    return false;
  };

  return {
    policy,
    draft,
    isDirty: Object.keys(draft).length > 0,
    isSaving,
    outcome,
    conflict,
    edit: (change) => {
      setOutcome(undefined);
      setDraft((now) =>
        policy.state === 'loaded' ? withoutUnchanged({ ...now, ...change }, policy.value.rules) : now,
      );
    },
    discard: () => {
      setDraft({});
      setOutcome(undefined);
    },
    save,
    reload,
    takeTheirs: () => conflict && show(conflict.newer, {}),
    keepMine: () => conflict && show(conflict.newer, rebase(draft, conflict.base, conflict.newer.rules)),
  };
}

/** A stale save's reply does not always bring the newer policy along: it is then read. */
async function saveAt(api: AdminApi, change: Parameters<AdminApi['changePolicy']>[0]) {
  const reply = await api.changePolicy(change);
  if (reply.ok || !('refusal' in reply) || reply.refusal.code !== 'policy-stale') return reply;
  if (reply.refusal.newer) return { newer: reply.refusal.newer };
  const read = await api.readPolicy();
  return read.ok ? { newer: read.value } : reply;
}
