/** The admins at the policy: they change it, two at once; leave older tokens under it, or stop them; see to leavers; and the clock runs the sweep. */
import { setTimeout as delay } from 'node:timers/promises';
import { reach } from './reach';
import { leaveAndComeBack } from './leaver-acts';
import type { Desk } from './desk';
import type { Dice } from './dice';
import { announceStop, keepForAWhile, stopForGood } from './existing-acts';
import { bringTo, isOpen, savePolicy, settlePolicy } from './policy-desk';
import { OPEN, SHORT_DAYS } from './soak-policy';

/** Of the run, after which the older tokens are stopped: what is called then is newer. */
const STOPPED_AFTER = 0.8;

export async function actOnPolicy(desk: Desk, dice: Dice): Promise<void> {
  let isStopped = false;
  while (!desk.isOver()) {
    const part = dice.part();
    if (!isStopped && desk.partDone() > STOPPED_AFTER) isStopped = await stopForGood(desk, dice);
    else if (part < 0.45) await changePolicy(desk, dice);
    else if (part < 0.55) await keepForAWhile(desk, dice);
    else if (part < 0.65) await announceStop(desk, dice);
    else if (part < 0.88) await leaveAndComeBack(desk, dice);
    else await sweep(desk);
    await delay(150);
  }
  await settlePolicy(desk);
}

/** Two admins save on top of the same revision: one of them wins at most. */
async function changePolicy(desk: Desk, dice: Dice): Promise<void> {
  const { findings } = desk;
  const policy = await settlePolicy(desk);
  const drafts = (dice.chance(0.3) ? [0, 1] : [0]).map(() => ({
    tokensOn: dice.chance(0.8),
    readOnly: dice.chance(0.2),
    daysMax: dice.chance(0.2) ? SHORT_DAYS : OPEN.daysMax,
  }));
  const saved = await Promise.all(drafts.map((rules) => savePolicy(desk, policy, { rules })));
  const wins = saved.filter(({ kind }) => kind === 'value').length;
  findings.count('policies saved', wins);
  if (wins > 1) findings.violation('two admins saved on top of the same revision');
  const { view } = await settlePolicy(desk);
  // Not for long: there would be little to see.
  if (!view.rules.tokensOn) await delay(200);
  if (!isOpen(view)) await bringTo(desk, { rules: OPEN }, isOpen);
}

async function sweep(desk: Desk): Promise<void> {
  await reach(`${desk.url}/local/run/sweep`, { method: 'POST' });
  desk.findings.count('sweeps');
}
