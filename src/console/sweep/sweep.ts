import { ok } from '../../base/result';
import type { ConsolePorts } from '../ports';
import { takeCensus } from '../take-census';
import { endHomeless } from './end-homeless';
import { endLeavers } from './end-leavers';
import { eraseAudit } from './erase-audit';
import { eraseEnded } from './erase-ended';
import { eraseTraffic } from './erase-traffic';
import { tellExpiries } from './tell-expiries';
import { tellOwners } from './tell-owners';
import { sweepBulks } from './sweep-bulks';
import { reportAccounts } from './report-accounts';
import { revokeUnused } from './revoke-unused';
import type { StepResult } from './step';
import { eraseOrders, lapseOrders } from './sweep-orders';

/** In the order of their turns. */
const STEPS = {
  expired: tellExpiries,
  erased: eraseEnded,
  unused: revokeUnused,
  ownerLeft: endLeavers,
  projectGone: endHomeless,
  privacy: reportAccounts,
  notices: tellOwners,
  census: goOnCounting,
  bulks: sweepBulks,
  traffic: eraseTraffic,
  ordersLapsed: lapseOrders,
  ordersErased: eraseOrders,
  audit: eraseAudit,
} as const satisfies Readonly<Record<string, (ports: ConsolePorts) => Promise<StepResult>>>;
export type SweepStep = keyof typeof STEPS;
const ORDER = Object.keys(STEPS) as readonly SweepStep[];

/** What came of one step: how many records it changed, made, told of or erased, why it stopped, or the bug in it. */
export type StepOutcome = { readonly step: SweepStep } & (
  { readonly count: number } | { readonly code: string } | { readonly bug: unknown }
);

/**
 * What the schedule does: each step goes a bounded way and leaves the rest to the next run; one that fails keeps none of the others
 * from its turn. May be repeated, skipped or run twice at once: the gateway judges every call by itself, so nothing depends on it.
 */
export async function sweep(ports: ConsolePorts): Promise<readonly StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of ORDER) outcomes.push(await take(step, ports));
  return outcomes;
}

async function take(step: SweepStep, ports: ConsolePorts): Promise<StepOutcome> {
  try {
    const result = await STEPS[step](ports);
    return result.ok ? { step, count: result.value } : { step, code: result.error.code };
  } catch (bug) {
    return { step, bug };
  }
}

async function goOnCounting(ports: ConsolePorts): Promise<StepResult> {
  const counted = await takeCensus(ports);
  return counted.ok ? ok(0) : counted;
}
