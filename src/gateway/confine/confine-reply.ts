/**
 * Jira's reply as the token may see it: without the issues and projects that are out of its reach or that its owner may not browse,
 * wherever the reply names them. A reply that is itself about such a thing is refused before a byte of it is returned.
 */
import { isObject } from '../../base/is-object';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { judgePlaces } from '../../policy/judge-reach';
import { judgeStanding } from '../../policy/judge-standing';
import type { Denial } from '../../policy/decision';
import type { ReachToday } from '../../policy/hold';
import { needsOf, type Standing } from '../../policy/standing';
import type { PlacedIssue } from '../../policy/target';
import type { JiraReply } from '../jira';
import { parseJson } from '../../base/parse-json';
import { UNEXPECTED } from '../question';
import { refusalOf, type Refusal } from '../refusal';
import { askStanding, type StandingPorts } from '../standing/ask-standing';
import { placeReferences, type Placement } from './place-references';
import { removeProjectField, type Added } from './project-field';
import { GONE, isTooDeep, objectsIn, prune } from './prune';
import { referencesOf, type Reference } from './references';

/** What a reply is confined by. */
export interface Bounds {
  readonly reach: ReachToday;
  /** Issues that were placed and judged before the request was sent. */
  readonly seeds: readonly PlacedIssue[];
  /** What was added to the request and is to be taken out of the reply. */
  readonly added: Added;
  /** The request has changed something. A change may be restricted to a role by whoever makes it. */
  readonly isChange: boolean;
  /**
   * - `placed`: what the request touches was placed before; its reply may name nothing.
   * - `one`: the reply is about one thing, and must say which.
   * - `list`: the reply lists things, and each must say where it is.
   */
  readonly shows: 'placed' | 'one' | 'list';
}

export async function confineReply(
  reply: JiraReply,
  bounds: Bounds,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  if (reply.status < 200 || reply.status > 299 || reply.body === '') return ok(reply);
  const confined = await confine(reply, bounds, ports, now);
  // What was changed is changed: an answer that cannot be shown is then no reason to say no.
  return !confined.ok && bounds.isChange ? ok({ ...reply, body: '' }) : confined;
}

async function confine(
  reply: JiraReply,
  bounds: Bounds,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<JiraReply, Refusal>> {
  const json = parseJson(reply.body);
  const isOpaque = json === undefined && bounds.reach.kind === 'site' && bounds.shows === 'placed';
  if (isOpaque) return ok(reply);
  if (json === undefined || isTooDeep(json)) return fail(UNEXPECTED);
  const sight = await look(json, bounds, ports, now);
  if (!sight.ok) return sight;
  const shown = show(json, bounds, sight.value);
  if (!shown.ok) return shown;
  return ok(shown.value === json ? reply : { ...reply, body: JSON.stringify(shown.value) });
}

/** Where everything is that a reply names, and what the owner may do there. */
interface Sight {
  readonly placement: Placement;
  readonly standing: Standing;
}

async function look(
  json: unknown,
  { seeds }: Bounds,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<Sight, Refusal>> {
  const placement = await placeReferences(json, ports, now, seeds);
  if (!placement.ok) return placement;
  const { places } = placement.value;
  const needs = needsOf([BROWSE], places);
  const standing = await askStanding(needs, ports, now);
  if (!standing.ok) return standing;
  // A list from which everything is taken would look like one of nothing.
  const gap = needs.length > 0 ? judgeStanding(standing.value, { permissions: [] }, places) : undefined;
  return gap ? fail(refusalOf(gap)) : ok({ placement: placement.value, standing: standing.value });
}

/** Pure. The very same value where nothing is taken out. */
function show(
  json: unknown,
  { reach, added, isChange, shows }: Bounds,
  { placement, standing }: Sight,
): Result<unknown, Refusal> {
  const judge = (one: Reference): Denial | undefined => {
    const target = placement.placeOf(one);
    return target ? judgePlaces(reach, [BROWSE], { target, standing }) : ABSENT;
  };
  const denialOf = (object: JsonObject): Denial | undefined =>
    referencesOf(object)
      // What was changed may be restricted by whoever changed it; what else the answer to a change shows may not.
      .filter((one) => !(isChange && object === json && one.kind === 'restricted'))
      .map(judge)
      .find((denial) => denial !== undefined);
  const denial = isObject(json) ? denialOf(json) : undefined;
  if (denial) return fail(refusalOf(denial));
  if (shows === 'one' && !(isObject(json) && referencesOf(json).length > 0)) return fail(UNEXPECTED);

  const silent = new Set(shows === 'list' ? itemsOf(json, reach).filter((item) => !saysWhere(item)) : []);
  const pruned = prune(json, {
    isForeign: (object) => silent.has(object) || denialOf(object) !== undefined,
    // Text that Jira knows no issue by is just text.
    isForeignKey: (as) =>
      placement.placeOf({ kind: 'issue', as }) !== undefined && judge({ kind: 'issue', as }) !== undefined,
  });
  const bare = removeProjectField(pruned, added);
  return bare === GONE ? fail(refusalOf(ABSENT)) : ok(bare);
}

const saysWhere = (object: JsonObject): boolean =>
  [...objectsIn(object)].some((inner) => referencesOf(inner).length > 0);

/** The things that a list shows. For a token that is bound to no project only issues are held to it: the rest is the site's. */
function itemsOf(json: unknown, reach: ReachToday): readonly JsonObject[] {
  const names = reach.kind === 'site' ? ['issues'] : ['issues', 'values', 'projects'];
  const lists = isObject(json) ? names.map((name) => json[name]) : reach.kind === 'site' ? [] : [json];
  return lists.flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
}

type JsonObject = Readonly<Record<string, unknown>>;

const BROWSE = 'BROWSE_PROJECTS';
const ABSENT: Denial = { reason: 'target-absent', decidedBy: 'token.projects' };
