/** What a draft of a project's rules would do to tokens that live today: in numbers, for its admins see nobody else's tokens. */
import { ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import type { Instant } from '../base/time';
import type { Ceiling } from '../policy/ceiling';
import type { Grant } from '../policy/grant';
import type { Policy } from '../policy/policy';
import { ceilingsOf } from '../policy/policy-for';
import { problemsBelow } from '../policy/problem';
import type { HitKind } from '../policy/policy-hit';
import { projectHitsOf } from '../policy/project-hit';
import { findRule, NO_RULES, parseProjectRules, type ProjectRules } from '../policy/project-rules';
import { stateAt } from '../tokens/lifecycle';
import { homeOf, type TokenRecord } from '../tokens/record';
import type { ProjectActor, Standings } from './actor';
import { barStranger } from './change-project-rule';
import type { ProjectRulePreviewView } from './contract';
import { formatCursor, parseCursor, type ListCursor } from './list-cursor';
import type { ConsolePorts } from './ports';
import { object, refuse, refuseStore, type Outcome } from './refusal';

/** A parsed `ProjectRulePreview`. */
export interface ProjectPreview {
  readonly rules?: unknown;
  readonly cursor?: string | undefined;
}

/** As the preview of the policy: some 500 tokens a call. */
const PAGE_LIMIT = 100;
const PAGES_PER_CALL = 5;

/** A bounded part of the tokens at a time: those asked for on this project, then those for the whole site. Changes nothing. */
export async function previewProjectRule(
  { rules: draft, cursor }: ProjectPreview,
  actor: ProjectActor,
  standings: Standings,
  ports: ConsolePorts,
): Promise<Outcome<ProjectRulePreviewView>> {
  const barred = await barStranger(actor, standings);
  if (barred) return barred;
  const rules = parseProjectRules(draft);
  if (!rules.ok) return object(problemsBelow('rules', rules.error));
  const now = ports.clock.now();
  const homes = [actor.project.id, 'site'];
  const start = parseCursor(cursor, now);
  if (!start || start.list >= homes.length) return refuse('entry-unknown');
  const [policy, book] = await Promise.all([ports.policies.read(), ports.ruleBooks.read()]);
  if (!policy.ok) return refuseStore(policy.error);
  if (!book.ok) return refuseStore(book.error);

  const walked = await walk(start, homes, ports);
  if (!walked.ok) return refuseStore(walked.error);
  const { records, cursor: next } = walked.value;
  const active = records.filter((record) => stateAt(record, now) === 'active');
  const before = findRule(book.value, actor.project.id)?.rules ?? NO_RULES;
  const hitsOf = hitsOfChange(policy.value, { before, after: rules.value }, now);
  return ok({
    looked: active.length,
    ...countHits(active, hitsOf),
    ...(next === undefined ? {} : { cursor: formatCursor(next) }),
  });
}

interface Walked {
  readonly records: readonly TokenRecord[];
  /** Absent: all were walked. */
  readonly cursor?: ListCursor;
}

async function walk(
  start: ListCursor,
  homes: readonly string[],
  { tokens }: ConsolePorts,
): Promise<Result<Walked, StoreFailure>> {
  const records: TokenRecord[] = [];
  let { list, inner } = start;
  for (let page = 0; page < PAGES_PER_CALL; page += 1) {
    const projectId = homes[list];
    if (projectId === undefined) break;
    const found = await tokens.list({ by: 'project', projectId }, { limit: PAGE_LIMIT, cursor: inner });
    if (!found.ok) return found;
    // A cursor is opaque and comes from the caller: whatever it points to, only the tokens of this list are counted.
    records.push(...found.value.records.filter(({ grant }) => homeOf(grant.reach) === projectId));
    inner = found.value.cursor;
    if (inner === undefined) list += 1;
  }
  if (list >= homes.length) return ok({ records });
  const next = { done: [], list, at: start.at };
  return ok({ records, cursor: inner === undefined ? next : { ...next, inner } });
}

type HitsOf = (grant: Grant) => readonly HitKind[];

function hitsOfChange(
  policy: Policy,
  change: { readonly before: ProjectRules; readonly after: ProjectRules },
  now: Instant,
): HitsOf {
  const ceilingOf = ceilingsOf(policy, now);
  const known = new Map<Ceiling, HitsOf>();
  return (grant) => {
    const ceiling = ceilingOf(grant);
    const hitsOf = known.get(ceiling) ?? projectHitsOf({ ...change, ceiling, now });
    known.set(ceiling, hitsOf);
    return hitsOf(grant);
  };
}

function countHits(
  active: readonly TokenRecord[],
  hitsOf: HitsOf,
): Omit<ProjectRulePreviewView, 'looked' | 'cursor'> {
  const hits = active
    .map(({ grant }) => ({ kinds: hitsOf(grant), isSiteWide: grant.reach.kind === 'site' }))
    .filter(({ kinds }) => kinds.length > 0);
  const count = (kind: HitKind): number => hits.filter(({ kinds }) => kinds.includes(kind)).length;
  return {
    stopped: count('stopped'),
    shortened: count('shortened'),
    narrowed: count('narrowed'),
    siteWide: hits.filter(({ isSiteWide }) => isSiteWide).length,
  };
}
