import { useEffect, useState } from 'react';
import type { ProjectRuleDeskView, ProjectRulesView, Reply } from '../../../src/console/contract';
import type { ProjectApi } from '../../api';
import { LOADING, loadedOf, type Failure, type Loaded } from '../../shared/loaded';

export interface ProjectRuleDesk {
  /** As saved. */
  readonly saved: Loaded<ProjectRuleDeskView>;
  /** As drafted; undefined while nothing is loaded. */
  readonly rules: ProjectRulesView | undefined;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly outcome: 'saved' | Failure | undefined;
  /** Somebody else's rules, which were saved meanwhile. */
  readonly newer: ProjectRuleDeskView | undefined;
  readonly edit: (change: Partial<ProjectRulesView>) => void;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  readonly reload: () => Promise<void>;
  /** Shows theirs, and forgets mine. */
  readonly takeTheirs: () => void;
  /** Saves mine over theirs. */
  readonly keepMine: () => Promise<void>;
}

/** The project's rules as saved, a draft over them, and what became of saving it. */
export function useProjectRule(api: ProjectApi, onSaved: () => void): ProjectRuleDesk {
  const [saved, setSaved] = useState<Loaded<ProjectRuleDeskView>>(LOADING);
  const [draft, setDraft] = useState<Partial<ProjectRulesView>>({});
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<ProjectRuleDesk['outcome']>();
  const [newer, setNewer] = useState<ProjectRuleDeskView>();

  const reload = async () => {
    setSaved(LOADING);
    setSaved(loadedOf(await api.readProjectRule()));
  };
  useEffect(() => void reload(), [api]);

  const settle = (reply: Reply<ProjectRuleDeskView>) => {
    setSaving(false);
    setNewer(reply.ok || !('refusal' in reply) ? undefined : reply.refusal.newerRule);
    setOutcome(reply.ok ? 'saved' : reply);
    if (!reply.ok) return;
    setSaved(loadedOf(reply));
    setDraft({});
    onSaved();
  };
  const before = saved.state === 'loaded' ? saved.value : undefined;
  const rules = before && { ...before.rules, ...draft };
  const saveAt = async (revision: number) => {
    if (!rules) return;
    setSaving(true);
    settle(await api.changeProjectRule({ revision, rules }));
  };
  return {
    saved,
    rules,
    isDirty: before !== undefined && JSON.stringify(rules) !== JSON.stringify(before.rules),
    isSaving,
    outcome,
    newer,
    edit: (change) => {
      setOutcome(undefined);
      setDraft((now) => ({ ...now, ...change }));
    },
    save: () => saveAt(before?.revision ?? 0),
    discard: () => {
      setDraft({});
      setOutcome(undefined);
    },
    reload,
    takeTheirs: () => {
      if (newer) setSaved({ state: 'loaded', value: newer });
      setDraft({});
      setNewer(undefined);
      setOutcome(undefined);
    },
    keepMine: () => saveAt(newer?.revision ?? 0),
  };
}
