/** What has come to Jira with a token of budgets and with its successors, which spend from one. */
export type BudgetKey = 'requestsPerHour' | 'requestsPerDay' | 'writesPerHour' | 'writesPerDay' | 'uses';
export type SoakBudgets = { readonly [Key in BudgetKey]?: number };

export interface Spending {
  readonly isWrite: boolean;
  /** Epoch milliseconds, between which the app took the time of the call. */
  readonly from: number;
  readonly to: number;
  /** The containers, counted from the first, one of which served it. */
  readonly containers: { readonly first: number; readonly last: number };
}

interface Seen {
  requests: number;
  writes: number;
  readonly containers: Set<number>;
}

const HOUR_MS = 3_600_000;
const WINDOWS = { Hour: HOUR_MS, Day: 24 * HOUR_MS } as const;
type Window = keyof typeof WINDOWS;

/** docs/storage.md, "What budgets let through": what a container may hold unwritten of a budget. */
export const heldAtMost = (key: BudgetKey, budget: number): number =>
  Math.floor(budget / (key === 'uses' ? 100 : 20));

export class Purse {
  readonly budgets: SoakBudgets;
  readonly #windows = new Map<string, Seen>();
  readonly #ever: Seen = { requests: 0, writes: 0, containers: new Set() };
  #begun = 0;
  #underWay = 0;
  #crowded = 0;

  constructor(budgets: SoakBudgets) {
    this.budgets = budgets;
  }

  begin(): void {
    this.#begun += 1;
    this.#underWay += 1;
    if (this.#underWay > 1) this.#crowded = this.#begun;
  }

  end(): void {
    this.#underWay -= 1;
  }

  /** Calls that the gateway was asked for. */
  get begun(): number {
    return this.#begun;
  }

  /** Calls that came to Jira. */
  get seen(): number {
    return this.#ever.requests;
  }

  /** Of them the changes of a day of UTC, counted since 1970; but for those at its turn. */
  changesOn(day: number): number {
    return this.#windows.get(`Day ${day}`)?.writes ?? 0;
  }

  /** How many containers let calls through, at most. */
  get containers(): number {
    return this.#ever.containers.size;
  }

  /**
   * Whether the latest call had room whatever happened to those before it, and nothing beside it: calls side by side may be refused
   * because each is written before it is made.
   */
  hasRoom(): boolean {
    return (
      this.#crowded < this.#begun && Object.values(this.budgets).every((budget) => this.#begun <= budget)
    );
  }

  /** Notes a call that has come to Jira. Returns the budgets that it goes beyond, by the bound of docs/storage.md. */
  spend(spending: Spending): readonly BudgetKey[] {
    count(this.#ever, spending);
    // Of a call at the turn of an hour nobody knows in which it was counted.
    for (const [name, lengthMs] of Object.entries(WINDOWS)) {
      const [id, last] = [spending.from, spending.to].map((at) => Math.floor(at / lengthMs));
      if (id === last) count(this.#seenIn(`${name} ${String(id)}`), spending);
    }
    return this.#exceeded(spending.from);
  }

  #exceeded(at: number): readonly BudgetKey[] {
    return (Object.keys(this.budgets) as BudgetKey[]).filter((key) => {
      const budget = this.budgets[key] ?? 0;
      const seen = this.#seenOf(key, at);
      const used = key.startsWith('writes') ? seen.writes : seen.requests;
      return used > budget + Math.max(0, seen.containers.size - 1) * heldAtMost(key, budget);
    });
  }

  #seenOf(key: BudgetKey, at: number): Seen {
    if (key === 'uses') return this.#ever;
    const window: Window = key.endsWith('Hour') ? 'Hour' : 'Day';
    return this.#seenIn(`${window} ${Math.floor(at / WINDOWS[window])}`);
  }

  #seenIn(name: string): Seen {
    const met = this.#windows.get(name);
    if (met) return met;
    const seen: Seen = { requests: 0, writes: 0, containers: new Set() };
    this.#windows.set(name, seen);
    return seen;
  }
}

function count(seen: Seen, { isWrite, containers }: Spending): void {
  seen.requests += 1;
  if (isWrite) seen.writes += 1;
  for (let one = containers.first; one <= containers.last; one += 1) seen.containers.add(one);
}
