import type { Usage } from '../audit/usage';
import { chunksOf } from '../base/chunks';
import { fail, ok, type Result } from '../base/result';
import type { StoreFailure } from '../base/store-failure';
import { formatInstant, type Instant } from '../base/time';
import type { Ceiling } from '../policy/ceiling';
import type { Grant } from '../policy/grant';
import type { Policy } from '../policy/policy';
import { ceilingsOf } from '../policy/policy-for';
import { hitsOf, type PolicyHit } from '../policy/policy-hit';
import { parseRules, type Rules } from '../policy/rules';
import { isStop } from '../policy/transitions';
import { problem } from '../policy/problem';
import type { TokenRecord } from '../tokens/record';
import type { PolicyHitView, PolicyPreviewView } from './contract';
import { countTouched, type TwoRules } from './count-touched';
import { formatCursor, parseCursor, type ListCursor } from './list-cursor';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
import { holdsLeavers } from './sweep/too-many';
import { callsWithin } from './usage-views';

/** A parsed `PolicyPreview`. */
export interface Preview {
  readonly rules?: unknown;
  readonly cursor?: string | undefined;
}

/** Some 500 tokens a call: about 50 of the 4,000 units that storage lets an installation read in a minute (limits-kvs-ce). */
const PAGE_LIMIT = 100;
const PAGES_PER_CALL = 5;

/** What these rules would do to tokens that live today, a bounded part of them at a time. Changes nothing. */
export async function previewPolicy(
  { rules: draft, cursor }: Preview,
  ports: ConsolePorts,
): Promise<Outcome<PolicyPreviewView>> {
  const rules = parseRules(draft);
  if (!rules.ok)
    return fail({
      problems: rules.error.map(({ path, code, facts }) =>
        problem(path === '' ? 'rules' : `rules.${path}`, code, facts),
      ),
    });
  const now = ports.clock.now();
  const start = parseCursor(cursor, now);
  if (!start || start.list >= STATES.length) return refuse('entry-unknown');
  const today = await ports.policies.read();
  if (!today.ok) return refuseStore(today.error);

  const walked = await walk(start, ports);
  if (!walked.ok) return refuseStore(walked.error);
  const { records, cursor: next } = walked.value;
  const change = { before: today.value.rules, after: rules.value };
  const hits = findHits(records, hitsOfChange(today.value, rules.value, now));
  const [{ usages, isWhole }, leavers] = await Promise.all([
    findUsages(isIdleChanged(change) ? records : hits.map(({ record }) => record), ports),
    findLeavers(change, ports),
  ]);
  return ok({
    looked: records.length,
    hits: hits.map((hit) => viewHit(hit, usages, now)),
    touched: countTouched(records, change, { now, usages: isWhole ? usages : undefined, leavers }),
    ...(next === undefined ? {} : { cursor: formatCursor(next) }),
  });
}

/** Living tokens, by their state: what the cursor calls a list. */
const STATES = ['active', 'paused'] as const;

interface Walked {
  readonly records: readonly TokenRecord[];
  /** Absent: all were walked. */
  readonly cursor?: ListCursor;
}

async function walk(start: ListCursor, { tokens }: ConsolePorts): Promise<Result<Walked, StoreFailure>> {
  const records: TokenRecord[] = [];
  let { list, inner } = start;
  for (let page = 0; page < PAGES_PER_CALL; page += 1) {
    const state = STATES[list];
    if (state === undefined) break;
    const found = await tokens.list(
      { by: 'state', state, ends: { from: start.at + 1 } },
      { limit: PAGE_LIMIT, cursor: inner },
    );
    if (!found.ok) return found;
    records.push(...found.value.records);
    inner = found.value.cursor;
    if (inner === undefined) list += 1;
  }
  if (list >= STATES.length) return ok({ records });
  const next = { done: [], list, at: start.at };
  return ok({ records, cursor: inner === undefined ? next : { ...next, inner } });
}

interface FoundHit {
  readonly record: TokenRecord;
  readonly hit: PolicyHit;
}

/** Nothing is refused to a paused token that was let through before. */
const findHits = (
  records: readonly TokenRecord[],
  hitOf: (grant: Grant) => PolicyHit | undefined,
): readonly FoundHit[] =>
  records.flatMap((record) => {
    const hit = record.state === 'active' ? hitOf(record.grant) : undefined;
    return hit ? [{ record, hit }] : [];
  });

const isIdleChanged = ({ before, after }: TwoRules): boolean => before.idleDaysMax !== after.idleDaysMax;

/**
 * What the draft would do if it held for every token at once: whatever earlier changes keep from older ones would be over. Stops at a
 * date stay.
 */
function hitsOfChange(today: Policy, rules: Rules, now: Instant): (grant: Grant) => PolicyHit | undefined {
  const transitions = (today.transitions ?? []).filter(isStop);
  const [before, after] = [ceilingsOf(today, now), ceilingsOf({ ...today, rules, transitions }, now)];
  const known = new Map<Ceiling, ReturnType<typeof hitsOf>>();
  return (grant) => {
    const ceiling = before(grant);
    // As old as one another: whoever shares the one ceiling shares the other.
    const hitOf = known.get(ceiling) ?? hitsOf({ before: ceiling, after: after(grant), now });
    known.set(ceiling, hitOf);
    return hitOf(grant);
  };
}

interface FoundUsages {
  readonly usages: ReadonlyMap<string, Usage>;
  /** Whether all could be read: the hits are told without, for they are what matters. */
  readonly isWhole: boolean;
}

/** A hundred at a time, as the port takes them. */
async function findUsages(records: readonly TokenRecord[], { usages }: ConsolePorts): Promise<FoundUsages> {
  const found = await Promise.all(
    chunksOf(records, 100).map((part) => usages.find(part.map(({ locator }) => locator))),
  );
  const parts = found.flatMap((part) => (part.ok ? [part.value] : []));
  return { usages: new Map(parts.flatMap((part) => [...part])), isWhole: parts.length === found.length };
}

/** Owners on whose tokens the sweep would act: Jira is not asked for a preview. */
async function findLeavers(
  { before, after }: TwoRules,
  { census }: ConsolePorts,
): Promise<ReadonlySet<string> | undefined> {
  if (before.ownerLeft === after.ownerLeft) return undefined;
  const counted = await census.read();
  const finished = counted.ok ? counted.value?.finished : undefined;
  return finished && !holdsLeavers(finished) ? new Set(finished.leavers) : undefined;
}

function viewHit(
  { record: { locator, name, ownerId }, hit }: FoundHit,
  usages: ReadonlyMap<string, Usage>,
  now: Instant,
): PolicyHitView {
  return {
    locator,
    name,
    ownerId,
    kinds: hit.kinds,
    rules: hit.rules,
    scopesLost: hit.scopesLost,
    effectsLost: hit.effectsLost,
    endsAt: formatInstant(hit.endsAt),
    endsAtThen: formatInstant(hit.endsAtThen),
    calls7d: callsWithin(usages.get(locator)?.days ?? [], 7, now).calls,
  };
}
