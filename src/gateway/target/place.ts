import { ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { isWithin } from '../../policy/grant';
import { judgeTouch, type Held, type ReachToday } from '../../policy/hold';
import type { PlacedIssue, Target } from '../../policy/target';
import type { Refusal } from '../refusal';
import type { AimedAt } from './aim';
import type { Named } from './named';
import { placeSubtasks } from './place-subtasks';
import { resolve, type Resolved } from './resolve';
import type { ResolvePorts } from './resolve-ports';

/** Where all that is aimed at is. */
export async function place(
  { named, request, mode }: AimedAt,
  reach: ReachToday,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Target, Refusal>> {
  if (mode === 'verify') return ok({ kind: 'in-reply' });
  if (request.operation.locator.kind === 'jql') return placeBeside(named, reach, ports, now);
  const resolved = await resolve(named, reach, ports, now);
  if (!resolved.ok) return resolved;
  if (resolved.value === 'outside' || resolved.value === 'absent-issue') return ok({ kind: resolved.value });
  if (mode === 'confine') return ok(placeForReply(projectsOf(resolved.value), reach));
  const whole = await placeSubtasks(request, resolved.value, ports, now);
  if (!whole.ok) return whole;
  return ok(typeof whole.value === 'string' ? { kind: whole.value } : { kind: 'places', ...whole.value });
}

/** A reply is confined by issue and project; what it is asked of must be in reach itself. */
function placeForReply(projectIds: readonly string[], reach: ReachToday): Target {
  if (!isWithin(reach, projectIds)) return { kind: 'outside' };
  const held = judgeTouch(reach.frozen, projectIds);
  return held ? { kind: 'frozen', held } : { kind: 'in-reply' };
}

/**
 * What a search names beside its JQL: a board, a sprint, an epic. Each must be of the token's projects, but a board or sprint may show
 * others as well: the issues that are listed are confined.
 */
async function placeBeside(
  named: readonly Named[],
  reach: ReachToday,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Target, Refusal>> {
  const others = named.filter(({ kind }) => kind !== 'issue');
  if (others.length > BESIDE_MAX) return ok({ kind: 'outside' });
  // Issues are placed in one question, boards and sprints each in its own: each must be of one of the token's projects.
  const parts = [named.filter(({ kind }) => kind === 'issue'), ...others.map((one) => [one])];
  const placed = await Promise.all(parts.map((part) => resolve(part, reach, ports, now)));
  const beside: PlacedIssue[] = [];
  for (const one of placed) {
    if (!one.ok) return one;
    if (typeof one.value === 'string') return ok({ kind: one.value });
    if (!isReached(one.value, reach)) return ok({ kind: 'outside' });
    const held = heldOf(one.value, reach);
    if (held) return ok({ kind: 'frozen', held });
    beside.push(...one.value.issues);
  }
  return ok({ kind: 'in-reply', beside });
}

/** One of the projects that a board or sprint shows is enough; every issue must be of the token's. */
const isReached = ({ projects, issues }: Resolved, reach: ReachToday): boolean =>
  (projects.length === 0 || projects.some((id) => isWithin(reach, [id]))) &&
  issues.every(({ projectId }) => isWithin(reach, [projectId]));

/** A board or sprint of which every project that is in reach is frozen. Issues are judged with the target. */
function heldOf({ projects }: Resolved, reach: ReachToday): Held | undefined {
  const held = projects.filter((id) => isWithin(reach, [id])).map((id) => judgeTouch(reach.frozen, [id]));
  return held.includes(undefined) ? undefined : held[0];
}

const projectsOf = ({ projects, issues }: Resolved): readonly string[] => [
  ...projects,
  ...issues.map(({ projectId }) => projectId),
];

/** A path names a board and a sprint at most. */
const BESIDE_MAX = 5;
