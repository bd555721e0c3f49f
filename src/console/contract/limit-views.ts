/** What limits a token beside its powers, as the pages send and see it. */
import type { RateBudgetsView } from './policy-views';

export interface WorkingHoursView {
  /** IANA name. */
  readonly timeZone: string;
  readonly days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  /** `08:00`. */
  readonly from: string;
  /** Not later than `from`: on the next day. */
  readonly to: string;
}

export interface BudgetsView extends RateBudgetsView {
  /** In the token's whole life. */
  readonly uses?: number | undefined;
}

export interface LimitsView {
  readonly hours?: WorkingHoursView | undefined;
  /** Name of a header that every call must bear. */
  readonly header?: string;
  readonly ipRanges?: readonly string[] | undefined;
  readonly budgets?: BudgetsView | undefined;
}

export interface BudgetLeftView {
  readonly key: keyof BudgetsView;
  readonly limit: number;
  readonly remaining: number;
  /** Absent for `uses`. */
  readonly resetsInS?: number;
}

export interface LimitsOrder extends Omit<LimitsView, 'header'> {
  /** Without a value the app draws one. 16 to 200 printable characters. */
  readonly header?: { readonly name: string; readonly value?: string };
}
