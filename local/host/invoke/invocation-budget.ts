/**
 * User-led invocations (page calls and web triggers) an installation may make: 7,000 a minute and 300 a second, 1,200 a minute for
 * one person, in fixed windows; changelog CHANGE-3420 (forge-platform.md §1.6). Counted always, enforced when switched on.
 */
export const PER_MINUTE = 7_000;
export const PER_SECOND = 300;
export const PER_PERSON_PER_MINUTE = 1_200;

export interface BudgetState {
  readonly exceeded: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Epoch seconds. */
  readonly resetsAtSeconds: number;
}

class Window {
  #start = -1;
  readonly #used = new Map<string, number>();
  readonly #lengthMs: number;

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  /** Counts one use and returns how many there were in `now`'s window. */
  use(who: string, now: number): number {
    const start = Math.floor(now / this.#lengthMs);
    if (start !== this.#start) this.#used.clear();
    this.#start = start;
    const used = (this.#used.get(who) ?? 0) + 1;
    this.#used.set(who, used);
    return used;
  }
}

const ALL = '';

export class InvocationBudget {
  readonly #second = new Window(1_000);
  readonly #minute = new Window(60_000);
  readonly #personMinute = new Window(60_000);

  use(now: number, accountId?: string): BudgetState {
    const inSecond = this.#second.use(ALL, now);
    const inMinute = this.#minute.use(ALL, now);
    const byPerson = accountId === undefined ? 0 : this.#personMinute.use(accountId, now);
    return {
      exceeded: inSecond > PER_SECOND || inMinute > PER_MINUTE || byPerson > PER_PERSON_PER_MINUTE,
      limit: PER_MINUTE,
      remaining: Math.max(0, PER_MINUTE - inMinute),
      resetsAtSeconds: (Math.floor(now / 60_000) + 1) * 60,
    };
  }
}

/** The platform adds these to every web trigger answer (runtime-reference/web-trigger). */
export const rateLimitHeaders = (state: BudgetState): Record<string, string> => ({
  'X-Ratelimit-Limit': String(state.limit),
  'X-Ratelimit-Remaining': String(state.remaining),
  'X-Ratelimit-Reset': String(state.resetsAtSeconds),
});
