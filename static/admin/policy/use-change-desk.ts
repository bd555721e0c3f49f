import { useRef, useState } from 'react';
import type { RulesView } from '../../../src/console/contract';
import { tell, type AdminApi } from '../../api';
import { say } from '../say';
import { hidesHits, mayNarrow } from './draft';
import { ruleEffects, type RuleEffect } from './effect-words';
import { APPLY, choiceOf, existingOffer, type ExistingDraft, type ExistingOffer } from './existing-choice';
import type { PolicyDesk } from './use-policy';
import { isHarmless, seesNoToken } from './preview-verdict';
import { flagWords } from './saved-words';
import { usePreview, type PreviewState } from './use-preview';

/** A save waits no longer than this for its preview. */
const LOOK_MS = 10_000;

export type Dialog = 'look' | 'save';

export interface ChangeDesk {
  /** The preview's dialog, and what it is for. */
  readonly dialog: Dialog | undefined;
  readonly preview: PreviewState;
  /** What each changed rule means to living tokens, as far as they were looked at. */
  readonly effects: readonly RuleEffect[];
  readonly existing: ExistingDraft;
  readonly offer: ExistingOffer;
  readonly editExisting: (draft: ExistingDraft) => void;
  /** A choice without its day cannot be saved. */
  readonly mayConfirm: boolean;
  /** Changes that are kept from older tokens today. */
  readonly keptToday: number;
  /** The draft may hit tokens in a way that no preview can see. */
  readonly hidesHits: boolean;
  /** All living tokens were looked at, and none is hit. */
  readonly isHarmless: boolean;
  readonly look: () => void;
  readonly stop: () => void;
  readonly close: () => void;
  /**
   * Saves at once what can take nothing from a living token, or where there is none. Else asks what is to become of them, with the figures,
   * however far it could look and whatever it found.
   */
  readonly requestSave: () => Promise<void>;
  readonly confirmSave: () => Promise<void>;
}

/** From a draft to a saved policy. */
export function useChangeDesk(api: AdminApi, desk: PolicyDesk): ChangeDesk {
  const [dialog, setDialog] = useState<Dialog>();
  const asked = useRef(0);
  const { preview, run, stop, clear } = usePreview(api.previewPolicy);
  const [existing, setExisting] = useState<ExistingDraft>(APPLY);
  const rules = rulesOf(desk);
  const keptToday = keptIn(desk);
  const hides = rules !== undefined && hidesHits(rules.saved, rules.drafted);

  const close = () => {
    asked.current += 1;
    setDialog(undefined);
    setExisting(APPLY);
    clear();
  };
  const save = async () => {
    const choice = choiceOf(existing, Date.now());
    if (!choice) return;
    const isSaved = await desk.save(choice);
    close();
    if (isSaved) tell('policy-saved', say('saved.title'), flagWords(choice));
  };
  return {
    dialog,
    preview,
    effects:
      rules === undefined || preview.state === 'none'
        ? []
        : ruleEffects(rules.saved, rules.drafted, preview.so),
    existing,
    offer: rules === undefined ? NO_OFFER : existingOffer(rules.saved, rules.drafted, keptToday),
    editExisting: setExisting,
    mayConfirm: choiceOf(existing, Date.now()) !== undefined,
    keptToday,
    hidesHits: hides,
    isHarmless: !hides && isHarmless(preview),
    stop,
    close,
    look: () => {
      if (!rules) return;
      setDialog('look');
      void run(rules.drafted);
    },
    requestSave: async () => {
      if (!rules) return;
      if (keptToday === 0 && !mayNarrow(rules.saved, rules.drafted)) return save();
      const mine = (asked.current += 1);
      setDialog('save');
      const seen = await run(rules.drafted, LOOK_MS);
      if (asked.current === mine && seesNoToken(seen)) await save();
    },
    confirmSave: save,
  };
}

const NO_OFFER: ExistingOffer = { kinds: ['apply'], atOnce: [] };

const keptIn = ({ policy }: PolicyDesk): number =>
  policy.state === 'loaded'
    ? (policy.value.transitions ?? []).filter(({ kind }) => kind === 'keep').length
    : 0;

function rulesOf({ policy, draft }: PolicyDesk): { saved: RulesView; drafted: RulesView } | undefined {
  if (policy.state !== 'loaded') return undefined;
  const { rules: saved } = policy.value;
  return { saved, drafted: { ...saved, ...draft } };
}
