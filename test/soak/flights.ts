/** Requests on their way, each known to Jira by a mark in a header that the gateway passes on. */
import type { SoakToken, Wish } from './known';
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
  /** How often it has come to Jira. */
  forwarded: number;
}

export class Flights {
  readonly #byId = new Map<number, Flight>();
  #last = 0;

  begin(plan: Pick<Flight, 'token' | 'wish' | 'method' | 'path' | 'isSearch'>): Flight {
    this.#last += 1;
    const flight = {
      ...plan,
      id: this.#last,
      startedAt: performance.now(),
      wallStartedAt: Date.now(),
      forwarded: 0,
    };
    this.#byId.set(flight.id, flight);
    return flight;
  }

  find(id: number): Flight | undefined {
    return this.#byId.get(id);
  }

  /** A call that reaches Jira later than that reaches it for nobody. */
  end({ id }: Flight): void {
    this.#byId.delete(id);
  }
}
