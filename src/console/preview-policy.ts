import { chunksOf } from '../base/chunks';
import { fail, ok } from '../base/result';
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
import { formatCursor, parseCursor } from './list-cursor';
import type { ConsolePorts } from './ports';
import { refuse, refuseStore, type Outcome } from './refusal';
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
  if (!start) return refuse('entry-unknown');
  const today = await ports.policies.read();
  if (!today.ok) return refuseStore(today.error);

  const hitOf = hitsOfChange(today.value, rules.value, now);
  const hits: { readonly record: TokenRecord; readonly hit: PolicyHit }[] = [];
  let looked = 0;
  let inner = start.inner;
  for (let page = 0; page < PAGES_PER_CALL; page += 1) {
    const query = { by: 'state', state: 'active', ends: { from: start.at + 1 } } as const;
    const found = await ports.tokens.list(query, { limit: PAGE_LIMIT, cursor: inner });
    if (!found.ok) return refuseStore(found.error);
    looked += found.value.records.length;
    for (const record of found.value.records) {
      const hit = hitOf(record.grant);
      if (hit) hits.push({ record, hit });
    }
    inner = found.value.cursor;
    if (inner === undefined) break;
  }
  return ok({
    looked,
    hits: await viewHits(hits, now, ports),
    ...(inner === undefined ? {} : { cursor: formatCursor({ ...start, inner }) }),
  });
}

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

async function viewHits(
  hits: readonly { readonly record: TokenRecord; readonly hit: PolicyHit }[],
  now: Instant,
  { usages }: ConsolePorts,
): Promise<readonly PolicyHitView[]> {
  const calls = await callsOf(
    hits.map(({ record }) => record),
    now,
    usages,
  );
  return hits.map(({ record: { locator, name, ownerId }, hit }) => ({
    locator,
    name,
    ownerId,
    kinds: hit.kinds,
    rules: hit.rules,
    scopesLost: hit.scopesLost,
    effectsLost: hit.effectsLost,
    endsAt: formatInstant(hit.endsAt),
    endsAtThen: formatInstant(hit.endsAtThen),
    calls7d: calls.get(locator) ?? 0,
  }));
}

/** A hundred at a time, as the port takes them. Use that cannot be read counts as none: the hits are what matters. */
async function callsOf(
  records: readonly TokenRecord[],
  now: Instant,
  usages: ConsolePorts['usages'],
): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all(
    chunksOf(records, 100).map((part) => usages.find(part.map(({ locator }) => locator))),
  );
  return new Map(
    found.flatMap((part) =>
      part.ok
        ? [...part.value].map(([locator, { days }]) => [locator, callsWithin(days, 7, now).calls] as const)
        : [],
    ),
  );
}
