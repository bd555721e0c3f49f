/** What of a freeze holds for one token at one moment, and whether it stands against a request. Pure. */
import { SECOND_MS, type Instant } from '../base/time';
import type { Effect } from '../catalogue/operation';
import { frozenAt, isFreezeOf, type Bearer, type Freeze, type FreezeOf, type FreezeWhat } from './freeze';
import type { Reach } from './grant';
import type { RuleDenial } from './rule-denial';

/** As callers are told of it: whose tokens, what, until when. No words of people. */
export interface Held {
  readonly scope: FreezeOf['kind'];
  readonly what: FreezeWhat;
  readonly until?: Instant | undefined;
  /** Whole seconds until then, at least one. */
  readonly thawsInS?: number | undefined;
  /** What is told in its place where it is no freeze, but a rule of the project. */
  readonly denial?: RuleDenial | undefined;
}

export interface HeldProject extends Held {
  readonly scope: 'project';
  readonly projectId: string;
}

/** The part of a freeze that is about one token. */
export interface Hold {
  /** Of the site, of its owner, of itself. */
  readonly upon: readonly Held[];
  /** Every frozen project of the site: a token may touch one without being bound to it. */
  readonly projects: readonly HeldProject[];
}

export const NO_HOLD: Hold = { upon: [], projects: [] };

/** How far a token reaches, and what of that is frozen. */
export type ReachToday = Reach & { readonly frozen?: readonly HeldProject[] };

export function holdOn(freeze: Freeze, bearer: Bearer, now: Instant): Hold {
  const upon: Held[] = [];
  const projects: HeldProject[] = [];
  for (const entry of frozenAt(freeze, now)) {
    const { of, what, until } = entry;
    const facts =
      until === undefined ? { what } : { what, until, thawsInS: Math.ceil((until - now) / SECOND_MS) };
    if (of.kind === 'project') projects.push({ scope: of.kind, ...facts, projectId: of.project.id });
    else if (isFreezeOf(entry, bearer)) upon.push({ scope: of.kind, ...facts });
  }
  return upon.length + projects.length === 0 ? NO_HOLD : { upon, projects };
}

/** `ruled`: what the projects' own rules hold, in the form of frozen projects. */
export const reachToday = (
  reach: Reach,
  { projects }: Hold,
  ruled: readonly HeldProject[] = [],
): ReachToday =>
  projects.length + ruled.length === 0 ? reach : { ...reach, frozen: [...projects, ...ruled] };

const READS: readonly Effect[] = ['read'];

/**
 * What stands against every request of these effects, whatever it touches: a freeze of the site, the owner or the token, or one of
 * each project that the token is bound to. Undefined where nothing does.
 */
export function judgeHold(hold: Hold, reach: Reach, effects: readonly Effect[] = READS): Held | undefined {
  const upon = longest(hold.upon.filter(stops(effects)));
  if (upon || reach.kind === 'site' || hold.projects.length === 0) return upon;
  const each = reach.projects.map(({ id }) => judgeTouch(hold.projects, [id], effects));
  const held = each.filter((one) => one !== undefined);
  // The first that thaws lets something through again.
  return held.length === each.length ? held.toSorted(byEnd)[0] : undefined;
}

/** What stands against touching these projects (numeric ids) with these effects. */
export const judgeTouch = (
  frozen: readonly HeldProject[] | undefined,
  projectIds: readonly string[],
  effects: readonly Effect[] = READS,
): Held | undefined =>
  frozen && longest(frozen.filter(stops(effects)).filter(({ projectId }) => projectIds.includes(projectId)));

/** What stands against a request that may touch any project of the site. */
export const judgeAnyTouch = (
  frozen: readonly HeldProject[] | undefined,
  effects: readonly Effect[],
): Held | undefined => frozen && longest(frozen.filter(stops(effects)));

const stops =
  (effects: readonly Effect[]) =>
  ({ what }: Held): boolean =>
    what === 'all' || effects.some((effect) => effect !== 'read');

const endOf = ({ until }: Held): number => until ?? Infinity;
/** Two without an end are alike, and Infinity − Infinity is no number. */
const byEnd = (one: Held, other: Held): number =>
  endOf(one) === endOf(other) ? 0 : endOf(one) - endOf(other);
/** The one that must end before the request can pass. */
const longest = (held: readonly Held[]): Held | undefined => held.toSorted(byEnd).at(-1);
