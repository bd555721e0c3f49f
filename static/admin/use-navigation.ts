import { useState } from 'react';
import { NO_FILTERS, type AuditForm } from './audit/filters';
import type { TabKey } from './tabs';
import type { Looking } from './tokens/search';

export interface Navigation {
  readonly tab: TabKey;
  /** The policy's tab was just left with something unsaved: was that meant? */
  readonly isAsked: boolean;
  readonly looking: Looking;
  /** Locator of the token that is shown in the list's place. */
  readonly opened: string | undefined;
  readonly auditForm: AuditForm;
  readonly go: (tab: TabKey) => void;
  readonly stay: () => void;
  /** It was meant. */
  readonly leave: () => void;
  readonly showTokens: (looking: Looking) => void;
  readonly openToken: (locator: string) => void;
  readonly closeToken: () => void;
  readonly showAudit: (form: AuditForm) => void;
}

/**
 * Which tab is shown, and what each was left at. With `isGuarded` the policy's tab is not left without a question. The tab changes
 * first, for the product changes it before the app hears of it; whoever stays is brought back.
 */
export function useNavigation(isGuarded: boolean): Navigation {
  const [tab, setTab] = useState<TabKey>('overview');
  const [isAsked, setAsked] = useState(false);
  const [looking, setLooking] = useState<Looking>({ list: 'all' });
  const [opened, setOpened] = useState<string>();
  const [auditForm, setAuditForm] = useState<AuditForm>(NO_FILTERS);
  const go = (next: TabKey) => {
    setAsked(tab === 'policy' && next !== tab && isGuarded);
    setTab(next);
  };
  return {
    tab,
    isAsked,
    looking,
    opened,
    auditForm,
    go,
    stay: () => {
      setTab('policy');
      setAsked(false);
    },
    leave: () => setAsked(false),
    showTokens: (next) => {
      setLooking(next);
      setOpened(undefined);
      go('tokens');
    },
    openToken: (locator) => {
      setOpened(locator);
      go('tokens');
    },
    closeToken: () => setOpened(undefined),
    showAudit: (form) => {
      setAuditForm(form);
      go('audit');
    },
  };
}
