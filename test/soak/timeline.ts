/** Milliseconds that only grow (`performance.now`). */
export type Tick = number;

interface Span<State> {
  readonly state: State;
  readonly from: Tick;
  to: Tick;
}

/** A change under way: it may have taken effect, or not. */
export type Pending<State> = Span<State>;

/**
 * What something may have been, when. While a change is under way both states are possible; one whose answer was lost leaves both
 * possible until somebody looks.
 */
export class Timeline<State> {
  #spans: Span<State>[];

  constructor(state: State) {
    this.#spans = [{ state, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];
  }

  /** From now on this, too, is possible. */
  begin(state: State, at: Tick): Pending<State> {
    const span = { state, from: at, to: Number.POSITIVE_INFINITY };
    this.#spans.push(span);
    return span;
  }

  /** Known: this it is from now on, and nothing else. */
  settle(pending: Pending<State>, at: Tick): void {
    for (const span of this.#spans)
      if (span !== pending && span.to === Number.POSITIVE_INFINITY) span.to = at;
    this.#forget(at);
  }

  /** Known: it did not come about. */
  drop(pending: Pending<State>): void {
    this.#spans = this.#spans.filter((span) => span !== pending);
  }

  /** Somebody looked: of what is possible now, only what fits is left. */
  narrow(fits: (state: State) => boolean, at: Tick): void {
    for (const span of this.#spans)
      if (span.to === Number.POSITIVE_INFINITY && !fits(span.state)) span.to = at;
  }

  possible(from: Tick, to: Tick): readonly State[] {
    return this.#spans.filter((span) => span.from <= to && span.to >= from).map(({ state }) => state);
  }

  get isCertain(): boolean {
    return this.#spans.filter(({ to }) => to === Number.POSITIVE_INFINITY).length === 1;
  }

  /** No request looks back further. */
  #forget(at: Tick): void {
    const oldest = at - LOOK_BACK_MS;
    if (this.#spans.length > 8) this.#spans = this.#spans.filter(({ to }) => to >= oldest);
  }
}

const LOOK_BACK_MS = 200_000;
