/** What approvers do, behind the question whether they are any. */
import type { Actor, ProjectActor, Standings } from '../actor';
import type { ConsolePorts } from '../ports';
import { refuseStore, type Outcome } from '../refusal';
import { adminApprover, projectApprover, type Approver } from './approver';

type Decision<Payload, Value> = (
  payload: Payload,
  approver: Approver,
  ports: ConsolePorts,
) => Promise<Outcome<Value>>;

/** On the admin page. */
export const onSite =
  <Payload, Value>(decide: Decision<Payload, Value>, ports: ConsolePorts) =>
  async (payload: Payload, actor: Actor): Promise<Outcome<Value>> => {
    const approver = await adminApprover(actor, ports);
    return approver.ok ? decide(payload, approver.value, ports) : approver;
  };

/** On a project page. */
export const onProject =
  <Payload, Value>(decide: Decision<Payload, Value>, ports: ConsolePorts) =>
  async (payload: Payload, actor: ProjectActor, standings: Standings): Promise<Outcome<Value>> => {
    const policy = await ports.policies.read();
    if (!policy.ok) return refuseStore(policy.error);
    const approver = await projectApprover(actor, standings, policy.value.rules);
    return approver.ok ? decide(payload, approver.value, ports) : approver;
  };
