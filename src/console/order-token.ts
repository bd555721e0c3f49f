import { fail, ok } from '../base/result';
import type { ProjectRef } from '../policy/grant';
import { problem } from '../policy/problem';
import type { ProjectActor, Standings } from './actor';
import type { IssuedTokenView } from './contract';
import { issueToken, type Order } from './issue-token';
import type { ConsolePorts } from './ports';
import { refuse, type Outcome } from './refusal';

/** An order as the page sends it: further projects by id, of which nothing is believed. */
export interface PlacedOrder extends Omit<Order, 'further'> {
  readonly projectIds: readonly string[];
}

/** Issues a token for the page's project and the further ones, each of which Jira must show to the person who asks, now. */
export async function orderToken(
  order: PlacedOrder,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<IssuedTokenView>> {
  const whole = await withFurther(order, actor, standings);
  return whole.ok ? issueToken(whole.value, { actor, standings, ports }) : whole;
}

/** The order with its further projects as Jira shows them to the person. */
export async function withFurther(
  { projectIds, ...order }: PlacedOrder,
  actor: ProjectActor,
  standings: Standings,
): Promise<Outcome<Order>> {
  const further = await findFurther(
    projectIds.filter((id) => id !== actor.project.id),
    standings,
  );
  return further.ok ? ok({ ...order, further: further.value }) : further;
}

async function findFurther(
  ids: readonly string[],
  standings: Standings,
): Promise<Outcome<readonly ProjectRef[]>> {
  const found = await Promise.all(ids.map((id) => standings.findProject(id)));
  const projects: ProjectRef[] = [];
  const problems = [];
  for (const [at, one] of found.entries()) {
    if (!one.ok) return refuse('standing-unknown');
    if (one.value) projects.push(one.value);
    else problems.push(problem(`projectIds.${at}`, 'project-not-visible'));
  }
  return problems.length === 0 ? ok(projects) : fail({ problems });
}
