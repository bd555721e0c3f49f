/**
 * What does this request touch, and what may the token's owner do there? Both are asked of Jira side by side, as far as the second
 * can be asked before the first is answered.
 */
import { ok, type Result } from '../base/result';
import type { Recent } from '../base/recent';
import type { Instant } from '../base/time';
import type { Permission } from '../catalogue/permission';
import { isWithin, judgeReach, type Findings } from '../policy/decide';
import type { Reach } from '../policy/grant';
import { needsOf, type Need, type Standing } from '../policy/standing';
import type { Target } from '../policy/target';
import { keyOf } from './known';
import type { ReadyRequest } from './ready-request';
import type { Refusal } from './refusal';
import { askStanding, type StandingPorts } from './standing/ask-standing';
import { aim, type Aim } from './target/aim';
import { barFast } from './target/bar-fast';
import type { Named } from './target/named';
import { placeSubtasks } from './target/place-subtasks';
import { resolve, type Resolved } from './target/resolve';
import { typeCustomValues } from './target/type-custom-values';

/** A request with its permissions complete, and what was found out about it. */
export interface Found {
  readonly request: ReadyRequest;
  readonly findings: Findings;
}

export async function findTarget(
  ready: ReadyRequest,
  reach: Reach,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Found, Refusal>> {
  const aimed = aim(ready, reach);
  const { request } = aimed;
  const located = await locate(aimed, reach, ports, now);
  if (!located.ok) return located;
  const { target, guessed } = located.value;
  // What is out of reach costs no question about its owner: `decide` denies it whatever the standing is.
  if (judgeReach(reach, request, target)) return ok({ request, findings: { target, standing: NOT_ASKED } });
  // What could not be told a moment ago is not asked again.
  if (guessed && guessed.kind !== 'known') return ok({ request, findings: { target, standing: guessed } });
  const needs = [...needsOf(request.permissions, target), ...browseNeeds(target, reach)];
  const standing = await askStanding(needs, ports, now);
  return standing.ok ? ok({ request, findings: { target, standing: standing.value } }) : standing;
}

const NOT_ASKED: Standing = { kind: 'unknown', why: 'no-answer' };

interface Located {
  readonly target: Target;
  /** What was learnt of the owner meanwhile. */
  readonly guessed?: Standing;
}

/** What was aimed at, placed by Jira. Standing that can be guessed to be needed is asked for meanwhile, and remembered. */
async function locate(
  aimed: Aim,
  reach: Reach,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Located, Refusal>> {
  if (aimed.kind === 'settled') return ok({ target: aimed.target });
  const barred = barFast(aimed.names.named, reach);
  if (barred) return ok({ target: { kind: barred } });
  const typed = await typeCustomValues(aimed.names.customValues, ports, now);
  if (!typed.ok) return typed;
  if ('part' in typed.value)
    return ok({ target: { kind: 'unresolved', where: 'body', part: typed.value.part } });
  const named = [...aimed.names.named, ...typed.value.named];

  const [placed, guessed] = await Promise.all([
    place({ ...aimed, named }, reach, ports, now),
    askStanding(guessNeeds({ ...aimed, named }, reach, ports, now), ports, now),
  ]);
  if (!placed.ok) return placed;
  return guessed.ok ? ok({ target: placed.value, guessed: guessed.value }) : guessed;
}

async function place(
  { named, request, mode }: Guessed,
  reach: Reach,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Target, Refusal>> {
  if (mode === 'verify') return ok({ kind: 'in-reply' });
  const resolved = await resolve(named, reach, ports, now);
  if (!resolved.ok) return resolved;
  if (resolved.value === 'outside' || resolved.value === 'absent-issue') return ok({ kind: resolved.value });
  if (mode === 'confine')
    return ok({ kind: touches(reach, request, resolved.value) ? 'in-reply' : 'outside' });
  const whole = await placeSubtasks(request, resolved.value, ports, now);
  if (!whole.ok) return whole;
  return ok(typeof whole.value === 'string' ? { kind: whole.value } : { kind: 'places', ...whole.value });
}

/** A board may show several projects' issues: one of the token's is enough, for its lists of issues are confined. */
function touches(reach: Reach, { operation }: ReadyRequest, { projects, issues }: Resolved): boolean {
  const within = (ids: readonly string[]): boolean => isWithin(reach, ids);
  if (!within(issues.map(({ projectId }) => projectId))) return false;
  return operation.locator.kind === 'jql'
    ? projects.length === 0 || projects.some((id) => within([id]))
    : within(projects);
}

/** Where Jira's reply shows what is touched, it is bounded by the projects that the owner may browse. */
const browseNeeds = (target: Target, reach: Reach): readonly Need[] =>
  target.kind === 'in-reply' && reach.kind === 'projects'
    ? reach.projects.map(({ id }) => ({ permission: BROWSE, subject: { kind: 'project', id } }))
    : [];

const BROWSE: Permission = 'BROWSE_PROJECTS';

/** What is aimed at, with what its custom values name. */
type Guessed = Extract<Aim, { kind: 'named' }> & { readonly named: readonly Named[] };

/** The needs that will arise if every id is what it was a moment ago. A wrong guess costs nothing but its answer. */
function guessNeeds(
  { named, request, mode }: Guessed,
  reach: Reach,
  { known, installation }: StandingPorts,
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
