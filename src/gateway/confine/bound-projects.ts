import * as z from 'zod/mini';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { judgeTouch, type ReachToday } from '../../policy/hold';
import { frozen } from '../../policy/frozen';
import { holds, type Need, type Standing } from '../../policy/standing';
import type { JqlBounds } from '../jql/confine-jql';
import { keyOf } from '../known';
import { ask } from '../question';
import { refusalOf, refuseStanding, type Refusal } from '../refusal';
import { askStanding, type StandingPorts } from '../standing/ask-standing';

type ProjectBound = JqlBounds['projects'];

/** How many projects a search may name: Jira's addresses hold some 8,000 characters, and the caller's own JQL wants room. */
const NAMED_MAX = 200;

/**
 * The projects that a search may find issues of: the token's, or for a token that is bound to none the site's, as far as the owner may
 * browse them and they are not frozen. Undefined where that is all of them. Without this a search would betray by its total or its page
 * ends what it hides.
 */
export async function boundProjects(
  reach: ReachToday,
  standing: Standing,
  ports: StandingPorts,
  now: Instant,
): Promise<Result<ProjectBound, Refusal>> {
  if (reach.kind === 'projects') {
    const own = browsableOf(
      reach.projects.map(({ id }) => id),
      standing,
    );
    const open = openOf(own, reach);
    return open.length === 0 ? refuseNone(own, reach) : ok({ kind: 'in', ids: open });
  }
  const all = await listProjects(ports, now);
  if (!all.ok) return all;
  const asked = await askStanding(all.value.map(needOf), ports, now);
  if (!asked.ok) return asked;
  if (asked.value.kind !== 'known') return fail(refuseStanding(asked.value));
  const browsable = browsableOf(all.value, asked.value);
  const open = openOf(browsable, reach);
  return open.length === 0 ? refuseNone(browsable, reach) : boundSite(open, all.value);
}

/** Without those that are frozen. */
const openOf = (ids: readonly string[], { frozen }: ReachToday): readonly string[] =>
  ids.filter((id) => !judgeTouch(frozen, [id]));

function refuseNone(
  browsable: readonly string[],
  reach: ReachToday,
): { readonly ok: false; readonly error: Refusal } {
  const held = judgeTouch(reach.frozen, browsable);
  return held ? fail(refusalOf(frozen(held))) : NONE_BROWSABLE;
}

const needOf = (id: string): Need => ({ permission: BROWSE, subject: { kind: 'project', id } });

/** Unknown standing shows nothing; `decide` refuses the request anyway. */
const browsableOf = (ids: readonly string[], standing: Standing): readonly string[] =>
  ids.filter((id) => standing.kind === 'known' && holds(standing.held, needOf(id)));

/** By whichever list is short. */
function boundSite(browsable: readonly string[], all: readonly string[]): Result<ProjectBound, Refusal> {
  const seen = new Set(browsable);
  const hidden = all.filter((id) => !seen.has(id));
  if (hidden.length === 0) return ok(undefined);
  if (hidden.length <= NAMED_MAX) return ok({ kind: 'not-in', ids: hidden });
  return browsable.length <= NAMED_MAX
    ? ok({ kind: 'in', ids: browsable })
    : fail({ code: 'target-unresolved', where: 'jql' });
}

const BROWSE = 'BROWSE_PROJECTS';
const NONE_BROWSABLE = fail<Refusal>({ code: 'owner-lost-permission', permission: BROWSE });
const projects = once(() => z.array(z.object({ id: z.string() })));

/** Every project that the app sees, remembered 60 s. */
async function listProjects(
  { jira, known, installation }: StandingPorts,
  now: Instant,
): Promise<Result<readonly string[], Refusal>> {
  const key = keyOf(installation);
  const remembered = known.siteProjects.recall(key, now);
  if (remembered) return ok(remembered);
  const asked = await ask(jira, { path: ['rest', 'api', '3', 'project'], answer: projects });
  if (!asked.ok) return asked;
  const ids = (asked.value ?? []).map(({ id }) => id);
  known.siteProjects.remember(key, ids, now);
  return ok(ids);
}
