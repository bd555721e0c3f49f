/** What the admin sees first. */
import type { TokenRowView } from './token-views';

/** How many living tokens there are, and of which kinds. */
export interface TokenCounts {
  readonly active: number;
  readonly paused: number;
  readonly owners: number;
  readonly siteWide: number;
  /** May do more than read. */
  readonly mayChange: number;
  readonly mayDelete: number;
  /** End within 14 days. */
  readonly expiring: number;
  /** Owners who were deactivated or deleted when the app last looked. */
  readonly ownersLeft: number;
}

export interface TrafficView {
  /** Start of the hour or day, ISO, oldest first; without gaps. */
  readonly at: string;
  readonly calls: number;
  readonly denied: number;
}

/** Up to five tokens, the worst first, and whether there are more. */
export interface AttentionView {
  readonly tokens: readonly TokenRowView[];
  readonly more: boolean;
}

export interface OverviewView {
  readonly tokensOn: boolean;
  /** Absent: the first census of a large site is still running. */
  readonly counts?: TokenCounts;
  /** When the counts were taken: now on a small site, at the last sweep's census on a large one. */
  readonly countedAt?: string;
  /** So many owners seem to have left at once that the sweep leaves their tokens alone, although the policy would end them. */
  readonly leaversHeld?: true;
  /** The last 24 hours. Absent: storage did not answer. */
  readonly hours?: readonly TrafficView[];
  /** The last 14 UTC days. */
  readonly days?: readonly TrafficView[];
  readonly attention: {
    readonly expiring: AttentionView;
    readonly unused: AttentionView;
    readonly ownerLeft: AttentionView;
    readonly denied: AttentionView;
    /** Retired tokens whose secret was used long after, noticed last first. */
    readonly reused: AttentionView;
  };
}
