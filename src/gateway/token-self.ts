import { formatInstant } from '../base/time';
import { endsAt, type Ceiling } from '../policy/ceiling';
import { mayAdminister } from '../policy/powers';
import { isWithin } from '../policy/grant';
import { NO_RULES, saying, type ProjectRules } from '../policy/project-rules';
import type { BudgetLeft } from '../policy/budgets';
import type { Held, HeldProject, Hold } from '../policy/hold';
import type { Segments } from './canonical-path';
import { narrowerLimit } from '../policy/operation-limit';
import type { TokenRecord } from '../tokens/record';
import type { Authenticated } from './authenticate';

/** `GET /token/self`: what am I, what may I, until when. Needs no scope: every token may read itself. */
export const isTokenSelf = (method: string, segments: Segments): boolean =>
  method === 'GET' && segments.length === 2 && segments[0] === 'token' && segments[1] === 'self';

interface SelfToday {
  readonly ceiling: Ceiling;
  readonly hold: Hold;
  readonly left?: readonly BudgetLeft[] | undefined;
}

/** What the token was issued with, what of it holds under today's policy, what is frozen of it, and what its projects say beyond the policy. */
export function describeToken(
  { live, policy, projectRules }: Authenticated,
  { ceiling, hold, left = [] }: SelfToday,
): unknown {
  const { record, grant } = live;
  return {
    locator: record.locator,
    name: record.name,
    state: record.state,
    ownerId: record.ownerId,
    issuedAt: formatInstant(grant.issuedAt),
    expiresAt: formatInstant(grant.expiresAt),
    granted: {
      scopes: grant.scopes,
      effects: grant.effects,
      operations: grant.operations,
      reach: grant.reach,
      mayRotate: grant.mayRotate === true,
      ...(grant.admin ? { admin: grant.admin } : {}),
      limits: describeLimits(record),
    },
    ...rotationOf(record),
    today: {
      policyRevision: policy.revision,
      scopes: grant.scopes.filter(ceiling.allowsScope),
      effects: grant.effects.filter((effect) => ceiling.effects.has(effect)),
      operations: narrowerLimit(grant.operations, ceiling.operations),
      reach: grant.reach.kind === 'site' && !ceiling.siteWideTokens ? null : grant.reach,
      ...(grant.admin ? { admin: mayAdminister(grant, ceiling) ? grant.admin : [] } : {}),
      endsAt: formatInstant(endsAt(grant, ceiling)),
      ...(ceiling.kept ? { keptUntil: formatInstant(ceiling.kept.until) } : {}),
      ...(ceiling.stopsAt === undefined ? {} : { stopsAt: formatInstant(ceiling.stopsAt) }),
      ipRanges: policy.rules.ipRanges,
      budgets: left,
    },
    frozen: [
      ...hold.upon,
      ...hold.projects.filter(({ projectId }) => isWithin(grant.reach, [projectId])),
    ].map(describeHeld),
    projectRules: projectRules.projects
      .filter(({ project }) => isWithin(grant.reach, [project.id]))
      .map(({ project, rules }) => ({ projectId: project.id, ...withoutPeople(rules) })),
  };
}

/** Its place in the chain of rotations. */
const rotationOf = ({ predecessor, successor, retiresAt }: TokenRecord): object => ({
  ...(predecessor === undefined ? {} : { predecessor }),
  ...(successor === undefined ? {} : { successor }),
  ...(retiresAt === undefined ? {} : { retiresAt: formatInstant(retiresAt) }),
});

/** Who may ask is nothing that binds a token. */
const withoutPeople = (rules: ProjectRules): Partial<ProjectRules> =>
  saying({ ...rules, mayAsk: NO_RULES.mayAsk });

/** Of a required header the name: its value is nobody's to tell, and its digest nobody's to try on. */
function describeLimits({ notBeforeAt, limits }: TokenRecord): unknown {
  const { header, ...rest } = limits ?? {};
  return {
    ...(notBeforeAt === undefined ? {} : { validFrom: formatInstant(notBeforeAt) }),
    ...rest,
    ...(header === undefined ? {} : { header: header.name }),
  };
}

const describeHeld = ({ scope, what, until, ...rest }: Held | HeldProject): unknown => ({
  scope,
  what,
  ...('projectId' in rest ? { projectId: rest.projectId } : {}),
  ...(until === undefined ? {} : { until: formatInstant(until) }),
});
