/** What the pages see of the address that scripts call. */

export interface GatewayView {
  /** Every address that leads to the gateway. None: no script can call until one is made. */
  readonly addresses: readonly string[];
}

/** The last resort: every address dies and another is made. */
export interface GatewayReplacement {
  /** `REPLACE`, typed by hand. */
  readonly confirmation: string;
  /** The addresses that the page shows, up to 20. Where none of them leads here any more, the work was done before and nothing dies. */
  readonly seen: readonly string[];
  /** Freezes every call of every token as well; with the admin's words, 1 to 200 characters. */
  readonly freeze?: { readonly reason: string };
}

export interface GatewayReplacedView {
  /** What scripts put in front of `/rest/api/…` from now on. */
  readonly gatewayUrl: string;
  /** How many addresses died with this call. */
  readonly erased: number;
  /** `held`: every call was frozen already. `failed`: the addresses are replaced, and nothing was frozen. */
  readonly freeze: 'not-asked' | 'added' | 'held' | 'failed';
  /** False: storage did not take the audit event, before nor after. */
  readonly isTold: boolean;
}
