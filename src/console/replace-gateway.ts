/** The last resort of freezing: it does not rest on the app's own judgement, for the platform stops handing calls to the app. */
import { auditEvent } from '../audit/event';
import { fail, ok, type Result } from '../base/result';
import { frozenAt } from '../policy/freeze';
import type { Actor, Standings } from './actor';
import { addFreeze } from './change-freeze';
import type { GatewayReplacedView, GatewayView } from './contract';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';

/** What leads to the gateway now. Makes no address. */
export async function readGateway({ gateway }: ConsolePorts): Promise<Outcome<GatewayView>> {
  const addresses = await gateway.list();
  return addresses.ok ? ok({ addresses: addresses.value }) : refuseStore(addresses.error);
}

interface Replacer {
  readonly actor: Actor;
  readonly standings: Standings;
  readonly ports: ConsolePorts;
}

/** Parsed payload of `gateway/replace`. */
export interface ParsedReplacement {
  readonly seen: readonly string[];
  readonly freeze?: { readonly reason: string } | undefined;
}

/**
 * Deletes every address of the gateway and makes a new one. May be repeated, and be done by two at once: what the page showed dies last,
 * so that while any of it is left the work is not done, and once none is left nothing more dies. Storage that is down stops neither.
 */
export async function replaceGateway(
  { seen, freeze }: ParsedReplacement,
  who: Replacer,
): Promise<Outcome<GatewayReplacedView>> {
  const { ports } = who;
  const listed = await ports.gateway.list();
  if (!listed.ok) return refuse('gateway-not-deleted');
  const isDone = listed.value.length > 0 && !listed.value.some((address) => seen.includes(address));
  const doomed = isDone ? [] : seenLast(listed.value, seen);
  const frozen = freeze ? await freezeAll(freeze.reason, who) : 'not-asked';
  const wasTold = isDone || (await tell(doomed.length, who));
  if (!(await eraseThose(doomed, ports)).ok) return refuse('gateway-not-deleted');
  const made = await findNew(doomed, ports);
  if (!made.ok) return refuse('gateway-not-made');
  const isTold = wasTold || (await tell(doomed.length, who));
  return ok({ gatewayUrl: made.value, erased: doomed.length, freeze: frozen, isTold });
}

const seenLast = (listed: readonly string[], seen: readonly string[]): readonly string[] => [
  ...listed.filter((address) => !seen.includes(address)),
  ...listed.filter((address) => seen.includes(address)),
];

/** Before anything dies, so that nothing does without a trace. How many, and no address. */
async function tell(erased: number, { actor, ports }: Replacer): Promise<boolean> {
  const { audit, clock, random } = ports;
  const event = auditEvent({ type: 'gateway.replaced', erased }, actor.accountId, {
    at: clock.now(),
    random,
  });
  return (await audit.append(event)).ok;
}

/** One after the other, in this order. Somebody else may be deleting them as well: what counts is that they are gone. */
async function eraseThose(doomed: readonly string[], { gateway }: ConsolePorts): Promise<Result<void, void>> {
  for (const address of doomed) {
    const erased = await gateway.erase(address);
    if (erased.ok) continue;
    const left = await gateway.list();
    if (!left.ok || left.value.includes(address)) return fail(undefined);
  }
  return ok(undefined);
}

/** Never one of those that just died, should the platform still remember it. */
async function findNew(
  doomed: readonly string[],
  { gateway }: ConsolePorts,
): ReturnType<ConsolePorts['gateway']['find']> {
  const found = await gateway.find();
  return found.ok && doomed.includes(found.value) ? gateway.create() : found;
}

/** A freeze that fails must not keep the addresses alive. */
async function freezeAll(
  reason: string,
  { actor, standings, ports }: Replacer,
): Promise<GatewayReplacedView['freeze']> {
  const today = await ports.freezes.read();
  const holds =
    today.ok &&
    frozenAt(today.value, ports.clock.now()).some(
      ({ of, what, until }) => of.kind === 'site' && what === 'all' && until === undefined,
    );
  if (holds) return 'held';
  const added = await addFreeze({ of: { kind: 'site' }, what: 'all', reason }, actor, standings, ports);
  return added.ok ? 'added' : 'failed';
}
