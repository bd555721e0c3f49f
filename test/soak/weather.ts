/** Storms, in which calls to storage and Jira fail, dawdle, lose their answers or take the process with them; and calm between. */
import { setTimeout as delay } from 'node:timers/promises';
import { waitWhile } from './wait-while';
import type { HostState } from '../../local/host/host-state';
import type { FaultPlan } from '../../local/host/platform/faults';
import type { Dice } from './dice';
import type { Findings } from './findings';
import type { Tick } from './timeline';

const STORM_MS = 20_000;
const CALM_MS = 12_000;
/** What a storm has begun may go on for so long. */
const AFTERMATH_MS = 4_000;

const PLACES: readonly Pick<FaultPlan, 'target' | 'match'>[] = [
  { target: 'kvs' },
  { target: 'kvs', match: '/batch/get' },
  { target: 'kvs', match: '/transaction' },
  { target: 'kvs', match: '/entity/set' },
  { target: 'kvs', match: '/entity/get' },
  { target: 'kvs', match: '/entity/query' },
  { target: 'kvs', match: '/secret/get' },
  { target: 'jira' },
  { target: 'jira', match: '/permissions/check' },
  { target: 'jira', match: '/rest/api/3/user' },
  { target: 'jira', match: '/rest/api/3/issue' },
  { target: 'jira', match: '/search/jql' },
];

const WAYS: readonly (Partial<FaultPlan> & { readonly of?: 'jira' })[] = [
  { status: 500 },
  { status: 429 },
  { status: 401, of: 'jira' },
  { status: 404, of: 'jira' },
  // Not of storage: a write that says it is done and is not leaves nobody a way to know.
  { status: 200, body: 'not what it should be', of: 'jira' },
  { timeout: true, timeoutMs: 100 },
  { timeout: true, timeoutMs: 100, effect: 'applied' },
  { status: 503, effect: 'applied' },
  { latencyMs: 150 },
  { die: 'before' },
  { die: 'after' },
];

export class Weather {
  #calmSince: Tick | undefined;
  readonly #state: HostState;
  readonly #findings: Findings;

  constructor(state: HostState, findings: Findings) {
    this.#state = state;
    this.#findings = findings;
  }

  /** Whether nothing can have gone wrong in between. */
  wasCalm(from: Tick): boolean {
    return this.#calmSince !== undefined && from > this.#calmSince + AFTERMATH_MS;
  }

  /** There never was a storm. */
  stayCalm(): void {
    this.#calmSince = Number.NEGATIVE_INFINITY;
  }

  clear(): void {
    this.#state.faults.clear();
    this.#calmSince = performance.now();
  }

  async blow(dice: Dice, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      this.#calmSince = undefined;
      await this.#storm(dice, isOver);
      this.clear();
      await waitWhile(CALM_MS, isOver);
    }
  }

  async #storm(dice: Dice, isOver: () => boolean): Promise<void> {
    const endsAt = performance.now() + STORM_MS;
    while (performance.now() < endsAt && !isOver()) {
      const place = dice.of(PLACES);
      const { of, ...way } = dice.of(WAYS);
      if (of === undefined || of === place.target) this.#strike({ ...place, ...way }, 1 + dice.below(3));
      if (dice.chance(0.02)) this.#state.container.coolDown();
      await delay(20 + dice.below(120));
      // Whatever met nobody is taken back, so that faults do not pile up.
      if (this.#state.faults.list().length > 20) this.#state.faults.clear();
    }
  }

  #strike(plan: Partial<FaultPlan> & Pick<FaultPlan, 'target'>, times: number): void {
    this.#state.faults.add({ timeoutMs: 100, effect: 'none', after: 0, times, ...plan });
    this.#findings.count('faults planned');
  }
}
