/** What the pages see of freezing. */

/** Changes only, or every call. */
export type FreezeWhatView = 'writes' | 'all';

export type FreezeOfView =
  | { readonly kind: 'site' }
  | { readonly kind: 'project'; readonly project: { readonly id: string; readonly key: string } }
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'token'; readonly locator: string };

export interface FreezeEntryView {
  readonly id: string;
  readonly of: FreezeOfView;
  readonly what: FreezeWhatView;
  /** The admin's words, for admins and for the owners of the tokens that it stops. */
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  /** Absent: until somebody thaws it. */
  readonly until?: string;
}

/** What holds now, oldest first. */
export interface FreezeView {
  readonly entries: readonly FreezeEntryView[];
}

export interface Freezing {
  readonly of:
    | { readonly kind: 'site' }
    | { readonly kind: 'project'; readonly projectId: string }
    | { readonly kind: 'person'; readonly accountId: string }
    | { readonly kind: 'token'; readonly locator: string };
  readonly what: FreezeWhatView;
  /** 1 to 200 characters. */
  readonly reason: string;
  /** ISO; in the future. */
  readonly until?: string;
}

export interface FreezeRef {
  readonly id: string;
}
