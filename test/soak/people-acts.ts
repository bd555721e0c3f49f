/** People on the project page: they ask for tokens, revoke, pause and resume their own; and leave Jira for a while. */
import { setTimeout as delay } from 'node:timers/promises';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import type { SoakToken, TokenState } from './known';
import { accountOf, projectsOf } from './people';
import { newSuccessor, newToken } from './new-token';
import { SCOPES } from './plant';

export async function actAsPeople(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const part = dice.part();
    if (part < 0.45) await issue(desk, dice);
    else if (part < 0.55) await rotateOne(desk, dice);
    else await changeOne(desk, dice, part < 0.75 ? 'revoked' : part < 0.88 ? 'paused' : 'active');
    await delay(20);
  }
}

async function issue(desk: Desk, dice: Dice): Promise<void> {
  const owner = dice.below(desk.people);
  const project = projectsOf(owner)[0] ?? 'ABC';
  const mayWrite = dice.chance(0.5);
  const payload = {
    name: 'soak',
    scopes: mayWrite ? SCOPES : ['read:jira-work'],
    effects: mayWrite ? ['read', 'write'] : ['read'],
  };
  const ended = await invoke(desk, 'project-page', 'token/issue', {
    user: accountOf(owner),
    payload,
    project,
  });
  if (ended.kind !== 'value') {
    desk.findings.count(`issuing: ${whyNot(ended)}`);
    return;
  }
  desk.findings.count('issued');
  desk.known.add(newToken(ended.value, { owner, projects: [project], mayWrite, mayDelete: false }));
}

const whyNot = (ended: Ended<unknown>): string => (ended.kind === 'no' ? ended.code : ended.kind);

const ENTRY = { revoked: 'token/revoke', paused: 'token/pause', active: 'token/resume' } as const;

async function changeOne(desk: Desk, dice: Dice, next: TokenState): Promise<void> {
  const { tokens } = desk.known;
  const token = dice.of(tokens.length > 400 && dice.chance(0.5) ? tokens.slice(0, 400) : tokens);
  if (token.owner === undefined || token.isBusy) return;
  // Without some that stay, nothing could be called in the end.
  if (next === 'revoked' && dice.chance(0.5)) return;
  token.isBusy = true;
  const { owner } = token;
  await changeState(desk, token, next, () =>
    invoke(desk, 'project-page', ENTRY[next], {
      user: accountOf(owner),
      payload:
        next === 'revoked' ? { locator: token.locator, because: 'not-needed' } : { locator: token.locator },
      project: projectsOf(owner)[0] ?? 'ABC',
    }),
  );
  token.isBusy = false;
}

/** Without overlap: the predecessor is retired at once. Two at once: at most one is given a successor. */
async function rotateOne(desk: Desk, dice: Dice): Promise<void> {
  const { tokens } = desk.known;
  const token = dice.of(tokens);
  if (token.owner === undefined || token.isBusy) return;
  token.isBusy = true;
  const { owner, locator } = token;
  const call = {
    user: accountOf(owner),
    project: projectsOf(owner)[0] ?? 'ABC',
    payload: { locator, overlapHours: 0 },
  };
  const pending = token.state.begin('revoked', performance.now());
  const both = await Promise.all([
    invoke(desk, 'project-page', 'token/rotate', call),
    ...(dice.chance(0.3) ? [invoke(desk, 'project-page', 'token/rotate', call)] : []),
  ]);
  const told = both.flatMap((ended) => (ended.kind === 'value' ? [ended.value] : []));
  desk.findings.count(told.length > 0 ? 'rotated' : 'not rotated');
  if (told.length > 1) desk.findings.violation(`${locator} has two successors`);
  if (told.length > 0) token.state.settle(pending, performance.now());
  else if (!both.some(isUnsure)) token.state.drop(pending);
  for (const one of told) desk.known.add(newSuccessor(one, token));
  token.isBusy = false;
}

/** What has ended stays so: whoever resumes or pauses it is told. */
export async function changeState(
  desk: Desk,
  token: SoakToken,
  next: TokenState,
  act: () => Promise<Ended<unknown>>,
): Promise<void> {
  const pending = token.state.begin(next, performance.now());
  const ended = await act();
  desk.findings.count(`${next}: ${ended.kind === 'value' ? 'done' : whyNot(ended)}`);
  if (ended.kind === 'value') token.state.settle(pending, performance.now());
  else if (!isUnsure(ended)) token.state.drop(pending);
}

/** Fewer than the app would take for a fault of Jira's (docs/admin-guide.md: 10, or a fifth), with those who leave their bots. */
const goneMost = (people: number): number => Math.max(8, Math.floor(people * 0.15));

/** Accounts are deactivated and come back: most after a while, for what Jira says of them may be believed for a minute. */
export async function comeAndGo({ known, state, people, isOver, findings }: Desk, dice: Dice): Promise<void> {
  const gone: number[] = [];
  while (!isOver()) {
    const isBack = gone.length >= goneMost(people) || (gone.length > 0 && dice.chance(0.2));
    const person = isBack ? gone.shift() : dice.below(people);
    if (person !== undefined && !gone.includes(person)) {
      if (!isBack) gone.push(person);
      setActive({ known, state }, person, isBack);
      findings.count(isBack ? 'accounts that came back' : 'accounts deactivated');
    }
    await delay(300);
  }
}

export function setActive(
  { known, state }: Pick<Desk, 'known' | 'state'>,
  person: number,
  active: boolean,
): void {
  const timeline = known.activityOf(person);
  const pending = timeline.begin(active, performance.now());
  state.admin?.setActive(accountOf(person), active);
  timeline.settle(pending, performance.now());
}
