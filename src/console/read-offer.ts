import { ok } from '../base/result';
import { listScopeFacts } from '../catalogue/scope-facts';
import { ADMIN_POWERS } from '../policy/admin-power';
import { ceilingOf, type Ceiling } from '../policy/ceiling';
import { ceilingsOf } from '../policy/policy-for';
import { findRule, meet, saying } from '../policy/project-rules';
import type { Rules } from '../policy/rules';
import type { Who, WhoKind } from '../policy/who';
import { barrierOf, PURPOSES } from '../policy/purposes';
import type { ProjectActor, Standings } from './actor';
import type { Offer } from './contract';
import { mayCreateForOthers } from './for-others/may-create';
import { findAsking, type Asking } from './may-ask';
import { projectApprover } from './orders/approver';
import type { ConsolePorts } from './ports';
import { FURTHER_PROJECTS_MAX } from './payloads';
import { findEndingSoon } from './ending-soon';
import { findHalted } from './linked-tokens';
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
  const [policy, book, address, rights] = await Promise.all([
    ports.policies.read(),
    ports.ruleBooks.read(),
    ports.gateway.find(),
    standings.findRights(actor.project.id, TELLING_PERMISSIONS),
  ]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);
  if (!address.ok) return refuseStore(address.error);
  const own = findRule(book.value, actor.project.id)?.rules;
  const rules = meet(policy.value.rules, own ? [own] : []);
  const asking = await findAsking(policy.value.rules, book.value, { actor, standings, ports });
  if (!asking.ok) return asking.error === 'unknown' ? refuse('standing-unknown') : refuseStore(asking.error);
  const { living, ...mayAsk } = asking.value;
  const now = ports.clock.now();
  const ceiling = ceilingOf({ ...rules, readOnly: rules.readOnly || mayAsk.changesBarred === true });
  const administers = rights.ok && rights.value.get('ADMINISTER_PROJECTS') === true;
  return ok({
    ...mayAsk,
    endingSoon: findEndingSoon(living, ceilingsOf(policy.value, now), now),
    halted: findHalted(living),
    selfRotation: rules.selfRotation,
    tokensOn: ceiling.tokensOn,
    mayAsk: narrowestKind(rules.mayAsk, own?.mayAsk),
    ...(own ? { projectRules: saying(own) } : {}),
    administersProject: actor.isJiraAdmin || administers,
    tokensPerPersonMax: rules.tokensPerPersonMax,
    approval: rules.approval,
    // Where Jira does not say, not now.
    approves: (await projectApprover(actor, standings, policy.value)).ok,
    mayCreateForOthers: await isOfferedForOthers(asking.value, policy.value.rules, { actor, ports }),
    project: actor.project,
    isJiraAdmin: actor.isJiraAdmin,
    scopes: listScopeFacts().map((facts) => ({ ...facts, isAllowed: ceiling.allowsScope(facts.name) })),
    purposes: offeredPurposes(ceiling),
    effects: [...ceiling.effects],
    readOnly: rules.readOnly,
    operations: rules.operations,
    siteWide: ceiling.siteWideTokens && actor.isJiraAdmin,
    adminPowers: adminPowersFor(actor, rules),
    ...(rights.ok ? { ownRights: tellingRights(rights.value) } : {}),
    lifetimeDaysMax: rules.lifetimeDaysMax,
    lifetimeDaysDefault: rules.lifetimeDaysDefault,
    addressKnown: rules.trustClientAddress,
    budgets: rules.budgets,
    furtherProjectsMax: FURTHER_PROJECTS_MAX,
    gatewayUrl: address.value,
  });
}

/** Whoever may not ask here may not for others either. Where Jira does not say, not now. */
async function isOfferedForOthers(
  { barredBy }: Pick<Asking, 'barredBy'>,
  rules: Rules,
  { actor, ports }: { readonly actor: ProjectActor; readonly ports: ConsolePorts },
): Promise<boolean> {
  if (barredBy === 'mayAsk') return false;
  const may = await mayCreateForOthers(rules, actor, ports);
  return may.ok && may.value;
}

const tellingRights = (held: ReadonlyMap<string, boolean>) =>
  TELLING_PERMISSIONS.map((permission) => ({ permission, held: held.get(permission) === true }));

const offeredPurposes = (ceiling: Ceiling) =>
  PURPOSES.map((purpose) => {
    const barredBy = barrierOf(purpose, ceiling);
    return barredBy === undefined ? purpose : { ...purpose, barredBy };
  });

const adminPowersFor = ({ isJiraAdmin }: ProjectActor, { adminTokens }: Rules) =>
  adminTokens && isJiraAdmin ? ADMIN_POWERS : [];

/** One word for both: the project's where it says one, unless the site lets Jira admins alone ask. */
const narrowestKind = (site: Who, project: Who | undefined): WhoKind =>
  !project || project.kind === 'everyone' || site.kind === 'jira-admins' ? site.kind : project.kind;
