import { ok } from '../base/result';
import type { ProjectActor, Standings } from './actor';
import type { IssuedTokenView } from './contract';
import { findProjects } from './find-projects';
import { issueToken, type OrderForm } from './issue-token';
import type { ConsolePorts } from './ports';
import { object, type Outcome } from './refusal';

/** An order as the page sends it: further projects by id, of which nothing is believed. */
export interface PlacedOrder extends Omit<OrderForm, 'further'> {
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
): Promise<Outcome<OrderForm>> {
  const found = await findProjects(
    projectIds.filter((id) => id !== actor.project.id),
    standings,
  );
  if (!found.ok) return found;
  const { projects, problems } = found.value;
  return problems.length === 0 ? ok({ ...order, further: projects }) : object(problems);
}
