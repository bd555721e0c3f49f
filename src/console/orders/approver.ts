import { ok } from '../../base/result';
import type { Rules } from '../../policy/rules';
import type { Order } from '../../tokens/order';
import type { Actor, ProjectActor, Standings } from '../actor';
import type { ConsolePorts } from '../ports';
import { refuse, refuseStore, type Outcome } from '../refusal';

/** Somebody who approves, with what they may see of it. */
export interface Approver {
  readonly accountId: string;
  readonly rules: Rules;
  /** The project whose list they see; absent: all of the site. */
  readonly projectId?: string | undefined;
  readonly mayRead: (order: Order) => Promise<Outcome<boolean>>;
}

/** A Jira admin approves every order. */
export async function adminApprover({ accountId }: Actor, ports: ConsolePorts): Promise<Outcome<Approver>> {
  const policy = await ports.policies.read();
  if (!policy.ok) return refuseStore(policy.error);
  return ok({ accountId, rules: policy.value.rules, mayRead: () => Promise.resolve(ok(true)) });
}

/**
 * On a project page: where the policy says so, whoever administers that project; of its orders those alone all of whose projects they
 * administer, never one for the site. Asked of Jira now. Nobody else learns whether there is any order.
 */
export async function projectApprover(
  { accountId, isJiraAdmin, project }: ProjectActor,
  standings: Standings,
  rules: Rules,
): Promise<Outcome<Approver>> {
  if (rules.approval.approvers !== 'project-admins') return refuse('not-approver');
  const administers = administeredBy(isJiraAdmin, standings);
  const here = await administers(project.id);
  if (!here.ok) return here;
  if (!here.value) return refuse('not-approver');
  const mayRead = async ({ wish: { reach } }: Order): Promise<Outcome<boolean>> => {
    if (reach.kind === 'site') return ok(false);
    for (const { id } of reach.projects) {
      const one = await administers(id);
      if (!one.ok || !one.value) return one;
    }
    return ok(true);
  };
  return ok({ accountId, rules, projectId: project.id, mayRead });
}

/** Each project is asked about once in a call. */
function administeredBy(isJiraAdmin: boolean, standings: Standings) {
  const asked = new Map<string, Promise<Outcome<boolean>>>();
  const ask = async (id: string): Promise<Outcome<boolean>> => {
    if (isJiraAdmin) return ok(true);
    const rights = await standings.findRights(id, ['ADMINISTER_PROJECTS']);
    return rights.ok ? ok(rights.value.get('ADMINISTER_PROJECTS') === true) : refuse('standing-unknown');
  };
  return (id: string): Promise<Outcome<boolean>> => {
    const known = asked.get(id) ?? ask(id);
    asked.set(id, known);
    return known;
  };
}
