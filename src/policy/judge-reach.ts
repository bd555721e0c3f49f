/** Does what a request touches stay within how far the token reaches today? Pure. */
import { unreachable } from '../base/invariant';
import type { Effect } from '../catalogue/operation';
import type { Denial } from './decision';
import { frozen } from './frozen';
import { isWithin } from './grant';
import { judgeAnyTouch, judgeTouch, type ReachToday } from './hold';
import { judgeStanding } from './judge-standing';
import type { Judged } from './judged';
import type { Standing } from './standing';
import type { Target, Unresolved } from './target';

/** INVARIANT: a case that is not named here does not pass; a later kind of target is added here, never assumed. */
export function judgeReach(
  reach: ReachToday,
  { operation, effects }: Pick<Judged, 'operation' | 'effects'>,
  target: Target,
): Denial | undefined {
  if (operation.beyondStanding) return unresolved('beyond-standing');
  const onlyReads = effects.every((effect) => effect === 'read');
  switch (target.kind) {
    case 'site-metadata':
    case 'self':
      // Metadata belongs to nobody's project: it may be read, never changed.
      return onlyReads ? undefined : outside;
    case 'in-reply':
      return onlyReads ? judgeBeside(reach, target) : unresolved('deny');
    case 'places':
      return judgeTouched(reach, target, effects);
    case 'site':
      return reach.kind === 'site' ? judgeSite(reach, effects) : unresolved('deny');
    case 'frozen':
      return frozen(target.held);
    case 'outside':
      return outside;
    case 'absent-issue':
      return { reason: 'target-absent', decidedBy: 'token.projects' };
    case 'unresolved':
      return unresolved(target.where, target.part);
    default:
      return unreachable(target, 'judgeReach');
  }
}

/** What is shown is judged with the reply; what it is asked of must not be frozen. */
const judgeBeside = (
  reach: ReachToday,
  { beside = [] }: Extract<Target, { kind: 'in-reply' }>,
): Denial | undefined => judgeFrozen(reach, projectsOf({ projects: [], issues: beside }));

function judgeTouched(reach: ReachToday, target: Places, effects: readonly Effect[]): Denial | undefined {
  const touched = projectsOf(target);
  if (touched.length === 0) return unresolved('deny');
  return isWithin(reach, touched) ? judgeFrozen(reach, touched, effects) : outside;
}

/** Whether these places may be seen or touched with `permissions`: for what shows only in Jira's reply. */
export const judgePlaces = (
  reach: ReachToday,
  permissions: readonly string[],
  { target, standing }: { readonly target: Places; readonly standing: Standing },
): Denial | undefined => {
  const places = projectsOf(target);
  if (!isWithin(reach, places)) return outside;
  return judgeFrozen(reach, places) ?? judgeStanding(standing, { permissions }, target);
};

const projectsOf = ({ projects, issues }: Pick<Places, 'projects' | 'issues'>): readonly string[] => [
  ...projects,
  ...issues.map(({ projectId }) => projectId),
];

/** Without effects: whether they may be shown. */
function judgeFrozen(
  reach: ReachToday,
  projectIds: readonly string[],
  effects?: readonly Effect[],
): Denial | undefined {
  const held = judgeTouch(reach.frozen, projectIds, effects);
  return held && frozen(held);
}

/** What is of no project may be of each: nobody can say that it is not of the frozen one. */
function judgeSite({ frozen: projects }: ReachToday, effects: readonly Effect[]): Denial | undefined {
  const held = judgeAnyTouch(projects, effects);
  return held && frozen(held);
}

type Places = Extract<Target, { kind: 'places' }>;

const unresolved = (where: Unresolved | 'beyond-standing', part?: string): Denial => ({
  reason: 'target-unresolved',
  decidedBy: 'token.projects',
  where,
  part,
});

const outside: Denial = { reason: 'project-outside', decidedBy: 'token.projects' };
