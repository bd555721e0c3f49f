import type { Recent } from '../../base/recent';
import type { Instant } from '../../base/time';
import type { Permission } from '../../catalogue/permission';
import type { Reach } from '../../policy/grant';
import { needsOf, type Need } from '../../policy/standing';
import type { Target } from '../../policy/target';
import { keyOf } from '../known';
import type { AimedAt } from './aim';
import type { Named } from './named';
import type { ResolvePorts } from './resolve-ports';

/** Where Jira's reply shows what is touched, it is bounded by the projects that the owner may browse. */
export const browseNeeds = (target: Target, reach: Reach): readonly Need[] =>
  target.kind === 'in-reply' && reach.kind === 'projects'
    ? reach.projects.map(({ id }) => ({ permission: BROWSE, subject: { kind: 'project', id } }))
    : [];

const BROWSE: Permission = 'BROWSE_PROJECTS';

/** The needs that will arise if every id is what it was a moment ago. A wrong guess costs nothing but its answer. */
export function guessNeeds(
  { named, request, mode }: AimedAt,
  reach: Reach,
  { known, installation }: ResolvePorts,
  now: Instant,
): readonly Need[] {
  const idsOf = (kind: Named['kind'], hints: Recent<string>): readonly string[] =>
    named.flatMap((one) => {
      if (one.kind !== kind) return [];
      const id = /^\d+$/.test(one.as) ? one.as : hints.recall(keyOf(installation, one.as.toUpperCase()), now);
      return id === undefined ? [] : [id];
    });
  const issues = idsOf('issue', known.issueIds).map((id) => ({ id, projectId: '' }));
  const places: Target = { kind: 'places', projects: idsOf('project', known.projects), issues };
  return mode === 'place'
    ? needsOf(request.permissions, places)
    : [...needsOf([BROWSE], places), ...browseNeeds({ kind: 'in-reply' }, reach)];
}
