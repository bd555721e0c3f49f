import * as z from 'zod/mini';
import { chunksOf } from '../../base/chunks';
import { once } from '../../base/once';
import { fail, ok, type Result } from '../../base/result';
import type { Instant } from '../../base/time';
import type { PlacedIssue } from '../../policy/target';
import { keyOf } from '../known';
import { ask } from '../question';
import type { Refusal } from '../refusal';
import type { ResolvePorts, Unplaced } from './resolve-ports';

const issue = once(() =>
  z.object({
    id: z.string(),
    key: z.string(),
    fields: z.object({ project: z.object({ id: z.string() }) }),
  }),
);
type IssueAnswer = z.infer<ReturnType<typeof issue>>;
const issues = once(() => z.object({ issues: z.array(issue()) }));

/** Jira fetches at most so many at once (`POST /rest/api/3/issue/bulkfetch`). */
const BATCH_MAX = 100;
/** What Jira's bulk operations take. More in one request is refused before (`outside`): nobody could place it in time. */
const ISSUES_MAX = 1_000;

/**
 * Which project is each of these issues (ids or keys) in? `absent-issue` where Jira knows one of them not, or does not show it to
 * the app.
 */
export async function placeIssues(
  named: readonly string[],
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<readonly PlacedIssue[] | Unplaced, Refusal>> {
  const wanted = [...new Set(named)];
  if (wanted.length > ISSUES_MAX) return ok('outside');
  const found = await askPlaces(wanted, ports, now);
  if (!found.ok) return found;
  const placed = wanted.flatMap((name) => found.value.get(name) ?? []);
  return ok(placed.length === wanted.length ? placed : 'absent-issue');
}

/**
 * Issue id or key → where it is, for those that Jira knows and shows to the app. One question for one issue, one for each hundred
 * otherwise. Fails for more than `ISSUES_MAX`.
 */
export async function askPlaces(
  wanted: readonly string[],
  ports: ResolvePorts,
  now: Instant,
): Promise<Result<ReadonlyMap<string, PlacedIssue>, Refusal>> {
  if (wanted.length > ISSUES_MAX) return fail({ code: 'response-too-large' });
  const [only] = wanted;
  if (only === undefined) return ok(new Map());
  const found = wanted.length === 1 ? await placeOne(only, ports) : await placeMany(wanted, ports);
  if (!found.ok) return fail(found.error);
  const placed = new Map<string, PlacedIssue>();
  for (const [name, one] of found.value) {
    const place = { id: one.id, projectId: one.fields.project.id };
    placed.set(name, place);
    ports.known.issues.remember(keyOf(ports.installation, one.id), place, now);
    if (!isId(name))
      ports.known.issueIds.remember(keyOf(ports.installation, name.toUpperCase()), one.id, now);
  }
  return ok(placed);
}

/** Name → what Jira says of it. */
type Found = ReadonlyMap<string, IssueAnswer>;

async function placeOne(name: string, { jira }: ResolvePorts): Promise<Result<Found, Refusal>> {
  const path = ['rest', 'api', '3', 'issue', name];
  const asked = await ask(jira, { path, query: 'fields=project', answer: issue });
  if (!asked.ok) return asked;
  // A key may have moved on; an id never does.
  const isIt = asked.value && (!isId(name) || asked.value.id === name);
  return ok(new Map(isIt ? [[name, asked.value]] : []));
}

async function placeMany(names: readonly string[], ports: ResolvePorts): Promise<Result<Found, Refusal>> {
  const answers = await Promise.all(
    chunksOf(names, BATCH_MAX).map((issueIdsOrKeys) =>
      ask(ports.jira, {
        path: ['rest', 'api', '3', 'issue', 'bulkfetch'],
        json: { issueIdsOrKeys, fields: ['project'] },
        answer: issues,
      }),
    ),
  );
  const byName = new Map<string, IssueAnswer>();
  for (const answer of answers) {
    if (!answer.ok) return fail(answer.error);
    for (const one of answer.value?.issues ?? []) byName.set(one.id, one).set(one.key.toUpperCase(), one);
  }
  return placeMoved(names, byName, ports);
}

/** A moved issue comes back under its new key: which of them the old key meant is asked one by one. */
async function placeMoved(
  names: readonly string[],
  byName: ReadonlyMap<string, IssueAnswer>,
  ports: ResolvePorts,
): Promise<Result<Found, Refusal>> {
  const found = new Map(
    names.flatMap((name) => {
      const one = byName.get(name.toUpperCase());
      return one ? [[name, one] as const] : [];
    }),
  );
  const moved = names.filter((name) => !found.has(name) && !isId(name)).slice(0, MOVED_MAX);
  const asked = await Promise.all(moved.map((name) => placeOne(name, ports)));
  for (const one of asked) {
    if (!one.ok) return fail(one.error);
    one.value.forEach((issueAnswer, name) => found.set(name, issueAnswer));
  }
  return ok(found);
}

/** Old keys in one request beyond these are taken for absent. */
const MOVED_MAX = 20;

const isId = (name: string): boolean => /^\d+$/.test(name);
