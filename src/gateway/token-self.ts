import { formatInstant } from '../base/time';
import { endsAt, type Ceiling } from '../policy/ceiling';
import { mayAdminister } from '../policy/powers';
import { isWithin } from '../policy/decide';
import { NO_RULES, saying, type ProjectRules } from '../policy/project-rules';
import type { Held, HeldProject, Hold } from '../policy/hold';
import type { TokenRecord } from '../tokens/record';
import type { Segments } from './canonical-path';
import { narrowerLimit } from '../policy/operation-limit';
import type { Authenticated } from './authenticate';

/** `GET /token/self`: what am I, what may I, until when. Needs no scope: every token may read itself. */
export const isTokenSelf = (method: string, segments: Segments): boolean =>
  method === 'GET' && segments.length === 2 && segments[0] === 'token' && segments[1] === 'self';

/** What the token was issued with, what of it holds under today's policy, what is frozen of it, and what its projects say beyond the policy. */
export function describeToken(
  { live, policy, projectRules }: Authenticated,
  ceiling: Ceiling,
  hold: Hold,
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

const describeHeld = ({ scope, what, until, ...rest }: Held | HeldProject): unknown => ({
  scope,
  what,
  ...('projectId' in rest ? { projectId: rest.projectId } : {}),
  ...(until === undefined ? {} : { until: formatInstant(until) }),
});
