/** What admins choose for tokens that live: to keep a change from them for a while, to shorten them, or to stop them at a date. */
import { setTimeout as delay } from 'node:timers/promises';
import type { PolicyView } from '../../src/console/contract';
import type { Desk } from './desk';
import type { Dice } from './dice';
import { bringTo, isOpen, savePolicy, settlePolicy } from './policy-desk';
import { OPEN, SHORT_DAYS } from './soak-policy';

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
const AFTER_MS = 400;

/** Older tokens go on as before, newer ones do not; once the date has come neither does; then all is as it was. */
export async function keepForAWhile(desk: Desk, dice: Dice): Promise<void> {
  const policy = await settlePolicy(desk);
  const part = dice.part();
  const rules = {
    tokensOn: true,
    readOnly: part < 0.75,
    daysMax: part > 0.5 ? SHORT_DAYS : OPEN.daysMax,
  };
  const keptMs = 800 + dice.below(3_000);
  const ended = await savePolicy(desk, policy, { rules, existing: { kind: 'keep', until: inMs(keptMs) } });
  if (ended.kind === 'value') {
    desk.findings.count('changes that were kept from older tokens');
    await delay(keptMs / 2);
    // A second save that keeps leaves the first one running.
    if (dice.chance(0.3)) await keepAnother(desk, keptMs);
    await delay(keptMs / 2 + AFTER_MS);
  }
  await bringTo(desk, { rules: OPEN }, isOpen);
}

async function keepAnother(desk: Desk, keptMs: number): Promise<void> {
  const policy = await settlePolicy(desk);
  const existing = { kind: 'keep', until: inMs(keptMs / 4) } as const;
  await savePolicy(desk, policy, {
    rules: { tokensOn: true, readOnly: true, daysMax: SHORT_DAYS },
    existing,
  });
}

/** Longer than a storm: it is taken back before its date comes. */
const AHEAD_MS = 120_000;
const SAFE_MS = 20_000;

export async function announceStop(desk: Desk, dice: Dice): Promise<void> {
  const policy = await settlePolicy(desk);
  const at = inMs(AHEAD_MS);
  const ended = await savePolicy(desk, policy, { rules: OPEN, existing: { kind: 'stop', at } });
  if (ended.kind === 'value') desk.findings.count('stops announced');
  await delay(100 + dice.below(400));
  const isLifted = ({ transitions = [] }: PolicyView): boolean =>
    transitions.every((one) => one.kind !== 'stop' || Date.parse(one.at) < Date.now() + SAFE_MS);
  await bringTo(desk, { rules: OPEN, existing: { kind: 'lift' } }, isLifted);
}

/** Whatever was issued before is over from then on, for good. Returns whether it was saved. */
export async function stopForGood(desk: Desk, dice: Dice): Promise<boolean> {
  const policy = await settlePolicy(desk);
  const existing = { kind: 'stop', at: inMs(1_000 + dice.below(2_000)) } as const;
  const ended = await savePolicy(desk, policy, { rules: OPEN, existing });
  if (ended.kind === 'value') {
    desk.findings.count('stops for good');
    desk.known.freshFrom = desk.known.tokens.length;
  }
  return ended.kind === 'value';
}
