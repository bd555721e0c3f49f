/** Bots: an admin orders their tokens for an owner, who claims them, and for a backup; hands them over; and looks who has been left alone. */
import { setTimeout as delay } from 'node:timers/promises';
import type { TokenView } from '../../src/console/contract';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { invoke, type Desk } from './desk';
import type { Dice } from './dice';
import type { SoakToken, TokenState } from './known';
import { claim } from './order-acts';
import { changeState } from './people-acts';
import { accountOf, botPeople, indexOf, PROJECT_KEYS } from './people';
import { SCOPES } from './plant';
import { insist } from './policy-desk';
import type { Pending } from './timeline';

const ADMIN = { user: 'admin' };

export async function lookAfterBots(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const part = dice.part();
    if (desk.known.bots.length < 10 || part < 0.3) await orderBot(desk, dice);
    else if (part < 0.6) await handOverOne(desk, dice);
    else if (part < 0.8) await pauseAsBackup(desk, dice);
    else await acceptOne(desk, dice);
    await delay(300);
  }
}

/** Nobody whose tokens are on the move is given another. */
async function withPerson(desk: Desk, person: number, act: () => Promise<void>): Promise<void> {
  const { busyPeople } = desk.known;
  if (busyPeople.has(person)) return;
  busyPeople.add(person);
  await act();
  busyPeople.delete(person);
}

async function orderBot(desk: Desk, dice: Dice): Promise<void> {
  const owner = dice.of(botPeople(desk.people));
  await withPerson(desk, owner, () => orderFor(desk, owner, dice));
}

async function orderFor(desk: Desk, owner: number, dice: Dice): Promise<void> {
  const people = botPeople(desk.people);
  const backup = dice.chance(0.85) ? dice.of(people.filter((one) => one !== owner)) : undefined;
  const mayWrite = dice.chance(0.6);
  const placed = await invoke(desk, 'admin-page', 'order/place-for', {
    ...ADMIN,
    payload: {
      ownerId: accountOf(owner),
      ...(backup === undefined ? {} : { backupId: accountOf(backup) }),
      justification: 'soak',
      order: {
        name: 'bot',
        scopes: mayWrite ? SCOPES : ['read:jira-work'],
        effects: mayWrite ? ['read', 'write'] : ['read'],
        projectIds: PROJECT_KEYS.map((key) => PROJECT_IDS[key]),
      },
    },
  });
  if (placed.kind !== 'value') return;
  const { orderId } = placed.value;
  const powers = { projects: PROJECT_KEYS, mayWrite, mayDelete: false };
  // An order that names nobody is for a person's own token.
  const bot = backup === undefined ? undefined : { backup };
  await claim(desk, orderId, { owner, project: 'ABC', ...powers, bot });
}

/** One that nobody else changes at the moment; it is taken. */
export function takeBot({ known: { bots } }: Desk, dice: Dice): SoakToken | undefined {
  const token = bots.length === 0 ? undefined : dice.of(bots);
  if (
    !token ||
    token.isBusy ||
    token.state.possible(performance.now(), performance.now()).every((one) => one === 'revoked')
  )
    return undefined;
  token.isBusy = true;
  return token;
}

/** By an admin, to somebody else, or the backup alone. Under a new owner it is paused. */
async function handOverOne(desk: Desk, dice: Dice): Promise<void> {
  const token = takeBot(desk, dice);
  if (!token) return;
  const people = botPeople(desk.people);
  const to = dice.chance(0.5) ? (token.owner ?? 0) : dice.of(people);
  await withPerson(desk, to, async () => {
    const backup = dice.of(people.filter((one) => one !== to));
    const pending = token.state.begin('paused', performance.now());
    const ended = await invoke(desk, 'admin-page', 'token/hand-over', {
      ...ADMIN,
      payload: { locator: token.locator, ownerId: accountOf(to), backupId: accountOf(backup) },
    });
    desk.findings.count(`handed over by an admin: ${ended.kind === 'no' ? ended.code : ended.kind}`);
    await look(desk, token, pending);
  });
  token.isBusy = false;
}

/** Expired ones by the clock alone: nothing has become of them. */
const STATES: Readonly<Record<Exclude<TokenView['state'], 'expired'>, TokenState>> = {
  active: 'active',
  paused: 'paused',
  revoked: 'revoked',
  retired: 'revoked',
  dormant: 'revoked',
};

/** After a change of which nobody knows what came of it: what is stored is what is so. */
export async function look(desk: Desk, token: SoakToken, pending: Pending<TokenState>): Promise<TokenView> {
  const payload = { locator: token.locator };
  const { token: view } = await insist(desk, () =>
    invoke(desk, 'admin-page', 'token/read', { ...ADMIN, payload }),
  );
  if (view.state !== 'expired') settleAs(desk, token, { state: STATES[view.state], pending });
  token.owner = indexOf(view.ownerId);
  if (token.bot) token.bot = { backup: indexOf(view.service?.backupId ?? '') };
  return view;
}

function settleAs(
  { findings }: Desk,
  { state: timeline, locator }: SoakToken,
  { state, pending }: { readonly state: TokenState; readonly pending: Pending<TokenState> },
): void {
  const now = performance.now();
  if (!timeline.possible(now, now).includes(state))
    findings.violation(`${locator} is ${state}, which nobody has made it`);
  if (state === pending.state) timeline.settle(pending, now);
  else timeline.narrow((one) => one === state, now);
}

/** A backup may pause, and nothing more. */
async function pauseAsBackup(desk: Desk, dice: Dice): Promise<void> {
  const token = takeBot(desk, dice);
  if (!token) return;
  const backup = token.bot?.backup;
  if (backup !== undefined) {
    const call = { user: accountOf(backup), payload: { locator: token.locator }, project: 'ABC' };
    await changeState(desk, token, 'paused', () => invoke(desk, 'project-page', 'token/pause', call));
    for (const entry of ['token/resume', 'token/revoke', 'token/rotate'] as const) {
      const ended = await invoke(desk, 'project-page', entry, call);
      if (ended.kind === 'value') desk.findings.violation(`a backup could ${entry}`);
    }
  }
  token.isBusy = false;
}

/** Its owner resumes it: what was handed over works again thereby, and what an admin or the app paused does not. */
async function acceptOne(desk: Desk, dice: Dice): Promise<void> {
  const token = takeBot(desk, dice);
  if (!token) return;
  await accept(desk, token);
  token.isBusy = false;
}

export const accept = (desk: Desk, token: SoakToken): Promise<void> =>
  changeState(desk, token, 'active', () =>
    invoke(desk, 'project-page', 'token/resume', {
      user: accountOf(token.owner ?? 0),
      payload: { locator: token.locator },
      project: 'ABC',
    }),
  );
