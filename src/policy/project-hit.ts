/** What a change of a project's own rules would do, in that project, to a token that lives today. Pure. */
import { DAY_MS, type Instant } from '../base/time';
import type { Operation } from '../catalogue/operation';
import { tokenReachOf } from '../catalogue/token-reach';
import { endsAt, type Ceiling } from './ceiling';
import { cappedFrom, type Grant } from './grant';
import type { HitKind } from './policy-hit';
import { powersOf, stoppedBy } from './powers';
import { judgeProjectRules } from './project-hold';
import type { ProjectRules } from './project-rules';

/** The rules of one project before and after, under the site's ceiling for tokens of one age. */
export interface ProjectChange {
  readonly ceiling: Ceiling;
  readonly before: ProjectRules;
  readonly after: ProjectRules;
  readonly now: Instant;
}

/** Tells of each grant that reaches the project what the change does to it there: `stopped` alone, or some of the others, or nothing. */
export function projectHitsOf({
  ceiling,
  before,
  after,
  now,
}: ProjectChange): (grant: Grant) => readonly HitKind[] {
  const powersBy = rememberingPowers(ceiling, now);
  return (grant) => {
    const { all, under } = powersBy(grant);
    if (now >= endsAt(grant, ceiling) || stoppedBy(grant, ceiling, now, all) !== undefined) return [];
    const [ends, endsThen] = [endsHere(grant, before, ceiling), endsHere(grant, after, ceiling)];
    const had = now < ends ? under(before) : [];
    const keeps = new Set(now < endsThen ? under(after) : []);
    if (had.length === 0) return [];
    if (!had.some((operation) => keeps.has(operation))) return ['stopped'];
    return [
      ...(endsThen < ends ? (['shortened'] as const) : []),
      ...(had.some((operation) => !keeps.has(operation)) ? (['narrowed'] as const) : []),
    ];
  };
}

/** When it does nothing more in the project. */
const endsHere = (grant: Grant, { lifetimeDaysMax: days }: ProjectRules, ceiling: Ceiling): Instant =>
  Math.min(endsAt(grant, ceiling), days === null ? Infinity : cappedFrom(grant) + days * DAY_MS);

interface Powers {
  /** Whatever the project says. */
  readonly all: readonly Operation[];
  /** Of those that reach a project, what these rules leave, whatever they say of age. */
  readonly under: (rules: ProjectRules) => readonly Operation[];
}

/** Of many tokens most share a few sets of powers. */
function rememberingPowers(ceiling: Ceiling, now: Instant): (grant: Grant) => Powers {
  const known = new Map<string, Powers>();
  return (grant) => {
    const { scopes, effects, operations, reach, admin } = grant;
    const key = JSON.stringify([scopes, effects, operations, reach.kind, admin]);
    const powers = known.get(key) ?? powersIn(grant, ceiling, now);
    known.set(key, powers);
    return powers;
  };
}

function powersIn(grant: Grant, ceiling: Ceiling, now: Instant): Powers {
  const all = powersOf(grant, ceiling);
  const here = all.filter((operation) => tokenReachOf(operation) === 'projects');
  const known = new Map<ProjectRules, readonly Operation[]>();
  return {
    all,
    under: (rules) => {
      const left = known.get(rules) ?? here.filter((operation) => passes(operation, rules, grant, now));
      known.set(rules, left);
      return left;
    },
  };
}

const passes = (operation: Operation, rules: ProjectRules, grant: Grant, now: Instant): boolean =>
  judgeProjectRules(
    { ...rules, lifetimeDaysMax: null },
    { operation, effects: [operation.effect] },
    grant,
    now,
  ) === undefined;
