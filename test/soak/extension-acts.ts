/** More days for tokens that live: at once where the policy needs no approval for so many, and else by an order that two claim at once. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ExtendedTokenView } from '../../src/console/contract';
import { DAY } from '../support/builders';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import { lifeOf, type SoakToken } from './known';
import { accountOf } from './people';
import { insist } from './policy-desk';
import { Timeline, type Pending } from './timeline';
import type { Life } from './soak-policy';

export async function extendForever(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    await extendOne(desk, dice);
    await delay(200);
  }
}

const DAYS_MOST = 120;

async function extendOne(desk: Desk, dice: Dice): Promise<void> {
  const token = dice.of(desk.known.tokens);
  const { owner } = token;
  if (owner === undefined || token.isBusy || token.projects === 'site') return;
  token.isBusy = true;
  const [project = 'ABC'] = token.projects;
  const who: Asker = { token, user: accountOf(owner), project };
  const days = 1 + dice.below(DAYS_MOST);
  const lives = (token.lives ??= new Timeline(lifeOf(token)));
  const pending = lives.begin(lifeFor(days), performance.now());
  const ended = await extendAtOnce(desk, who, days);
  await settle(desk, who, pending, ended);
  if (ended.kind === 'no' && ended.code === 'approval-needed') await extendByOrder(desk, who, { days, dice });
  token.isBusy = false;
}

interface Asker {
  readonly token: SoakToken;
  readonly user: string;
  readonly project: string;
}

const lifeFor = (days: number): Life => ({ expiresAt: Date.now() + days * DAY, cappedFrom: Date.now() });

const extendAtOnce = (
  desk: Desk,
  { token, ...who }: Asker,
  days: number,
): Promise<Ended<ExtendedTokenView>> =>
  invoke(desk, 'project-page', 'token/extend', { ...who, payload: { locator: token.locator, days } });

async function extendByOrder(
  desk: Desk,
  who: Asker,
  { days, dice }: { readonly days: number; readonly dice: Dice },
): Promise<void> {
  const { token, user, project } = who;
  const extend = { locator: token.locator, days };
  const placed = await invoke(desk, 'project-page', 'order/place', {
    ...{ user, project },
    payload: { extend, justification: 'soak' },
  });
  desk.findings.count(`extensions ordered: ${placed.kind === 'no' ? placed.code : placed.kind}`);
  if (placed.kind !== 'value') return;
  const { id } = placed.value;
  const granted = dice.chance(0.3) ? 1 + dice.below(days) : days;
  const payload = granted === days ? { id } : { id, days: granted };
  await invoke(desk, 'admin-page', 'order/approve', { user: 'admin', payload });
  const pending = token.lives?.begin(lifeFor(granted), performance.now());
  const claim = () => invoke(desk, 'project-page', 'order/claim', { user, project, payload: { id } });
  const both = await Promise.all([claim(), claim()]);
  const told = both.flatMap((one) =>
    one.kind === 'value' && one.value.kind === 'extended' ? [one.value] : [],
  );
  if (told.length > 1) desk.findings.violation(`${token.locator} was extended twice by one order`);
  const [first] = told;
  const unsure = both.find(isUnsure) ?? { kind: 'no', code: 'claim' };
  if (pending) await settle(desk, who, pending, first ? { kind: 'value', value: first } : unsure);
}

/** What was answered is so; what was not is looked up. */
async function settle(
  desk: Desk,
  { token }: Asker,
  pending: Pending<Life>,
  ended: Ended<ExtendedTokenView>,
): Promise<void> {
  const { lives } = token;
  if (!lives) return;
  if (ended.kind === 'value') desk.findings.count('tokens extended');
  if (ended.kind !== 'value' && !isUnsure(ended)) {
    lives.drop(pending);
    return;
  }
  const payload = { locator: token.locator };
  const { token: view } = await insist(desk, () =>
    invoke(desk, 'admin-page', 'token/read', { user: 'admin', payload }),
  );
  const expiresAt = Date.parse(view.expiresAt);
  const isExtended = Math.abs(expiresAt - pending.state.expiresAt) < MINUTES_MS;
  const now = performance.now();
  // With the day that the app has counted: its own moment is a little later than the soak's.
  if (isExtended) lives.settle(lives.begin({ ...pending.state, expiresAt }, now), now);
  else lives.drop(pending);
}

const MINUTES_MS = 120_000;
