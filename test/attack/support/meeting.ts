/** Acts over the real adapters and the local storage, so that their storage calls can meet in any order, or die. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Standings } from '../../../src/console/actor';
import type { Reply } from '../../../src/console/contract';
import { adminEntries, projectEntries } from '../../../src/console/entries';
import type { Answer } from '../../../src/gateway/answer';
import { BudgetTally } from '../../../src/gateway/budget-tally';
import { Known } from '../../../src/gateway/known';
import { serve } from '../../../src/gateway/serve';
import { UsageTally } from '../../../src/gateway/usage-tally';
import type { Policy } from '../../../src/policy/policy';
import { openForge, type ForgeStage } from '../../contract/stores/forge-stage';
import { anEvent as aTold } from '../../contract/stores/samples';
import { ABC, ADMIN, anEvent, OWNER } from '../../support/builders';
import { consoleWorld, standingsOf, type ConsoleWorld } from '../../support/console-world';
import { gatewayWorld } from '../../support/gateway-world';
import { seededRandom } from '../../support/random';

type Fetch = (...call: readonly unknown[]) => Promise<unknown>;
const platform = globalThis as unknown as { __forge_fetch__: Fetch };

/** Which act a storage call belongs to; none: of the test itself. */
const acting = new AsyncLocalStorage<number>();
let enter: ((act: number) => Promise<void>) | undefined;
let fateOf: (() => Fate | undefined) | undefined;

const store = platform.__forge_fetch__;
platform.__forge_fetch__ = async (...call) => {
  const act = acting.getStore();
  if (act === undefined) return store(...call);
  await enter?.(act);
  const fate = fateOf?.();
  if (fate === 'dies') throw new Error('the call died');
  const answer = await store(...call);
  if (fate === 'is-lost') throw new Error('the answer was lost');
  return answer;
};

export interface Stage extends ForgeStage {
  readonly clock: ConsoleWorld['clock'];
  onProject(
    key: string,
    payload: unknown,
    as?: { accountId: string; standings: Standings },
  ): Promise<Reply<unknown>>;
  onSite(key: string, payload: unknown): Promise<Reply<unknown>>;
  /** In a container of its own. */
  send(token: string, method?: string, path?: string): Promise<Answer>;
  savePolicy(policy: Policy): Promise<void>;
  /** Types of the events that were told since the policy was saved. */
  told(): Promise<readonly string[]>;
}

export const MEMBER = standingsOf({ rights: [] });
const AS_ADMIN = standingsOf({ admin: true });

export function openStage(): Stage {
  const forge = openForge();
  const { clock, ports: rest } = consoleWorld();
  const { tokens, orders, bulks, policies, freezes, ruleBooks, ledger, audit, usages, spent, authority } =
    forge;
  const stores = { tokens, orders, bulks, policies, freezes, ruleBooks, ledger, audit, usages, spent };
  const ports = { ...rest, ...stores };
  const gateway = { ...gatewayWorld().ports, ...stores, authority, clock, tagKeys: rest.tagKeys };
  let containers = 0;
  const entryOf = (table: object, key: string) =>
    (table as ReturnType<typeof projectEntries>)[key as 'token/read'];
  return {
    ...forge,
    clock,
    onProject: (key, payload, { accountId, standings } = { accountId: OWNER, standings: MEMBER }) =>
      entryOf(projectEntries(ports), key)(payload, { accountId, projectId: ABC.id }, standings),
    onSite: (key, payload) =>
      entryOf(adminEntries(ports), key)(payload, { accountId: ADMIN, projectId: undefined }, AS_ADMIN),
    send(token, method = 'GET', path = '/token/self') {
      containers += 1;
      const tally = new UsageTally(seededRandom(2 * containers));
      const budgets = new BudgetTally(seededRandom(2 * containers + 1));
      const event = anEvent({ method, path, authorization: `Bearer ${token}` });
      return serve(event, { ...gateway, tally, budgets, known: new Known() });
    },
    async savePolicy(policy) {
      const saved = await ledger.savePolicy({ ...policy, revision: 1 }, aTold({}, 50));
      if (!saved.ok) throw new Error(saved.error.code);
    },
    async told() {
      const page = await audit.page({ limit: 100 });
      if (!page.ok) throw new Error(page.error.code);
      const { id } = aTold({}, 50);
      return page.value.events.filter((event) => event.id !== id).map(({ type }) => type);
    },
  };
}

type Act = () => Promise<unknown>;

/** In which order: so many storage calls of one, so many of the other, the rest of the one, the rest of the other. */
export interface Order {
  readonly one: 0 | 1;
  readonly first: number;
  readonly second: number;
}

/** Every order of up to so many calls; `from`: of acts whose first calls change nothing. */
export const ordersUpTo = (calls: number, from = 0): readonly Order[] =>
  ([0, 1] as const).flatMap((one) =>
    Array.from({ length: calls + 1 - from }, (_, more) => from + more).flatMap((first) =>
      Array.from({ length: calls }, (_, second) => ({ one, first, second: second + 1 })),
    ),
  );

const TURNS = 6;
/** Until every act waits for storage or is done. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((go) => setImmediate(go));
}

/** Both acts, one storage call at a time; what each comes to. */
export async function meet(
  acts: readonly [Act, Act],
  { one, first, second }: Order,
): Promise<readonly unknown[]> {
  const waiting: [(() => void)[], (() => void)[]] = [[], []];
  const taken = [0, 0];
  let open: number = acts.length;
  enter = (act) => new Promise((go) => void waiting[act as 0 | 1].push(go));
  const done = Promise.all(acts.map((act, at) => acting.run(at, act).finally(() => (open -= 1))));
  const other = (1 - one) as 0 | 1;
  while (open > 0) {
    await settle();
    const mayGoOn = taken[one]! < first || taken[other]! >= second;
    const next = ([mayGoOn ? one : other, mayGoOn ? other : one] as const).find(
      (act) => waiting[act].length > 0,
    );
    if (next === undefined) continue;
    taken[next]! += 1;
    waiting[next].shift()?.();
  }
  enter = undefined;
  return done;
}

export type Fate = 'dies' | 'is-lost';

/** One act whose storage call of this number dies, or loses its answer. `isOver`: it makes fewer calls. */
export async function mishap<Value>(
  act: () => Promise<Value>,
  { at, fate }: { readonly at: number; readonly fate: Fate },
): Promise<{ readonly value: Value; readonly isOver: boolean }> {
  let calls = 0;
  fateOf = () => {
    calls += 1;
    return calls === at + 1 ? fate : undefined;
  };
  const value = await acting.run(0, act);
  fateOf = undefined;
  return { value, isOver: calls <= at };
}

/** The token in a reply or answer. */
export const tokenIn = (said: unknown): string | undefined => /stj_\w+/.exec(JSON.stringify(said))?.[0];
