/** Requests on their way, each known to Jira by a mark in a header that the gateway passes on. */
import type { SoakToken, Span, Wish } from './known';
import type { Tick } from './timeline';

export interface Flight {
  readonly id: number;
  /** Undefined for a token that was never issued. */
  readonly token: SoakToken | undefined;
  readonly wish: Wish;
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly isSearch: boolean;
  readonly startedAt: Tick;
  readonly wallStartedAt: number;
  /** Which of the containers was the latest then. */
  readonly container: number;
  /** How often it has come to Jira. */
  forwarded: number;
}

export class Flights {
  readonly #byId = new Map<number, Flight>();
  readonly #containers: () => number;
  #last = 0;

  constructor(containers: () => number = () => 1) {
    this.#containers = containers;
  }

  begin(plan: Pick<Flight, 'token' | 'wish' | 'method' | 'path' | 'isSearch'>): Flight {
    this.#last += 1;
    const flight = {
      ...plan,
      id: this.#last,
      startedAt: performance.now(),
      wallStartedAt: Date.now(),
      container: this.#containers(),
      forwarded: 0,
    };
    if (plan.token) plan.token.calls += 1;
    plan.token?.limits?.purse?.begin();
    this.#byId.set(flight.id, flight);
    return flight;
  }

  find(id: number): Flight | undefined {
    return this.#byId.get(id);
  }

  /** A call that reaches Jira later than that reaches it for nobody. */
  end({ id, token }: Flight): void {
    if (this.#byId.delete(id)) token?.limits?.purse?.end();
  }

  /** The containers one of which serves it. */
  containersOf({ container }: Flight): { readonly first: number; readonly last: number } {
    return { first: container, last: this.#containers() };
  }
}

/** From its beginning to now. */
export const spanOf = ({ startedAt, wallStartedAt }: Flight): Span => ({
  from: startedAt,
  to: performance.now(),
  wallFrom: wallStartedAt,
  wallTo: Date.now(),
});
