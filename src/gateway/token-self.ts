import { formatInstant } from '../base/time';
import { ceilingOf, endsAt } from '../policy/ceiling';
import { isWithin } from '../policy/decide';
import type { BudgetLeft } from '../policy/budgets';
import type { Held, HeldProject, Hold } from '../policy/hold';
import type { Segments } from './canonical-path';
import { narrowerLimit } from '../policy/operation-limit';
import type { TokenRecord } from '../tokens/record';
import type { Authenticated } from './authenticate';

/** `GET /token/self`: what am I, what may I, until when. Needs no scope: every token may read itself. */
export const isTokenSelf = (method: string, segments: Segments): boolean =>
  method === 'GET' && segments.length === 2 && segments[0] === 'token' && segments[1] === 'self';

/** What the token was issued with, what of it holds under today's policy, and what is frozen of it. */
export function describeToken(
  { live, policy }: Authenticated,
  hold: Hold,
  left: readonly BudgetLeft[] = [],
): unknown {
  const { record, grant } = live;
  const ceiling = ceilingOf(policy.rules);
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
      limits: describeLimits(record),
    },
    today: {
      policyRevision: policy.revision,
      scopes: grant.scopes.filter(ceiling.allowsScope),
      effects: grant.effects.filter((effect) => ceiling.effects.has(effect)),
      operations: narrowerLimit(grant.operations, ceiling.operations),
      reach: grant.reach.kind === 'site' && !ceiling.siteWideTokens ? null : grant.reach,
      endsAt: formatInstant(endsAt(grant, ceiling)),
      ipRanges: policy.rules.ipRanges,
      budgets: left,
    },
    frozen: [
      ...hold.upon,
      ...hold.projects.filter(({ projectId }) => isWithin(grant.reach, [projectId])),
    ].map(describeHeld),
  };
}

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
