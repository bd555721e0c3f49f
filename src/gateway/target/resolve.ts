/**
 * What a request names → the projects and issues it touches. Always Jira's answer: a moved issue answers under its old key, an id has
 * no letters, a freed key may be another project's by now. Everything is asked at once; many issues in one question.
 */
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import type { Reach } from '../../policy/grant';
import type { PlacedIssue } from '../../policy/target';
import type { Refusal } from '../refusal';
import { placeIssues } from './place-issues';
import { barFast } from './bar-fast';
import { findOrigins } from './find-origins';
import type { Named } from './named';
import type { Origins } from './origins';
import { placeProjects } from './place-projects';
import type { ResolvePorts, Unplaced } from './resolve-ports';

export interface Resolved {
  readonly projects: readonly string[];
  readonly issues: readonly PlacedIssue[];
}

export async function resolve(
  named: readonly Named[],
  reach: Reach,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Resolved | Unplaced, Refusal>> {
  const barred = barFast(named, reach);
  if (barred) return ok(barred);
  const names = (kind: Named['kind']): readonly string[] =>
    named.flatMap((one) => (one.kind === kind ? [one.as] : []));

  const [issues, projects, origins] = await Promise.all([
    placeIssues(names('issue'), ports, now),
    placeProjects(names('project'), ports, now),
    findOrigins(named, ports.jira),
  ]);
  if (!origins.ok) return origins;
  if (!issues.ok) return issues;
  if (!projects.ok) return projects;
  if (issues.value === 'outside') return ok('outside');
  if (issues.value === 'absent-issue') return ok(absence(named));
  if (projects.value === undefined || origins.value === undefined) return ok('outside');
  return joinOrigins({ projects: projects.value, issues: issues.value }, origins.value, ports, now);
}

/** Links and comments belong to issues, which are placed in turn. */
async function joinOrigins(
  { projects, issues }: Resolved,
  origins: Origins,
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<Resolved | Unplaced, Refusal>> {
  const more = await placeIssues(origins.issues, ports, now);
  if (!more.ok) return fail(more.error);
  if (more.value === 'absent-issue' || more.value === 'outside') return ok('outside');
  return ok({
    projects: [...new Set([...projects, ...origins.projects])],
    issues: [...issues, ...more.value],
  });
}

/** Only a key that bears the letters of one of the token's projects is said to be absent. */
const absence = (named: readonly Named[]): Unplaced =>
  named.every(({ kind, as }) => kind !== 'issue' || !/^\d+$/.test(as)) ? 'absent-issue' : 'outside';
