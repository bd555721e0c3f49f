/** The admins: they change the policy, two at once; freeze; revoke many; read lists; and the clock runs the sweep. */
import { setTimeout as delay } from 'node:timers/promises';
import { reach } from './reach';
import type { PolicyView, RevocationsView } from '../../src/console/contract';
import { PROJECT_IDS } from '../../local/jira/seed/demo-site';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import type { SoakPolicy } from './known';
import { changeState } from './people-acts';
import { PROJECT_KEYS } from './people';

const ADMIN = { user: 'admin' };

export async function actAsAdmins(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    const part = dice.part();
    if (part < 0.35) await changePolicy(desk, dice);
    else if (part < 0.5) await freezeForAWhile(desk, dice);
    else if (part < 0.65) await revokeMany(desk, dice);
    else if (part < 0.95) await lookAround(desk, dice);
    else await sweep(desk);
    await delay(150);
  }
  await settlePolicy(desk);
}

/** Storms pass: whoever asks often enough is told. */
export async function insist<Value>(desk: Desk, ask: () => Promise<Ended<Value>>): Promise<Value> {
  for (;;) {
    const ended = await ask();
    if (ended.kind === 'value') return ended.value;
    desk.findings.count('asked again');
    await delay(50);
  }
}

const readPolicy = (desk: Desk): Promise<PolicyView> =>
  insist(desk, () => invoke(desk, 'admin-page', 'policy/read', ADMIN));

async function settlePolicy(desk: Desk): Promise<PolicyView> {
  const policy = await readPolicy(desk);
  const { tokensOn, readOnly } = policy.rules;
  desk.known.policy.narrow(
    (one) => one.tokensOn === tokensOn && one.readOnly === readOnly,
    performance.now(),
  );
  return policy;
}

/** Two admins save on top of the same revision: one of them wins at most. */
async function changePolicy(desk: Desk, dice: Dice): Promise<void> {
  const { known, findings } = desk;
  const policy = await settlePolicy(desk);
  const drafts: readonly SoakPolicy[] = (dice.chance(0.3) ? [0, 1] : [0]).map(() => ({
    tokensOn: dice.chance(0.8),
    readOnly: dice.chance(0.2),
  }));
  const saved = await Promise.all(
    drafts.map(async (draft) => {
      const pending = known.policy.begin(draft, performance.now());
      const payload = { revision: policy.revision, rules: { ...policy.rules, ...draft } };
      const ended = await invoke(desk, 'admin-page', 'policy/change', { ...ADMIN, payload });
      if (ended.kind === 'value') known.policy.settle(pending, performance.now());
      else if (!isUnsure(ended)) known.policy.drop(pending);
      return ended;
    }),
  );
  findings.count('policies saved', saved.filter(({ kind }) => kind === 'value').length);
  if (saved.filter(({ kind }) => kind === 'value').length > 1)
    findings.violation('two admins saved on top of the same revision');
  const { rules } = await settlePolicy(desk);
  // Not for long: there would be little to see.
  if (!rules.tokensOn) await delay(200);
  if (!rules.tokensOn || rules.readOnly) await restorePolicy(desk);
}

async function restorePolicy(desk: Desk): Promise<void> {
  const open = { tokensOn: true, readOnly: false };
  for (;;) {
    const policy = await settlePolicy(desk);
    if (policy.rules.tokensOn && !policy.rules.readOnly) return;
    const pending = desk.known.policy.begin(open, performance.now());
    const payload = { revision: policy.revision, rules: { ...policy.rules, ...open } };
    const ended = await invoke(desk, 'admin-page', 'policy/change', { ...ADMIN, payload });
    if (ended.kind !== 'value' && !isUnsure(ended)) desk.known.policy.drop(pending);
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

async function sweep(desk: Desk): Promise<void> {
  await reach(`${desk.url}/local/run/sweep`, { method: 'POST' });
  desk.findings.count('sweeps');
}
