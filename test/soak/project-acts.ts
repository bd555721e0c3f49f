/** The admins of projects: for a while they let tokens only read there. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ProjectRuleDeskView } from '../../src/console/contract';
import { invoke, isUnsure, type Desk, type Ended } from './desk';
import type { Dice } from './dice';
import { PROJECT_KEYS, type ProjectKey } from './people';
import { insist } from './policy-desk';

export async function actAsProjectAdmins(desk: Desk, dice: Dice): Promise<void> {
  while (!desk.isOver()) {
    await ruleForAWhile(desk, dice);
    await delay(1_500);
  }
}

async function ruleForAWhile(desk: Desk, dice: Dice): Promise<void> {
  const { known, findings } = desk;
  const project = dice.of(PROJECT_KEYS);
  const pending = known.ruled.begin(project, performance.now());
  const ended = await save(desk, project, true);
  if (ended.kind === 'value') {
    known.ruled.settle(pending, performance.now());
    findings.count('projects that narrowed');
  } else if (!isUnsure(ended)) {
    known.ruled.drop(pending);
    return;
  }
  await delay(200);
  await lift(desk);
}

const read = (desk: Desk, project: ProjectKey): Promise<ProjectRuleDeskView> =>
  insist(desk, () => invoke(desk, 'project-page', 'project-rule/read', { user: 'admin', project }));

async function save(desk: Desk, project: ProjectKey, readOnly: boolean): Promise<Ended<ProjectRuleDeskView>> {
  const { revision, rules } = await read(desk, project);
  const payload = { revision, rules: { ...rules, readOnly } };
  return invoke(desk, 'project-page', 'project-rule/change', { user: 'admin', project, payload });
}

/** Until no project says anything: a storm may have left a rule that nobody was told of. */
async function lift(desk: Desk): Promise<void> {
  const { ruled } = desk.known;
  for (;;) {
    const left: ProjectKey[] = [];
    for (const project of PROJECT_KEYS) if ((await read(desk, project)).rules.readOnly) left.push(project);
    if (left.length === 0) {
      ruled.narrow((one) => one === 'nothing', performance.now());
      return;
    }
    if (!ruled.possible(performance.now(), performance.now()).includes('nothing'))
      ruled.begin('nothing', performance.now());
    for (const project of left) await save(desk, project, false);
  }
}
