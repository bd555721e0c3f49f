/** The admins beside the policy: they freeze, revoke many, and read lists. */
import { setTimeout as delay } from 'node:timers/promises';
import type { RevocationsView } from '../../src/console/contract';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import { changeState } from './people-acts';
import { PROJECT_KEYS } from './people';
import { insist } from './policy-desk';

const ADMIN = { user: 'admin' };

export async function actAsAdmins(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const part = dice.part();
    if (part < 0.25) await freezeForAWhile(desk, dice);
    else if (part < 0.5) await revokeMany(desk, dice);
    else await lookAround(desk, dice);
    await delay(150);
  }
}

async function freezeForAWhile(desk: Desk, dice: Dice): Promise<void> {
  const { known } = desk;
  const project = dice.of(PROJECT_KEYS);
  const payload = { of: { kind: 'project', projectId: PROJECT_IDS[project] }, what: 'all', reason: 'soak' };
  const pending = known.frozen.begin(project, performance.now());
  const ended = await invoke(desk, 'admin-page', 'freeze/add', { ...ADMIN, payload });
  if (ended.kind === 'value') known.frozen.settle(pending, performance.now());
  else if (!isUnsure(ended)) {
    known.frozen.drop(pending);
    return;
  }
  await delay(150);
  await thawAll(desk);
}

async function thawAll(desk: Desk): Promise<void> {
  const { known, findings } = desk;
  for (;;) {
    const { entries } = await insist(desk, () => invoke(desk, 'admin-page', 'freeze/read', ADMIN));
    const [entry] = entries;
    if (!entry) {
      known.frozen.narrow((one) => one === 'nothing', performance.now());
      return;
    }
    // More than one may be left of a storm; only when none is left is it known that nothing is frozen.
    if (known.frozen.possible(performance.now(), performance.now()).every((one) => one !== 'nothing'))
      known.frozen.begin('nothing', performance.now());
    const ended = await invoke(desk, 'admin-page', 'freeze/thaw', { ...ADMIN, payload: { id: entry.id } });
    if (ended.kind === 'value') findings.count('thawed');
  }
}

async function revokeMany(desk: Desk, dice: Dice): Promise<void> {
  const tokens = Array.from({ length: 5 }, () => dice.of(desk.known.tokens)).filter((token) => !token.isBusy);
  const many = [...new Set(tokens)];
  if (many.length === 0) return;
  for (const token of many) token.isBusy = true;
  const locators = many.map(({ locator }) => locator);
  const asked = invoke(desk, 'admin-page', 'tokens/revoke', {
    ...ADMIN,
    payload: { locators, because: 'other' },
  });
  await Promise.all(
    many.map((token) => changeState(desk, token, 'revoked', () => outcomeOf(asked, token.locator))),
  );
  for (const token of many) token.isBusy = false;
}

async function outcomeOf(asked: Promise<Ended<RevocationsView>>, locator: string): Promise<Ended<unknown>> {
  const ended = await asked;
  if (ended.kind !== 'value') return ended;
  const row = ended.value.rows.find((one) => one.locator === locator);
  if (!row) return { kind: 'lost' };
  return 'token' in row ? ended : { kind: 'no', code: row.refusal.code };
}

async function lookAround(desk: Desk, dice: Dice): Promise<void> {
  const searches = [
    { list: 'all' },
    { list: 'expiring' },
    { list: 'unused' },
    { list: 'denied' },
    { name: 'job 77' },
  ];
  if (dice.chance(0.3)) await invoke(desk, 'admin-page', 'overview/read', ADMIN);
  else if (dice.chance(0.3)) await invoke(desk, 'admin-page', 'audit/search', { ...ADMIN, payload: {} });
  else await invoke(desk, 'admin-page', 'tokens/search', { ...ADMIN, payload: dice.of(searches) });
}
