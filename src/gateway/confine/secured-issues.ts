import * as z from 'zod/mini';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import { holds, type Need } from '../../policy/standing';
import type { JqlBounds } from '../jql/confine-jql';
import { keyOf, type Secured } from '../known';
import { ask } from '../question';
import { refuseStanding, type Refusal } from '../refusal';
import { askStanding, type StandingPorts } from '../standing/ask-standing';

/** How many secured issues are asked about: as many as one question about standing takes. */
const SECURED_MAX = 1_000;
/** How many of them a search may name: Jira's addresses hold some 8,000 characters, and the caller's own JQL wants room. */
const NAMED_MAX = 200;

/**
 * The secured issues of these projects that the owner may browse: the only ones a search may find. Without this, a search would
 * betray by its total, its count or its page ends that issues match which the owner may not see. Undefined where there is nothing to
 * hide. An owner who may see more than 200 secured issues, yet not all, finds the first 200.
 */
export async function boundSecured(
  projects: JqlBounds['projects'],
  ports: StandingPorts,
  now: Instant,
): Promise<Result<readonly string[] | undefined, Refusal>> {
  const secured = await findSecured(projects, ports, now);
  if (!secured.ok) return secured;
  const { ids, isWhole } = secured.value;
  const needs = ids.map((id): Need => ({ permission: 'BROWSE_PROJECTS', subject: { kind: 'issue', id } }));
  const standing = await askStanding(needs, ports, now);
  if (!standing.ok) return standing;
  const { value } = standing;
  // To leave them out in silence would be an answer, and a wrong one.
  if (value.kind !== 'known') return fail(refuseStanding(value));
  const visible = needs.filter((need) => holds(value.held, need)).map((need) => idOf(need));
  return ok(isWhole && visible.length === ids.length ? undefined : visible.slice(0, NAMED_MAX));
}

const idOf = ({ subject }: Need): string => (subject.kind === 'site' ? '' : subject.id);

const found = once(() =>
  z.object({
    issues: z.array(z.object({ id: z.string() })),
    nextPageToken: z.optional(z.nullable(z.string())),
  }),
);

const WORDS = { in: 'in', 'not-in': 'not in' } as const;

/** Which issues have a security level at all, remembered 60 s. */
async function findSecured(
  projects: JqlBounds['projects'],
  { jira, known, installation }: StandingPorts,
  now: Instant,
): Promise<Result<Secured, Refusal>> {
  const key = keyOf(installation, projects?.kind ?? 'all', ...(projects?.ids ?? []));
  const remembered = known.secured.recall(key, now);
  if (remembered) return ok(remembered);
  const query = new URLSearchParams({
    jql: `${projects ? `project ${WORDS[projects.kind]} (${projects.ids.join(', ')}) AND ` : ''}level is not EMPTY`,
    fields: 'id',
    maxResults: String(SECURED_MAX),
  }).toString();
  const asked = await ask(jira, { path: ['rest', 'api', '3', 'search', 'jql'], query, answer: found });
  if (!asked.ok) return asked;
  const secured = {
    ids: (asked.value?.issues ?? []).map(({ id }) => id),
    isWhole: asked.value !== undefined && typeof asked.value.nextPageToken !== 'string',
  };
  known.secured.remember(key, secured, now);
  return ok(secured);
}
