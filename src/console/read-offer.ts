import { ok } from '../base/result';
import { listScopeFacts } from '../catalogue/scope-facts';
import { ceilingOf } from '../policy/ceiling';
import { barrierOf, PURPOSES } from '../policy/purposes';
import type { ProjectActor, Standings } from './actor';
import type { Offer } from './contract';
import { findAsking } from './may-ask';
import { projectApprover } from './orders/approver';
import type { ConsolePorts } from './ports';
import { FURTHER_PROJECTS_MAX } from './payloads';
import { findEndingSoon } from './ending-soon';
import { refuse, refuseStore, type Outcome } from './refusal';

/** What most tells people what their tokens cannot do, because they cannot. */
export const TELLING_PERMISSIONS: readonly string[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ADD_COMMENTS',
  'WORK_ON_ISSUES',
  'DELETE_ISSUES',
  'ADMINISTER_PROJECTS',
];

/** What may be asked for here, by this person, and what stands against the rest. */
export async function readOffer(
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<Offer>> {
  const [policy, address, rights] = await Promise.all([
    ports.policies.read(),
    ports.gateway.find(),
    standings.findRights(actor.project.id, TELLING_PERMISSIONS),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!address.ok) return refuseStore(address.error);
  const { rules } = policy.value;
  const asking = await findAsking(rules, { actor, standings, ports });
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  const ceiling = ceilingOf(rules);
  const { living, ...mayAsk } = asking.value;
  return ok({
    ...mayAsk,
    endingSoon: findEndingSoon(living, ceiling, ports.clock.now()),
    tokensOn: ceiling.tokensOn,
    mayAsk: rules.mayAsk,
    tokensPerPersonMax: rules.tokensPerPersonMax,
    approval: rules.approval,
    // Where Jira does not say, not now.
    approves: (await projectApprover(actor, standings, rules)).ok,
    project: actor.project,
    isJiraAdmin: actor.isJiraAdmin,
    scopes: listScopeFacts().map((facts) => ({ ...facts, isAllowed: ceiling.allowsScope(facts.name) })),
    purposes: PURPOSES.map((purpose) => {
      const barredBy = barrierOf(purpose, ceiling);
      return barredBy === undefined ? purpose : { ...purpose, barredBy };
    }),
    effects: [...ceiling.effects],
    readOnly: rules.readOnly,
    operations: rules.operations,
    siteWide: ceiling.siteWideTokens && actor.isJiraAdmin,
    ...(rights.ok
      ? {
          ownRights: TELLING_PERMISSIONS.map((permission) => ({
            permission,
            held: rights.value.get(permission) === true,
          })),
        }
      : {}),
    lifetimeDaysMax: rules.lifetimeDaysMax,
    lifetimeDaysDefault: rules.lifetimeDaysDefault,
    furtherProjectsMax: FURTHER_PROJECTS_MAX,
    gatewayUrl: address.value,
  });
}
