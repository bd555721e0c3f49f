/** An owner of bots leaves: what the policy says happens to their tokens, Jira's event makes so; later they come back. */
import type { RulesView } from '../../src/console/contract';
import { accept, look, takeBot } from './bot-acts';
import { invoke, type Desk } from './desk';
import type { Dice } from './dice';
import type { SoakToken, TokenState } from './known';
import { changeState, setActive } from './people-acts';
import { accountOf } from './people';
import { bringTo, insist, savePolicy, settlePolicy } from './policy-desk';
import { reach } from './reach';
import { OPEN } from './soak-policy';
import type { Pending } from './timeline';

type Ruling = Exclude<RulesView['ownerLeft'], 'keep'>;
/** Most often what is most intricate; what is revoked is over. */
const RULINGS: readonly Ruling[] = ['hand-over', 'hand-over', 'hand-over', 'pause', 'pause', 'revoke'];

export async function leaveAndComeBack(desk: Desk, dice: Dice): Promise<void> {
  const token = takeBot(desk, dice);
  if (!token) return;
  const owner = token.owner;
  if (owner !== undefined) await leave(desk, { token, owner, ruling: dice.of(RULINGS) });
  token.isBusy = false;
}

interface Leaving {
  readonly token: SoakToken;
  readonly owner: number;
  readonly ruling: Ruling;
}

async function leave(desk: Desk, { token, owner, ruling }: Leaving): Promise<void> {
  // Whatever else is theirs ends in the same way: nobody changes it meanwhile.
  const others = desk.known.tokens.filter((one) => one.owner === owner && one !== token && !one.isBusy);
  const own = [token, ...others];
  const { busyPeople, tokens } = desk.known;
  const isAlone = !busyPeople.has(owner) && tokens.every((one) => one.owner !== owner || own.includes(one));
  if (!isAlone) return;
  busyPeople.add(owner);
  for (const one of own) one.isBusy = true;
  const settled = await settlePolicy(desk);
  const ended = await savePolicy(desk, settled, { rules: OPEN, other: { ownerLeft: ruling } });
  if (ended.kind === 'value') await tell(desk, own, { owner, ruling });
  await bringTo(
    desk,
    { rules: OPEN, other: { ownerLeft: 'keep' } },
    ({ rules }) => rules.ownerLeft === 'keep',
  );
  for (const one of own) one.isBusy = false;
  busyPeople.delete(owner);
}

const BECOMES: Readonly<Record<Ruling, TokenState>> = {
  'hand-over': 'paused',
  pause: 'paused',
  revoke: 'revoked',
};

async function tell(
  desk: Desk,
  own: readonly SoakToken[],
  { owner, ruling }: Pick<Leaving, 'owner' | 'ruling'>,
): Promise<void> {
  const startedAt = performance.now();
  setActive(desk, owner, false);
  const pending = new Map(own.map((one) => [one, one.state.begin(BECOMES[ruling], performance.now())]));
  await reach(`${desk.url}/local/events`, {
    method: 'POST',
    body: JSON.stringify({ eventType: 'avi:jira:updated:user', user: { accountId: accountOf(owner) } }),
  });
  desk.findings.count(`owners of bots who left: ${ruling}`);
  for (const [one, change] of pending) await seeWhatBecame(desk, one, { change, owner, ruling, startedAt });
  await seeOrphans(desk, own, startedAt);
  setActive(desk, owner, true);
  for (const one of own) await goOn(desk, one, owner);
}

interface Became extends Pick<Leaving, 'owner' | 'ruling'> {
  readonly change: Pending<TokenState>;
  readonly startedAt: number;
}

async function seeWhatBecame(
  desk: Desk,
  token: SoakToken,
  { change, owner, ruling, startedAt }: Became,
): Promise<void> {
  const backup = token.bot?.backup;
  const view = await look(desk, token, change);
  const isOver = view.state !== 'active' && view.state !== 'paused';
  if (!desk.weather.wasCalm(startedAt) || (isOver && ruling !== 'revoke')) return;
  const handed = ruling === 'hand-over' && backup !== undefined;
  const isRight = handed
    ? view.state === 'paused' && view.ownerId === accountOf(backup)
    : view.state !== 'active' && view.ownerId === accountOf(owner);
  desk.findings.count('tokens of leavers that had to end as ruled');
  if (!isRight && view.state !== 'expired')
    desk.findings.violation(`${token.locator} of a leaver is ${view.state}, though the rule says ${ruling}`);
}

/** Those of bots that nobody stands behind, as the admin's list has them. */
export const listOrphans = (desk: Desk): Promise<ReadonlySet<string>> =>
  insist(desk, async () => {
    const found = new Set<string>();
    let cursor: string | undefined;
    do {
      const payload = { list: 'orphaned', limit: 100, ...(cursor === undefined ? {} : { cursor }) } as const;
      const page = await invoke(desk, 'admin-page', 'tokens/search', { user: 'admin', payload });
      if (page.kind !== 'value') return page;
      for (const { locator } of page.value.tokens) found.add(locator);
      cursor = page.value.cursor;
    } while (cursor !== undefined);
    return { kind: 'value', value: found };
  });

/** While one of the two is gone. In a storm Jira may not say who is, and then the list goes by an older count. */
async function seeOrphans(desk: Desk, own: readonly SoakToken[], startedAt: number): Promise<void> {
  const orphans = await listOrphans(desk);
  if (!desk.weather.wasCalm(startedAt)) return;
  for (const token of own) {
    const now = performance.now();
    const lives =
      token.state.possible(now, now).every((state) => state !== 'revoked') && Date.now() < token.expiresAt;
    if (!token.bot || !lives) continue;
    desk.findings.count('bots that had to be listed as orphaned');
    const isLeft = [token.owner, token.bot.backup].some(
      (person) => person === undefined || desk.known.activityOf(person).possible(now, now).includes(false),
    );
    if (isLeft && !orphans.has(token.locator))
      desk.findings.violation(`${token.locator} is not listed as orphaned`);
  }
}

/** Its new owner accepts it; what the app paused an admin resumes. */
async function goOn(desk: Desk, token: SoakToken, leaver: number): Promise<void> {
  if (token.owner !== leaver) await accept(desk, token);
  else
    await changeState(desk, token, 'active', () =>
      invoke(desk, 'admin-page', 'token/resume', { user: 'admin', payload: { locator: token.locator } }),
    );
}
